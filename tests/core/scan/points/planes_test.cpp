// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/planes.h"

#include "tests/core/scan/synthetic_room.h"

#include <gtest/gtest.h>

#include <numbers>

namespace twinloom::scan
{
namespace
{

std::vector<WallPatch> patchesOf(const test::SyntheticRoom &room)
{
    return wallPatches(room.cloud, 0.03, 0.1, 2.6);
}

TEST(Planes, TwoFacesOfAWallAreTwoLines)
{
    test::SyntheticRoom room;
    room.addWall({0, 0}, {6, 0}, 0, 2.5);
    room.addWall({0, -0.15}, {6, -0.15}, 0, 2.5);
    const std::vector<PlanLine> lines = findPlanLines(patchesOf(room), 0.4);
    ASSERT_EQ(lines.size(), 2u);
    for (const PlanLine &line : lines) {
        EXPECT_NEAR(std::abs(line.normal.y()), 1, 1e-4);
        EXPECT_LT(std::min(std::abs(line.offset), std::abs(std::abs(line.offset) - 0.15)), 0.003);
    }
}

TEST(Planes, ADoubledFaceNearByDoesNotTurnALongWall)
{
    test::SyntheticRoom room;
    room.addWall({0, 0}, {8, 0}, 0, 2.5);
    room.addWall({0, -0.07}, {2, -0.07}, 0.9, 2.1); // a pane
    const std::vector<PlanLine> lines = findPlanLines(patchesOf(room), 2.0);
    ASSERT_FALSE(lines.empty());
    EXPECT_LT(std::abs(lines[0].distance({0, 0})), 0.004);
    EXPECT_LT(std::abs(lines[0].distance({8, 0})), 0.004);
}

TEST(Planes, TheMainDirectionIsThatOfMostWalls)
{
    test::SyntheticRoom room;
    const double turn = 0.3;
    const geometry::Vec2 along(std::cos(turn), std::sin(turn));
    room.addWall({0, 0}, 5 * along, 0, 2.5);
    room.addWall({0, 0}, 3 * geometry::Vec2(-along.y(), along.x()), 0, 2.5);
    EXPECT_NEAR(std::remainder(mainDirection(patchesOf(room)) - turn, std::numbers::pi / 2), 0, 0.003);
}

TEST(Planes, ParallelLinesDoNotMeet)
{
    EXPECT_FALSE(meet({{1, 0}, 1, 0}, {{-1, 0}, 3, 0}));
    const auto corner = meet({{1, 0}, 1, 0}, {{0, 1}, 2, 0});
    ASSERT_TRUE(corner);
    EXPECT_NEAR((*corner - geometry::Vec2(1, 2)).norm(), 0, 1e-12);
}

TEST(PlanLines, AreNotSoughtOnAfterACancel)
{
    test::SyntheticRoom room;
    room.addRoom({{0, 0}, {5, 0}, {5, 4}, {0, 4}}, 0, 2.5);
    const std::vector<WallPatch> patches = patchesOf(room);
    EXPECT_FALSE(findPlanLines(patches, 0.4).empty());
    Progress progress;
    progress.cancel();
    EXPECT_TRUE(wallPatches(room.cloud, 0.03, 0.1, 2.6, progress).empty());
    EXPECT_TRUE(findPlanLines(patches, 0.4, progress).empty());
}

} // namespace
} // namespace twinloom::scan
