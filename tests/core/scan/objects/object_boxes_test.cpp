// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/object_boxes.h"

#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

Structure squareRoom()
{
    Structure structure;
    StructureRoom room;
    room.polygon = {{0, 0}, {5, 0}, {5, 4}, {0, 4}};
    structure.rooms.push_back(room);
    for (std::size_t i = 0; i < 4; ++i)
        structure.walls.push_back({room.polygon[i], room.polygon[(i + 1) % 4], 0, 2.5, 0, 0});
    return structure;
}

ScannedObject object(const geometry::Vec3 &centre, const geometry::Vec3 &size, double yaw = 0)
{
    ScannedObject result;
    result.category = QStringLiteral("Cabinet");
    result.confidence = 0.5;
    result.box = {centre, size, yaw};
    result.points = 1000;
    return result;
}

TEST(ObjectBoxes, StayInFrontOfTheWalls)
{
    const auto settled = settledBoxes({object({1, 0.25, 0.5}, {1, 0.6, 1})}, squareRoom());
    ASSERT_EQ(settled.size(), 1u);
    for (const Vec2 &corner : settled[0].box.footprint())
        EXPECT_GE(corner.y(), 0.0);
    EXPECT_NEAR(settled[0].box.centre.y() + settled[0].box.size.y() / 2, 0.55, 1e-6);
}

TEST(ObjectBoxes, NoneOverlap)
{
    const auto settled = settledBoxes({object({1, 2, 0.5}, {1, 1, 1}), object({1.9, 2, 0.5}, {1, 1, 1}),
                                       object({3.6, 2, 0.5}, {1, 1, 1}, 0.4), object({3.8, 2.2, 0.5}, {1, 1, 1}, 0.1)},
                                      squareRoom());
    ASSERT_GE(settled.size(), 3u);
    for (std::size_t a = 0; a < settled.size(); ++a)
        for (std::size_t b = a + 1; b < settled.size(); ++b)
            EXPECT_FALSE(geometry::overlaps(settled[a].box, settled[b].box, 0.01)) << a << ' ' << b;
}

TEST(ObjectBoxes, PiecesJoinWhatTheyArePartsOf)
{
    ScannedObject piece = object({2, 2, 1.4}, {0.4, 0.3, 0.4});
    piece.confidence = 0.2;
    const auto settled = settledBoxes({object({2, 2, 0.5}, {2, 1, 1}), piece}, squareRoom());
    ASSERT_EQ(settled.size(), 1u);
    EXPECT_NEAR(settled[0].box.top(), 1.6, 1e-9);
    EXPECT_NEAR(settled[0].box.bottom(), 0, 1e-9);
    EXPECT_EQ(settled[0].points, 2000);
}

TEST(ObjectBoxes, NothingFloats)
{
    ScannedObject back = object({2, 2, 0.85}, {0.42, 0.06, 0.4}); // of a chair behind a table
    back.hidden.behind = 0.5;
    const auto settled = settledBoxes({back}, squareRoom());
    ASSERT_EQ(settled.size(), 1u);
    EXPECT_NEAR(settled[0].box.bottom(), 0, 1e-9);
    EXPECT_NEAR(settled[0].box.top(), 1.05, 1e-9);
    ASSERT_TRUE(settled[0].category.endsWith(QStringLiteral("Chair"))) << settled[0].category.toStdString();
    EXPECT_GT(settled[0].box.centre.y(), 2.1); // the seat is before the back
    EXPECT_NEAR(settled[0].box.centre.y() - settled[0].box.size.y() / 2, 1.97, 1e-6);
}

TEST(ObjectBoxes, AFrontLikeNothingKnownReachesToTheWall)
{
    ScannedObject front = object({2, 3.5, 1}, {3.4, 0.03, 2}, std::acos(-1.0));
    front.category = QStringLiteral("Unknown");
    front.confidence = 0;
    front.hidden = {0.48, true, 0};
    const auto settled = settledBoxes({front}, squareRoom());
    ASSERT_EQ(settled.size(), 1u);
    EXPECT_NEAR(settled[0].box.size.y(), 0.51, 0.02);
    EXPECT_NEAR(settled[0].box.centre.y(), 3.74, 0.02);
}

TEST(ObjectBoxes, WhatHangsStaysUp)
{
    const auto settled =
        settledBoxes({object({0.1, 2, 1.2}, {0.1, 1, 0.6}), object({2, 2, 2.2}, {0.5, 0.5, 0.4})}, squareRoom());
    ASSERT_EQ(settled.size(), 2u);
    EXPECT_NEAR(settled[0].box.bottom(), 0.9, 1e-9);
    EXPECT_NEAR(settled[1].box.bottom(), 2.0, 1e-9);
}

TEST(ObjectBoxes, FindsWhatThingsStandOn)
{
    // The machine was seen to begin a little below the top, the mug a little above it.
    const auto settled = settledBoxes({object({1.2, 2, 1.15}, {0.3, 0.35, 0.4}), object({1.6, 2, 0.5}, {1.6, 0.5, 1}),
                                       object({2, 2, 1.1}, {0.12, 0.1, 0.12})},
                                      squareRoom());
    ASSERT_EQ(settled.size(), 3u); // what carries comes first
    EXPECT_EQ(settled[0].support, -1);
    for (const std::size_t i : {1u, 2u}) {
        EXPECT_EQ(settled[i].support, 0);
        EXPECT_NEAR(settled[i].box.bottom(), 1.0, 1e-9);
    }
    EXPECT_NEAR(settled[1].box.top(), 1.35, 1e-9);
}

TEST(ObjectBoxes, StayWithinARoomWithCorners)
{
    Structure structure;
    StructureRoom room;
    room.polygon = {{0, 0}, {5, 0}, {5, 4}, {2.2, 4}, {2.2, 3.8}, {0, 3.8}};
    structure.rooms.push_back(room);
    const auto settled = settledBoxes({object({2.4, 3.5, 0.5}, {1, 0.9, 1})}, structure);
    ASSERT_EQ(settled.size(), 1u);
    for (const Vec2 &corner : settled[0].box.footprint())
        EXPECT_GT(geometry::signedDistance(room.polygon, corner), -0.02);
}

TEST(ObjectBoxes, WhatStandsOnSomethingStaysThere)
{
    ScannedObject lamp = object({2, 2, 0.95}, {0.3, 0.3, 0.5});
    lamp.support = 1;
    const auto settled = settledBoxes({object({4, 3.5, 0.2}, {0.3, 0.3, 0.4}), object({2, 2, 0.35}, {1.6, 0.8, 0.7}),
                                       lamp, object({4, 3.5, 0.65}, {0.3, 0.3, 0.3})},
                                      squareRoom());
    ASSERT_EQ(settled.size(), 3u);
    EXPECT_EQ(settled[2].support, 1);
    EXPECT_NEAR(settled[2].box.size.z(), 0.5, 1e-9);
    lamp.box.centre.z() = 0.85;
    const auto sunk = settledBoxes(
        {object({4, 3.5, 0.2}, {0.3, 0.3, 0.4}), object({2, 2, 0.35}, {1.6, 0.8, 0.7}), lamp}, squareRoom());
    ASSERT_EQ(sunk.size(), 3u);
    EXPECT_NEAR(sunk[2].box.bottom(), 0.7, 1e-9);
    EXPECT_NEAR(sunk[2].box.top(), 1.1, 1e-9);
    EXPECT_NEAR(settled[0].box.top(), 0.8, 1e-9);
}

} // namespace
} // namespace twinloom::scan
