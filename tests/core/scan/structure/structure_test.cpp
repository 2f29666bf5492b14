// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/structure.h"

#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

#include <algorithm>
#include <array>

namespace twinloom::scan
{
namespace
{

using geometry::Polygon;
using test::SyntheticRoom;

Structure structureOf(const SyntheticRoom &room, std::span<const Eigen::Vector3d> stations = {})
{
    Progress progress;
    StructureOptions options;
    options.stations = stations;
    auto structure = findStructure(room.cloud, options, progress);
    EXPECT_OK(structure);
    return structure ? *structure : Structure{};
}

const Polygon kFootprint = {{0, 0}, {5, 0}, {5, 4}, {0, 4}};

TEST(Structure, FindsOneRectangularRoom)
{
    SyntheticRoom room;
    room.addRoom(kFootprint, 0.1, 2.6);
    const Structure found = structureOf(room);
    ASSERT_EQ(found.rooms.size(), 1u);
    EXPECT_GT(geometry::iou(found.rooms[0].polygon, kFootprint), 0.995);
    EXPECT_NEAR(found.rooms[0].floor, 0.1, 0.005);
    ASSERT_TRUE(found.rooms[0].ceiling);
    EXPECT_NEAR(*found.rooms[0].ceiling, 2.6, 0.005);
    EXPECT_NEAR(found.rooms[0].area, 20.0, 0.1);
    ASSERT_EQ(found.walls.size(), 4u);
    for (const StructureWall &wall : found.walls)
        EXPECT_GT(wall.coverage, 0.97);
    EXPECT_TRUE(found.openings.empty());
}

TEST(Structure, FollowsAnLShape)
{
    const Polygon shape = {{0, 0}, {6, 0}, {6, 2.5}, {2.8, 2.5}, {2.8, 5}, {0, 5}};
    SyntheticRoom room;
    room.addRoom(shape, 0, 2.5);
    const Structure found = structureOf(room);
    ASSERT_EQ(found.rooms.size(), 1u);
    EXPECT_EQ(found.rooms[0].polygon.size(), 6u);
    EXPECT_GT(geometry::iou(found.rooms[0].polygon, shape), 0.99);
}

TEST(Structure, KeepsAnObliqueWall)
{
    const Polygon shape = {{0, 0}, {5, 0}, {5, 2}, {3.5, 4}, {0, 4}};
    SyntheticRoom room;
    room.addRoom(shape, 0, 2.5);
    const Structure found = structureOf(room);
    ASSERT_EQ(found.rooms.size(), 1u);
    EXPECT_EQ(found.rooms[0].polygon.size(), 5u);
    EXPECT_GT(geometry::iou(found.rooms[0].polygon, shape), 0.99);
}

TEST(Structure, IsNotMisledByAColumnOrAWardrobe)
{
    SyntheticRoom room;
    room.addRoom(kFootprint, 0, 2.5);
    room.addBox({{2.5, 2, 1.25}, {0.4, 0.4, 2.5}, 0});
    room.addBox({{4.0, 3.7, 1.0}, {1.6, 0.6, 2.0}, 0});
    const Structure found = structureOf(room);
    ASSERT_EQ(found.rooms.size(), 1u);
    EXPECT_EQ(found.rooms[0].polygon.size(), 4u);
    EXPECT_GT(geometry::iou(found.rooms[0].polygon, kFootprint), 0.99);
}

TEST(Structure, FindsADoorAndAWindow)
{
    SyntheticRoom room;
    room.addRoom(kFootprint, 0, 2.5, {{0.8, 1.7, -1, 2.05}, {2.6, 4.0, 0.9, 2.1}});
    const Structure found = structureOf(room);
    ASSERT_EQ(found.rooms.size(), 1u);
    ASSERT_EQ(found.openings.size(), 2u);
    const StructureOpening &door = found.openings[0], &window = found.openings[1];
    EXPECT_EQ(door.kind, StructureOpening::Kind::Door);
    EXPECT_NEAR(door.from.x(), 0.8, 0.1);
    EXPECT_NEAR(door.to.x(), 1.7, 0.1);
    EXPECT_NEAR(door.top, 2.05, 0.1);
    EXPECT_EQ(door.bottom, found.rooms[0].floor);
    EXPECT_GT(door.confidence, 0.6);
    EXPECT_EQ(window.kind, StructureOpening::Kind::Window);
    EXPECT_NEAR(window.from.x(), 2.6, 0.1);
    EXPECT_NEAR(window.to.x(), 4.0, 0.1);
    EXPECT_NEAR(window.bottom, 0.9, 0.1);
    EXPECT_NEAR(window.top, 2.1, 0.1);
}

TEST(Structure, PartsTwoRoomsWithADoorBetweenThem)
{
    const Polygon left = {{0, 0}, {4, 0}, {4, 4}, {0, 4}}, right = {{4.15, 4}, {4.15, 0}, {7, 0}, {7, 4}};
    SyntheticRoom room;
    room.addLevel(left, 0);
    room.addLevel(left, 2.5);
    for (std::size_t i = 0; i < 4; ++i)
        room.addWall(left[i], left[(i + 1) % 4], 0, 2.5,
                     i == 1 ? std::vector<test::Gap>{{1, 1.9, -1, 2}} : std::vector<test::Gap>{});
    room.addRoom(right, 0, 2.5, {{2.1, 3.0, -1, 2}});
    room.addLevel({{4, 1}, {4.15, 1}, {4.15, 1.9}, {4, 1.9}}, 0);
    const Structure found = structureOf(room);
    ASSERT_EQ(found.rooms.size(), 2u);
    EXPECT_GT(geometry::iou(found.rooms[0].polygon, left), 0.98);
    EXPECT_GT(geometry::iou(found.rooms[1].polygon, right), 0.98);
    EXPECT_EQ(found.openings.size(), 2u);
}

const Polygon kBath = {{0, 0}, {2.4, 0}, {2.4, 1.8}, {0, 1.8}};
const Polygon kView = {{0, -2}, {2.4, -2}, {2.4, 0}, {0, 0}}; ///< larger than the room, but with a piece of one wall

SyntheticRoom bathWithAView()
{
    SyntheticRoom room;
    room.addRoom(kBath, 0, 2.5, {{0.3, 1.1, -1, 2}});
    room.addLevel(kView, 0);
    room.addLevel(kView, 2.5);
    room.addWall({0.2, -2}, {1.6, -2}, 0, 2.5);
    return room;
}

TEST(Structure, TakesNoRoomFromAViewThroughADoor)
{
    const Structure found = structureOf(bathWithAView(), std::array{Eigen::Vector3d(1, 1, 1.6)});
    ASSERT_EQ(found.rooms.size(), 1u);
    EXPECT_GT(geometry::iou(found.rooms[0].polygon, kBath), 0.97);
    ASSERT_EQ(found.issues.size(), 1u);
    EXPECT_EQ(found.issues[0].code, QStringLiteral("seen-through-door"));
    ASSERT_EQ(found.openings.size(), 1u);
    EXPECT_EQ(found.openings[0].kind, StructureOpening::Kind::Door);
}

TEST(Structure, WhereAScannerStoodThereIsARoom)
{
    const Structure found =
        structureOf(bathWithAView(), std::array{Eigen::Vector3d(1, 1, 1.6), Eigen::Vector3d(1.2, -1, 1.6)});
    ASSERT_EQ(found.rooms.size(), 2u);
    EXPECT_GT(geometry::iou(found.rooms[0].polygon, kView), 0.9);
    EXPECT_GT(geometry::iou(found.rooms[1].polygon, kBath), 0.97);
    const auto glimpse = [](const Issue &issue) { return issue.code == QLatin1String("seen-through-door"); };
    EXPECT_TRUE(std::ranges::none_of(found.issues, glimpse));
    EXPECT_EQ(structureOf(bathWithAView(), std::array{Eigen::Vector3d(1.2, -1, 4.0)}).rooms.size(), 1u)
        << "on another storey";
}

TEST(Structure, KeepsALargeRoomWithAHiddenWallBesideASmallOne)
{
    const Polygon small = {{5.15, 0}, {7, 0}, {7, 2}, {5.15, 2}};
    SyntheticRoom room;
    room.addLevel(kFootprint, 0);
    room.addLevel(kFootprint, 2.5);
    for (std::size_t i = 0; i < 3; ++i)
        room.addWall(kFootprint[i], kFootprint[i + 1], 0, 2.5);
    room.addRoom(small, 0, 2.5);
    const Structure found = structureOf(room);
    ASSERT_EQ(found.rooms.size(), 2u);
    EXPECT_GT(geometry::iou(found.rooms[0].polygon, kFootprint), 0.97);
    EXPECT_GT(geometry::iou(found.rooms[1].polygon, small), 0.97);
}

bool tellsOfUnseenWalls(const Structure &structure)
{
    return std::ranges::any_of(structure.issues,
                               [](const Issue &issue) { return issue.code == QStringLiteral("walls-not-seen"); });
}

TEST(Structure, AFlatSheetIsNoRoom)
{
    SyntheticRoom sheet;
    sheet.addLevel(kFootprint, 0);
    const Structure found = structureOf(sheet);
    EXPECT_TRUE(found.rooms.empty());
    ASSERT_FALSE(found.issues.empty());
    EXPECT_EQ(found.issues.back().code, QStringLiteral("no-room"));
}

TEST(Structure, EndsAFloorWithoutWallsWhereItsPointsDo)
{
    SyntheticRoom room;
    room.addLevel(kFootprint, 0);
    room.addLevel(kFootprint, 2.5);
    const Structure found = structureOf(room);
    ASSERT_EQ(found.rooms.size(), 1u);
    EXPECT_NEAR(found.rooms[0].area, 20, 0.6);
    for (const StructureWall &wall : found.walls)
        EXPECT_EQ(wall.coverage, 0);
    EXPECT_TRUE(tellsOfUnseenWalls(found));
}

TEST(Structure, TellsWhereARoomMayGoOn)
{
    SyntheticRoom room;
    room.addRoom(kFootprint, 0, 2.5);
    EXPECT_FALSE(tellsOfUnseenWalls(structureOf(room)));
    SyntheticRoom open;
    open.addLevel(kFootprint, 0);
    open.addLevel(kFootprint, 2.5);
    for (std::size_t i = 0; i < 3; ++i)
        open.addWall(kFootprint[i], kFootprint[i + 1], 0, 2.5);
    const Structure found = structureOf(open);
    ASSERT_EQ(found.rooms.size(), 1u);
    EXPECT_NEAR(found.rooms[0].area, 20, 0.4);
    EXPECT_TRUE(tellsOfUnseenWalls(found));
}

TEST(Structure, FindsThreeCorners)
{
    const Polygon triangle = {{0, 0}, {7, 0}, {0, 6}};
    SyntheticRoom room;
    room.addRoom(triangle, 0, 2.8);
    const Structure found = structureOf(room);
    ASSERT_EQ(found.rooms.size(), 1u);
    EXPECT_EQ(found.rooms[0].polygon.size(), 3u);
    EXPECT_GT(geometry::iou(found.rooms[0].polygon, triangle), 0.99);
}

TEST(Structure, SaysWhatIsMissingInsteadOfFailing)
{
    SyntheticRoom wall;
    wall.addWall({0, 0}, {5, 0}, 0, 2.5);
    const Structure noFloor = structureOf(wall);
    EXPECT_TRUE(noFloor.rooms.empty());
    ASSERT_FALSE(noFloor.issues.empty());
    EXPECT_EQ(noFloor.issues.back().code, QStringLiteral("no-room"));

    Progress progress;
    const auto empty = findStructure({}, {}, progress);
    ASSERT_OK(empty);
    EXPECT_TRUE(empty->rooms.empty());

    PointCloud bare;
    bare.positions.emplace_back(0, 0, 0);
    EXPECT_EQ(findStructure(bare, {}, progress).error().code, ErrorCode::Usage);
}

TEST(Structure, StopsWhenAsked)
{
    SyntheticRoom room;
    room.addRoom(kFootprint, 0, 2.5);
    Progress progress;
    progress.cancel();
    const auto found = findStructure(room.cloud, {}, progress);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scan
