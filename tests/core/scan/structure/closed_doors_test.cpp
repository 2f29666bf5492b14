// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/closed_doors.h"

#include "core/geometry/random.h"
#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

#include <map>

namespace twinloom::scan
{
namespace
{

using test::SyntheticRoom;

const Polygon kOffice = {{0, 0}, {5, 0}, {5, 4}, {0, 4}};

Structure officeStructure()
{
    Structure structure;
    StructureRoom room;
    room.polygon = kOffice;
    room.ceiling = 2.6;
    structure.rooms.push_back(room);
    for (std::size_t i = 0; i < kOffice.size(); ++i)
        structure.walls.push_back({kOffice[i], kOffice[(i + 1) % kOffice.size()], 0, 2.6, 0, 0});
    return structure;
}

std::vector<StructureOpening> closedDoors(const SyntheticRoom &room, Structure structure = officeStructure())
{
    Progress progress;
    EXPECT_OK(findClosedDoors(room.cloud, 0.03, structure, progress));
    return structure.openings;
}

/// A band that stands 25 mm out from the first wall.
void addFrame(SyntheticRoom &room, double from, double to, double bottom, double top)
{
    room.addWall({from, 0.025}, {to, 0.025}, bottom, top);
}

TEST(ClosedDoors, AFrameGivesOneAway)
{
    SyntheticRoom room;
    room.addRoom(kOffice, 0, 2.6, {{1.0, 2.1, -1, 2.1}});
    room.addWall({1.1, 0}, {2.0, 0}, 0, 2.0);
    addFrame(room, 1.0, 1.1, 0, 2.1);
    addFrame(room, 2.0, 2.1, 0, 2.1);
    addFrame(room, 1.1, 2.0, 2.0, 2.1);
    const auto doors = closedDoors(room);
    ASSERT_EQ(doors.size(), 1u);
    EXPECT_EQ(doors[0].kind, StructureOpening::Kind::Door);
    EXPECT_EQ(doors[0].evidence, StructureOpening::Evidence::Relief);
    EXPECT_EQ(doors[0].wall, 0);
    EXPECT_NEAR(doors[0].from.x(), 1.1, 0.06);
    EXPECT_NEAR(doors[0].to.x(), 2.0, 0.06);
    EXPECT_NEAR(doors[0].top, 2.0, 0.06);
    EXPECT_GT(doors[0].confidence, 0.5);
}

TEST(ClosedDoors, TwoLeavesBesideACornerLieBackFromTheWall)
{
    SyntheticRoom room;
    room.addRoom(kOffice, 0, 2.6, {{3.2, 5, -1, 2.05}});
    room.addWall({3.2, -0.03}, {5, -0.03}, 0, 2.05);
    const auto doors = closedDoors(room);
    ASSERT_EQ(doors.size(), 2u);
    EXPECT_NEAR(doors[0].from.x(), 3.2, 0.06);
    EXPECT_NEAR(doors[0].to.x(), 4.1, 0.06);
    EXPECT_NEAR(doors[1].to.x(), 5.0, 0.06);
}

TEST(ClosedDoors, AColourGivesOneAway)
{
    SyntheticRoom room;
    room.addRoom(kOffice, 0, 2.6);
    for (const Eigen::Vector3f &p : room.cloud.positions) {
        const bool leaf = std::abs(p.y()) < 0.02f && p.x() > 1.5f && p.x() < 2.4f && p.z() < 2.0f;
        room.cloud.colours.push_back(leaf ? Rgb{120, 80, 50} : Rgb{220, 220, 210});
    }
    const auto doors = closedDoors(room);
    ASSERT_EQ(doors.size(), 1u);
    EXPECT_EQ(doors[0].evidence, StructureOpening::Evidence::Colour);
    EXPECT_NEAR(doors[0].from.x(), 1.5, 0.06);
    EXPECT_NEAR(doors[0].to.x(), 2.4, 0.06);
    EXPECT_NEAR(doors[0].top, 2.0, 0.06);
}

// A wall seen at a flat angle: each column of the scanner is as bright as it happens to be, and so is each point.
TEST(ClosedDoors, ColoursThatDifferFromPointToPointAreNone)
{
    SyntheticRoom bare;
    bare.addRoom(kOffice, 0, 2.6);
    std::size_t doors = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        geometry::Random random(seed);
        std::map<int, double> columns;
        SyntheticRoom room = bare;
        for (const Eigen::Vector3f &p : room.cloud.positions) {
            const int column = static_cast<int>(std::floor((p.x() + p.y()) / 0.2f));
            const auto [at, isNew] = columns.try_emplace(column, 0.0);
            if (isNew)
                at->second = random.uniform(-18, 18);
            const double grey = 200 + at->second + random.uniform(-30, 30);
            room.cloud.colours.push_back(
                {static_cast<std::uint8_t>(grey), static_cast<std::uint8_t>(grey), static_cast<std::uint8_t>(grey)});
        }
        doors += closedDoors(room).size();
    }
    EXPECT_EQ(doors, 0u);
}

TEST(ClosedDoors, ABeamFromWallToWallIsNone)
{
    SyntheticRoom room;
    room.addRoom(kOffice, 0, 2.6, {{0, 5, 2.1, 2.6}});
    addFrame(room, 0, 5, 2.1, 2.6);
    EXPECT_TRUE(closedDoors(room).empty());
}

TEST(ClosedDoors, APictureIsNone)
{
    SyntheticRoom room;
    room.addRoom(kOffice, 0, 2.6, {{1, 2, 0.9, 2.0}});
    addFrame(room, 1, 2, 0.9, 2.0);
    for (const Eigen::Vector3f &p : room.cloud.positions)
        room.cloud.colours.push_back(p.y() > 0.02f && p.y() < 0.03f ? Rgb{20, 60, 30} : Rgb{220, 220, 210});
    EXPECT_TRUE(closedDoors(room).empty());
}

TEST(ClosedDoors, WhatAShelfStandsBeforeIsNone)
{
    SyntheticRoom room;
    room.addRoom(kOffice, 0, 2.6, {{3.2, 5, -1, 2.05}});
    room.addWall({3.2, -0.03}, {5, -0.03}, 0, 2.05);
    ASSERT_EQ(closedDoors(room).size(), 2u);
    room.addBox({{4.1, 0.35, 0.9}, {1.2, 0.25, 1.8}, 0});
    EXPECT_TRUE(closedDoors(room).empty());
}

TEST(ClosedDoors, AKnownDoorIsNotFoundAgain)
{
    SyntheticRoom room;
    room.addRoom(kOffice, 0, 2.6, {{3.2, 5, -1, 2.05}});
    room.addWall({3.2, -0.03}, {5, -0.03}, 0, 2.05);
    Structure structure = officeStructure();
    StructureOpening known;
    known.from = {3.3, 0};
    known.to = {4.9, 0};
    structure.openings.push_back(known);
    EXPECT_EQ(closedDoors(room, structure).size(), 1u);
}

TEST(ClosedDoors, IsCancelled)
{
    Structure structure = officeStructure();
    Progress progress;
    progress.cancel();
    EXPECT_EQ(findClosedDoors({}, 0.03, structure, progress).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scan
