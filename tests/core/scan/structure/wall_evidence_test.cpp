// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/wall_evidence.h"

#include "tests/core/scan/synthetic_room.h"

#include <gtest/gtest.h>

#include <cmath>

namespace twinloom::scan
{
namespace
{

constexpr double kFaceSpacing = 0.03;

/// What stands along y = 0 of a room of 6 x 4 x 2.5 m.
LineEvidence evidenceOf(const PointCloud &cloud)
{
    const std::vector<Level> levels = findLevels(cloud, kFaceSpacing, 0.5);
    const PlanGrid grid = makePlanGrid(cloud, kFaceSpacing, levels, chooseFloorAndCeiling(levels));
    std::vector<std::uint32_t> vertical;
    for (std::size_t i = 0; i < cloud.size(); ++i)
        if (std::abs(cloud.normals[i].z()) < 0.45f)
            vertical.push_back(static_cast<std::uint32_t>(i));
    const PlanLine line{{0, 1}, 0, 0}; // runs along -x
    return LineEvidence(line, cloud, vertical, grid, {kFaceSpacing, 0, 2.5});
}

PointCloud roomWith(const std::vector<test::Gap> &gaps)
{
    test::SyntheticRoom room(kFaceSpacing);
    room.addRoom({{0, 0}, {6, 0}, {6, 4}, {0, 4}}, 0, 2.5, gaps);
    return room.cloud;
}

} // namespace

TEST(WallEvidence, AWholeWallIsSure)
{
    const LineEvidence evidence = evidenceOf(roomWith({}));
    EXPECT_GT(evidence.wall(-5.5, -0.5), 0.95);
    EXPECT_GT(evidence.full(-5.5, -0.5), 0.95);
    EXPECT_NEAR(evidence.length(), 6, 2 * evidence.column());
    EXPECT_LT(evidence.wall(0.5, 0.9), 0.05) << "past its end";
}

TEST(WallEvidence, ALintelIsWallButNotFull)
{
    const LineEvidence evidence = evidenceOf(roomWith({{2, 3, 0, 2.0}}));
    EXPECT_GT(evidence.wall(-2.9, -2.1), 0.5) << "there is wall above the door";
    EXPECT_LT(evidence.full(-2.9, -2.1), 0.35);
    EXPECT_GT(evidence.full(-1.9, -0.5), 0.95);
}

TEST(WallEvidence, AnOpeningAndFurnitureAreNoWall)
{
    PointCloud open = roomWith({{2, 4, 0, 2.5}});
    EXPECT_LT(evidenceOf(open).wall(-3.8, -2.2), 0.1);
    test::SyntheticRoom cupboard(kFaceSpacing);
    cupboard.addWall({2, 0}, {4, 0}, 0, 1.2); // its front stands where the wall is open
    open.positions.insert(open.positions.end(), cupboard.cloud.positions.begin(), cupboard.cloud.positions.end());
    open.normals.insert(open.normals.end(), cupboard.cloud.normals.begin(), cupboard.cloud.normals.end());
    EXPECT_LT(evidenceOf(open).wall(-3.8, -2.2), 0.4);
    EXPECT_NEAR(evidenceOf(open).length(), 4, 0.4);
}

} // namespace twinloom::scan
