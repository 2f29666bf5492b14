// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/objects.h"

#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

#include <cmath>

namespace twinloom::scan
{
namespace
{

std::vector<ScannedObject> objectsOf(const test::SyntheticRoom &room)
{
    Progress progress;
    const auto structure = findStructure(room.cloud, {}, progress);
    EXPECT_OK(structure);
    const auto objects = findObjects(room.cloud, {}, *structure, {}, progress);
    EXPECT_OK(objects);
    return objects ? *objects : std::vector<ScannedObject>();
}

TEST(Objects, MeasuresBoxesAlongTheWalls)
{
    test::SyntheticRoom room;
    room.addRoom({{0, 0}, {5, 0}, {5, 4}, {0, 4}}, 0, 2.5);
    const geometry::Box wardrobe{{1.5, 3.68, 1.0}, {1.6, 0.6, 2.0}, 0}, table{{3.4, 1.6, 0.37}, {1.6, 0.9, 0.74}, 0};
    room.addBox(wardrobe);
    room.addBox(table);
    const auto objects = objectsOf(room);
    ASSERT_EQ(objects.size(), 2u);
    EXPECT_LT((objects[0].box.centre - wardrobe.centre).norm(), 0.06);
    EXPECT_NEAR(objects[0].box.size.x(), 1.6, 0.06);
    EXPECT_NEAR(objects[0].box.size.z(), 2.0, 0.05);
    EXPECT_NEAR(std::abs(objects[0].box.yaw), std::acos(-1.0), 0.05); // its back is to the wall at y = 4
    EXPECT_LT((objects[1].box.centre - table.centre).norm(), 0.05);
    EXPECT_NEAR(objects[1].box.size.head<2>().prod(), 1.44, 0.12);
    EXPECT_GT(objects[1].points, 1000);
    EXPECT_NE(objects[1].category, QStringLiteral("Unknown"));
}

TEST(Objects, PartsATableFromWhatStandsOnIt)
{
    test::SyntheticRoom room;
    room.addRoom({{0, 0}, {5, 0}, {5, 4}, {0, 4}}, 0, 2.5);
    room.addBox({{2.5, 2.0, 0.37}, {1.6, 0.9, 0.74}, 0});
    room.addBox({{2.2, 2.0, 0.94}, {0.4, 0.3, 0.4}, 0});
    const auto objects = objectsOf(room);
    ASSERT_EQ(objects.size(), 2u);
    EXPECT_NEAR(objects[0].box.size.z(), 0.74, 0.05);
    EXPECT_EQ(objects[1].support, 0);
    EXPECT_NEAR(objects[1].box.size.z(), 0.4, 0.06);
}

TEST(Objects, AnOpenDoorLeafIsNone)
{
    const geometry::Box leaf{{1.03, 0.52, 1.0}, {0.04, 0.86, 1.98}, 0}, wardrobe{{3.2, 0.35, 1.0}, {1.6, 0.6, 2.0}, 0};
    const geometry::Box side{{1.85, 0.52, 1.0}, {0.04, 0.86, 1.98}, 0}, head{{1.44, 0.52, 1.96}, {0.8, 0.1, 0.06}, 0};
    for (const auto &parts : {std::vector{leaf}, std::vector{leaf, side, head}}) { // alone, or with a lined reveal
        test::SyntheticRoom room;
        room.addRoom({{0, 0}, {5, 0}, {5, 4}, {0, 4}}, 0, 2.5, {{1.0, 1.9, -1, 2.0}});
        room.addLevel({{1.0, -1.5}, {1.9, -1.5}, {1.9, 0}, {1.0, 0}}, 0);
        room.addWall({0.5, -1.5}, {2.4, -1.5}, 0, 2.5);
        for (const geometry::Box &part : parts)
            room.addBox(part);
        room.addBox(wardrobe);
        const auto objects = objectsOf(room);
        ASSERT_EQ(objects.size(), 1u);
        EXPECT_LT((objects[0].box.centre - wardrobe.centre).norm(), 0.06);
    }
}

/// The side of a box that looks to local +y.
void addFront(test::SyntheticRoom &room, const geometry::Box &box)
{
    const geometry::Polygon foot = box.footprint();
    room.addWall(foot[2], foot[3], box.bottom(), box.top());
}

TEST(Objects, AFrontWithHiddenFloorBehindItIsACabinet)
{
    test::SyntheticRoom room;
    room.addLevel({{0, 0}, {5, 0}, {5, 4}, {0, 4}}, 2.5);
    const geometry::Box cabinet{{2.0, 0.33, 0.66}, {0.46, 0.62, 1.32}, 0};
    room.addLevel({{0, 0}, {1.7, 0}, {1.7, 4}, {0, 4}}, 0);
    room.addLevel({{2.3, 0}, {5, 0}, {5, 4}, {2.3, 4}}, 0);
    room.addLevel({{1.7, 0.66}, {2.3, 0.66}, {2.3, 4}, {1.7, 4}}, 0);
    const geometry::Polygon walls = {{0, 0}, {5, 0}, {5, 4}, {0, 4}};
    for (std::size_t i = 0; i < 4; ++i)
        room.addWall(walls[i], walls[(i + 1) % 4], 0, 2.5);
    addFront(room, cabinet);
    const auto objects = objectsOf(room);
    ASSERT_EQ(objects.size(), 1u);
    EXPECT_EQ(objects[0].category, QStringLiteral("FilingCabinet"));
    EXPECT_LT((objects[0].box.centre - cabinet.centre).norm(), 0.06);
    EXPECT_NEAR(objects[0].box.size.y(), 0.62, 0.06);
    EXPECT_NEAR(objects[0].box.yaw, 0, 0.05);
}

TEST(Objects, AScreenOnADeskIsAMonitor)
{
    test::SyntheticRoom room;
    room.addRoom({{0, 0}, {5, 0}, {5, 4}, {0, 4}}, 0, 2.5);
    room.addBox({{2.5, 2.0, 0.37}, {1.6, 0.8, 0.74}, 0});
    room.addBox({{2.5, 2.1, 1.0}, {0.6, 0.04, 0.42}, 0});
    const auto objects = objectsOf(room);
    ASSERT_EQ(objects.size(), 2u);
    EXPECT_EQ(objects[1].category, QStringLiteral("Monitor"));
    EXPECT_EQ(objects[1].support, 0);
    EXPECT_NEAR(objects[1].box.size.y(), 0.2, 0.02);
}

TEST(Objects, ATableTopWithoutLegsStandsOnTheFloor)
{
    test::SyntheticRoom room;
    room.addRoom({{0, 0}, {5, 0}, {5, 4}, {0, 4}}, 0, 2.5);
    room.addLevel({{1.7, 1.6}, {3.3, 1.6}, {3.3, 2.4}, {1.7, 2.4}}, 0.74);
    const auto objects = objectsOf(room);
    ASSERT_EQ(objects.size(), 1u);
    EXPECT_NEAR(objects[0].box.bottom(), 0, 0.01);
    EXPECT_NEAR(objects[0].box.top(), 0.74, 0.02);
    EXPECT_NE(objects[0].category, QStringLiteral("Unknown"));
}

TEST(Objects, AnEmptyRoomHasNone)
{
    test::SyntheticRoom room;
    room.addRoom({{0, 0}, {5, 0}, {5, 4}, {0, 4}}, 0, 2.5);
    EXPECT_TRUE(objectsOf(room).empty());
}

TEST(Objects, GuessesByHeightAndShape)
{
    EXPECT_EQ(guessCategory({{2.1, 0.9, 0.8}, 0.2}, 0.2).category, QStringLiteral("Sofa"));
    EXPECT_EQ(guessCategory({{0.5, 0.5, 0.9}, 0.1}, 0.2).category, QStringLiteral("Chair"));
    EXPECT_EQ(guessCategory({{9, 0.02, 0.3}, 0.1}, 0.2).category, QStringLiteral("Unknown"));
}

} // namespace
} // namespace twinloom::scan
