// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/floor_map.h"

#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <numbers>
#include <numeric>

namespace twinloom::scan
{
namespace
{

const Polygon kRoom = {{0, 0}, {5, 0}, {5, 4}, {0, 4}};

StructureRoom bareRoom()
{
    StructureRoom room;
    room.polygon = kRoom;
    room.ceiling = 2.5;
    return room;
}

FloorMap mapOf(const test::SyntheticRoom &points)
{
    Progress progress;
    return mapFloor(points.cloud, 0.03, bareRoom(), progress).value();
}

double areaOf(const FloorMap &map, const std::vector<std::uint8_t> &marked)
{
    return map.cell * map.cell * static_cast<double>(std::count(marked.begin(), marked.end(), 1));
}

double areaOf(const std::vector<Polygon> &rings)
{
    return std::accumulate(rings.begin(), rings.end(), 0.0,
                           [](double sum, const Polygon &ring) { return sum + geometry::signedArea(ring); });
}

FloorMap::Cell at(const FloorMap &map, double x, double y)
{
    return map.cells[map.index(static_cast<int>((x - map.low.x()) / map.cell),
                               static_cast<int>((y - map.low.y()) / map.cell))];
}

/// All of the room's floor but from (1, 3) to (4, 4).
const Polygon kAroundWell = {{0, 0}, {5, 0}, {5, 4}, {4, 4}, {4, 3}, {1, 3}, {1, 4}, {0, 4}};

TEST(FloorMap, NobodyWalksOverAWell)
{
    test::SyntheticRoom points;
    points.addLevel(kAroundWell, 0);
    points.addLevel(kAroundWell, -0.3);
    points.addLevel(kRoom, -2.8);
    points.addLevel({{3, 1}, {4, 1}, {4, 2}, {3, 2}}, 0.7); // hides nothing of the floor, as it happens
    for (int step = 1; step < 12; ++step)
        points.addLevel({{4 - 0.25 * step, 3}, {4.25 - 0.25 * step, 3}, {4.25 - 0.25 * step, 4}, {4 - 0.25 * step, 4}},
                        -2.9 + 0.23 * step);
    FloorMap map = mapOf(points);
    EXPECT_EQ(at(map, 2.5, 3.6), FloorMap::Cell::Unseen);
    Progress progress;
    ASSERT_OK(cutWells(map, points.cloud, bareRoom(), {-0.3, 0, 17}, progress));
    EXPECT_EQ(at(map, 2.5, 3.6), FloorMap::Cell::Outside);
    EXPECT_EQ(at(map, 2.5, 2.8), FloorMap::Cell::Free);
    const auto outside = std::count(map.cells.begin(), map.cells.end(), FloorMap::Cell::Outside);
    EXPECT_NEAR(map.cell * map.cell * static_cast<double>(outside), 3, 0.4);
    EXPECT_LT(areaOf(map, map.guessed), 0.3);
}

TEST(FloorMap, FloorThatFurnitureHidesIsNoWell)
{
    test::SyntheticRoom points;
    points.addLevel(kAroundWell, 0);
    points.addLevel(kRoom, -0.3); // seen from below
    points.addLevel(kRoom, -2.8);
    FloorMap map = mapOf(points);
    const FloorMap before = map;
    Progress progress;
    ASSERT_OK(cutWells(map, points.cloud, bareRoom(), {-0.3, 0, 17}, progress));
    EXPECT_EQ(map.cells, before.cells);
    EXPECT_EQ(map.guessed, before.guessed);
}

TEST(FloorMap, AnEmptyRoomIsWalkableButForItsCorners)
{
    test::SyntheticRoom points;
    points.addRoom(kRoom, 0, 2.5);
    const FloorMap map = mapOf(points);
    EXPECT_EQ(std::count(map.cells.begin(), map.cells.end(), FloorMap::Cell::Free), 100 * 80);
    const double corners = (4 - std::numbers::pi) * FloorMap::kPerson * FloorMap::kPerson;
    EXPECT_NEAR(areaOf(map, map.walkable), 20 - corners, 0.1);
    const auto rings = outlinesOf(map, map.walkable);
    ASSERT_EQ(rings.size(), 1u);
    EXPECT_NEAR(geometry::signedArea(rings[0]), 20 - corners, 0.1);
    EXPECT_TRUE(geometry::isSimple(rings[0]));
    EXPECT_LT(rings[0].size(), 40u);
}

TEST(FloorMap, ATableIsAHoleAndWhatHangsIsNone)
{
    test::SyntheticRoom points;
    points.addRoom(kRoom, 0, 2.5);
    points.addLevel({{2, 1.5}, {3.2, 1.5}, {3.2, 2.3}, {2, 2.3}}, 0.75); // the floor below it was seen
    points.addLevel({{0.5, 0.5}, {1, 0.5}, {1, 1}, {0.5, 1}}, 2.2);      // a lamp
    const FloorMap map = mapOf(points);
    EXPECT_EQ(at(map, 2.5, 2), FloorMap::Cell::Occupied);
    EXPECT_EQ(at(map, 0.7, 0.7), FloorMap::Cell::Free);
    const auto rings = outlinesOf(map, map.walkable);
    ASSERT_EQ(rings.size(), 2u);
    EXPECT_GT(geometry::signedArea(rings[0]), 0);
    EXPECT_NEAR(geometry::signedArea(rings[1]), -1.2 * 0.8, 0.15);
    EXPECT_NEAR(areaOf(rings), areaOf(map, map.walkable), 0.2);
}

TEST(FloorMap, AGapThatIsTooNarrowIsNotWalkable)
{
    test::SyntheticRoom points;
    points.addRoom(kRoom, 0, 2.5);
    points.addBox({{2.5, 1.75, 0.5}, {0.5, 3.5, 1.0}, 0}); // leaves half a metre
    const FloorMap narrow = mapOf(points);
    EXPECT_EQ(at(narrow, 2.5, 3.75), FloorMap::Cell::Free);
    EXPECT_EQ(outlinesOf(narrow, narrow.walkable).size(), 2u) << "two parts";
}

TEST(FloorMap, AShadowWasNotSeen)
{
    test::SyntheticRoom points;
    points.addRoom(kRoom, 0, 2.5);
    std::erase_if(points.cloud.positions, [](const Eigen::Vector3f &p) {
        return p.x() > 1 && p.x() < 2.5f && p.y() > 1 && p.y() < 2.5f && p.z() < 1;
    });
    const FloorMap map = mapOf(points);
    EXPECT_EQ(at(map, 1.75, 1.75), FloorMap::Cell::Unseen);
    EXPECT_EQ(at(map, 3.5, 2), FloorMap::Cell::Free);
    EXPECT_LT(areaOf(map, map.walkable), 19);
    EXPECT_GT(areaOf(map, map.walkable) + areaOf(map, map.guessed), 19.8);
}

TEST(FloorMap, CellsThatTouchAtACornerAreTwoRings)
{
    FloorMap map;
    map.width = map.height = 4;
    map.cell = 1;
    std::vector<std::uint8_t> marked(16, 0);
    for (const auto &[x, y] : {std::pair(0, 0), std::pair(1, 0), std::pair(0, 1), std::pair(1, 1), std::pair(2, 2),
                               std::pair(3, 2), std::pair(2, 3), std::pair(3, 3)})
        marked[map.index(x, y)] = 1;
    const auto rings = outlinesOf(map, marked);
    ASSERT_EQ(rings.size(), 2u);
    EXPECT_DOUBLE_EQ(geometry::signedArea(rings[0]), 4);
    EXPECT_DOUBLE_EQ(geometry::signedArea(rings[1]), 4);
}

TEST(FloorMap, IsCancelled)
{
    test::SyntheticRoom points;
    points.addRoom(kRoom, 0, 2.5);
    Progress progress;
    progress.cancel();
    EXPECT_EQ(mapFloor(points.cloud, 0.03, bareRoom(), progress).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scan
