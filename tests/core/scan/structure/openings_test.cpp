// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/openings.h"

#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

using test::SyntheticRoom;

const Polygon kOblong = {{0, 0}, {5, 0}, {5, 4}, {0, 4}};

/// What findStructure knows before it looks for openings.
Structure structureOf(const Polygon &polygon)
{
    Structure structure;
    StructureRoom room;
    room.polygon = polygon;
    room.ceiling = 2.5;
    room.area = geometry::signedArea(polygon);
    structure.rooms.push_back(room);
    for (std::size_t i = 0; i < polygon.size(); ++i)
        structure.walls.push_back({polygon[i], polygon[(i + 1) % polygon.size()], 0, 2.5, 0, 0});
    return structure;
}

Structure opened(const SyntheticRoom &room, std::span<const Eigen::Vector3f> strays = {})
{
    Structure structure = structureOf(kOblong);
    Progress progress;
    EXPECT_OK(findOpenings(room.cloud, strays, 0.03, structure, progress));
    return structure;
}

TEST(Openings, AShadowOfFurnitureIsNone)
{
    SyntheticRoom room;
    room.addRoom(kOblong, 0, 2.5, {{1.0, 2.2, -1, 2.0}});
    room.addBox({{1.6, 1.5, 1.0}, {0.9, 0.5, 2.0}, 0});
    EXPECT_TRUE(opened(room).openings.empty());
}

TEST(Openings, AReturnFromAPaneMakesItAWindow)
{
    SyntheticRoom room;
    room.addRoom(kOblong, 0, 2.5, {{1.0, 2.2, 0.9, 2.0}});
    room.addBox({{1.6, 1.5, 1.0}, {0.9, 0.5, 2.0}, 0});
    std::vector<Eigen::Vector3f> pane;
    for (float x = 1.05f; x < 2.2f; x += 0.25f)
        for (float z = 0.95f; z < 2.0f; z += 0.25f)
            pane.emplace_back(x, -0.08f, z);
    const Structure found = opened(room, pane);
    ASSERT_EQ(found.openings.size(), 1u);
    EXPECT_EQ(found.openings[0].kind, StructureOpening::Kind::Window);
    EXPECT_NEAR(found.openings[0].bottom, 0.9, 0.05);
    EXPECT_NEAR(found.openings[0].top, 2.0, 0.05);
    EXPECT_NEAR(found.openings[0].from.x(), 1.0, 0.05);
    EXPECT_NEAR(found.openings[0].to.x(), 2.2, 0.05);
}

TEST(Openings, AWindowWhoseSillIsHiddenIsNoDoor)
{
    SyntheticRoom room;
    room.addRoom(kOblong, 0, 2.5, {{1.0, 2.2, -1, 2.0}}); // the desk hides what is below the sill
    room.addBox({{1.6, 0.8, 0.37}, {1.4, 0.7, 0.74}, 0});
    room.addWall({1.0, -0.08}, {2.2, -0.08}, 0.9, 2.0);
    const Structure found = opened(room);
    ASSERT_EQ(found.openings.size(), 1u);
    EXPECT_EQ(found.openings[0].kind, StructureOpening::Kind::Window);
    EXPECT_NEAR(found.openings[0].bottom, 0.9, 0.1);
}

TEST(Openings, ADoorShowsWhatIsBehindIt)
{
    SyntheticRoom room;
    room.addRoom(kOblong, 0, 2.5, {{1.0, 1.9, -1, 2.0}});
    room.addBox({{3.5, 1.5, 1.0}, {0.9, 0.5, 2.0}, 0});
    room.addWall({0.5, -1.5}, {2.5, -1.5}, 0, 2.4);
    const Structure found = opened(room);
    ASSERT_EQ(found.openings.size(), 1u);
    EXPECT_EQ(found.openings[0].kind, StructureOpening::Kind::Door);
    EXPECT_NEAR(found.openings[0].from.x(), 1.0, 0.05);
    EXPECT_NEAR(found.openings[0].to.x(), 1.9, 0.05);
    EXPECT_NEAR(found.openings[0].top, 2.0, 0.05);
    EXPECT_GT(found.openings[0].confidence, 0.7);
    EXPECT_GT(found.walls[1].coverage, 0.98);
    EXPECT_LT(found.walls[0].coverage, 0.9);
}

TEST(Openings, APassageFarWiderThanHighIsNoDoor)
{
    SyntheticRoom room;
    room.addRoom(kOblong, 0, 2.5, {{0.5, 4.5, -1, 2.2}});
    room.addWall({0, -2}, {5, -2}, 0, 2.5);
    const Structure found = opened(room);
    ASSERT_EQ(found.openings.size(), 1u);
    EXPECT_EQ(found.openings[0].kind, StructureOpening::Kind::Opening);
}

TEST(Openings, IsCancelled)
{
    SyntheticRoom room;
    room.addRoom(kOblong, 0, 2.5);
    Structure structure = structureOf(kOblong);
    Progress progress;
    progress.cancel();
    EXPECT_EQ(findOpenings(room.cloud, {}, 0.03, structure, progress).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scan
