// SPDX-License-Identifier: Apache-2.0
#include "scenegen/evaluate/floor_grid.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

TEST(FloorGrid, AWallOfFurnitureHalvesTheRoom)
{
    FloorGrid grid(test::box(2, 3).polygon);
    grid.connect();
    EXPECT_EQ(grid.walkableRatio(), 1);
    // Across the room at 2 m: cells up to 1.8 m (16 rows of 16), and from 2.4 m (4 rows) to 2.8 m.
    const geometry::Box barrier{{1, 2.1, 0.5}, {2, 0.2, 1}, 0};
    grid.add(barrier);
    grid.connect();
    EXPECT_NEAR(grid.walkableRatio(), 16.0 / 20.0, 1e-9);
    EXPECT_TRUE(grid.reaches(barrier));
    EXPECT_TRUE(grid.isNearLostFloor(barrier, 0.5));
    EXPECT_FALSE(grid.isNearLostFloor({{1, 0.5, 0.5}, {0.3, 0.3, 1}, 0}, 0.5));
    EXPECT_FALSE(grid.reaches({{1, 2.8, 0.5}, {0.3, 0.3, 1}, 0}));
    grid.remove(barrier);
    grid.connect();
    EXPECT_EQ(grid.walkableRatio(), 1);
}

TEST(FloorGrid, ARoomWithoutSpaceHasNone)
{
    FloorGrid grid(test::box(0.35, 0.35).polygon);
    grid.connect();
    EXPECT_EQ(grid.walkableRatio(), 0);
    EXPECT_FALSE(grid.reaches({{0.1, 0.1, 0.1}, {0.1, 0.1, 0.1}, 0}));
}

TEST(FloorGrid, RefusesFieldsOfMillionsOfCells)
{
    EXPECT_FALSE(FloorGrid(test::box(900, 900).polygon).fits());
    EXPECT_TRUE(FloorGrid(test::box(50, 20).polygon).fits());
}

} // namespace
} // namespace twinloom::scenegen
