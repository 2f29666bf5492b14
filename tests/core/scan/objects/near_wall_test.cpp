// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/near_wall.h"

#include <gtest/gtest.h>

#include <cmath>

namespace twinloom::scan
{
namespace
{

TEST(NearWall, IsTheNearestOfItsRoomAndLooksInwards)
{
    Structure structure;
    structure.walls.push_back({{0, 0}, {5, 0}, 0, 2.5, 1, 0});
    structure.walls.push_back({{5, 0}, {5, 4}, 0, 2.5, 1, 0});
    structure.walls.push_back({{4, 1}, {4, 3}, 0, 2.5, 1, 1}); // of another room, and nearer
    const NearWall wall = nearestWall(structure, 0, {4.2, 2});
    EXPECT_NEAR(wall.distance, 0.8, 1e-12);
    EXPECT_NEAR(wall.yaw, std::acos(-1.0) / 2, 1e-12);
    EXPECT_NEAR(wall.inward.x(), -1, 1e-12);
}

TEST(NearWall, EndsWhereTheWallEnds)
{
    Structure structure;
    structure.walls.push_back({{0, 0}, {1, 0}, 0, 2.5, 1, 0});
    EXPECT_NEAR(nearestWall(structure, 0, {4, 4}).distance, 5, 1e-12);
    EXPECT_TRUE(std::isinf(nearestWall(structure, 3, {4, 4}).distance));
}

} // namespace
} // namespace twinloom::scan
