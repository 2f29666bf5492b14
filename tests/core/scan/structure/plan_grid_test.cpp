// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/plan_grid.h"

#include "tests/core/scan/synthetic_room.h"

#include <gtest/gtest.h>

namespace twinloom::scan
{
namespace
{

constexpr double kGridSpacing = 0.04;

PlanGrid gridOf(const PointCloud &cloud)
{
    const std::vector<Level> levels = findLevels(cloud, kGridSpacing, 0.5);
    return makePlanGrid(cloud, kGridSpacing, levels, chooseFloorAndCeiling(levels));
}

float insideAt(const PlanGrid &grid, double x, double y)
{
    const Vec2 at = (Vec2(x, y) - grid.low) / PlanGrid::kCell;
    return grid.inside[grid.index(static_cast<int>(at.x()), static_cast<int>(at.y()))];
}

} // namespace

TEST(PlanGrid, KnowsWhereTheRoomIsAndHowHigh)
{
    test::SyntheticRoom room(kGridSpacing);
    room.addRoom({{0, 0}, {5, 0}, {5, 3}, {3, 3}, {3, 4.5}, {0, 4.5}}, 0.3, 2.8);
    const PlanGrid grid = gridOf(room.cloud);
    EXPECT_TRUE((grid.low.array() < Vec2(0, 0).array()).all() && (grid.high().array() > Vec2(5, 4.5).array()).all());
    EXPECT_EQ(insideAt(grid, 1, 1), 1.0f);
    EXPECT_EQ(insideAt(grid, 2.5, 4), 1.0f);
    EXPECT_EQ(insideAt(grid, 4, 4), 0.0f) << "beside the L";
    EXPECT_NEAR(grid.ceilingAt({1, 1}), 2.8f, 0.01f);
    EXPECT_TRUE(std::isnan(grid.ceilingAt({4.2, 3.9})));
    EXPECT_TRUE(std::isnan(grid.ceilingAt({-100, 0})));
}

TEST(PlanGrid, SmallHolesAreClosedAndFloorAloneIsLessSure)
{
    test::SyntheticRoom room(kGridSpacing);
    room.addRoom({{0, 0}, {5, 0}, {5, 4}, {0, 4}}, 0, 2.5);
    PointCloud &cloud = room.cloud;
    const auto without = [&](const Vec2 &low, const Vec2 &high, double above) {
        PointCloud rest;
        for (std::size_t i = 0; i < cloud.size(); ++i) {
            const Eigen::Vector3d p = cloud.positions[i].cast<double>();
            if (p.x() > low.x() && p.y() > low.y() && p.x() < high.x() && p.y() < high.y() && p.z() > above)
                continue;
            rest.positions.push_back(cloud.positions[i]);
            rest.normals.push_back(cloud.normals[i]);
        }
        cloud = rest;
    };
    without({2, 2}, {2.2, 2.2}, -1);  // nothing was seen here, neither above nor below
    without({0.5, 0.5}, {2, 1.5}, 1); // a skylight
    const PlanGrid grid = gridOf(cloud);
    EXPECT_EQ(insideAt(grid, 2.1, 2.1), 1.0f);
    EXPECT_GT(insideAt(grid, 1.2, 1), 0.5f);
    EXPECT_LT(insideAt(grid, 1.2, 1), 1.0f);
}

TEST(PlanGrid, IsEmptyWithoutAFloor)
{
    EXPECT_EQ(makePlanGrid({}, kGridSpacing, {}, {}).width, 0);
    test::SyntheticRoom wall(kGridSpacing);
    wall.addWall({0, 0}, {3, 0}, 0, 2);
    EXPECT_EQ(makePlanGrid(wall.cloud, kGridSpacing, {}, {}).width, 0);
}

} // namespace twinloom::scan
