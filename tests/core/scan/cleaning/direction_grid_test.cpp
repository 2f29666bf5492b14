// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/direction_grid.h"

#include "core/geometry/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace twinloom::scan
{
namespace
{

Eigen::Vector3f randomDirection(geometry::Random &random)
{
    return Eigen::Vector3d(random.normal(), random.normal(), random.normal()).cast<float>().normalized();
}

} // namespace

TEST(DirectionGrid, CellsAreOfNearlyOneSize)
{
    const DirectionGrid grid(0.2);
    geometry::Random random(3);
    std::vector<int> counts(grid.cells(), 0);
    constexpr int kDirections = 200'000;
    for (int i = 0; i < kDirections; ++i)
        ++counts.at(grid.cellAt(randomDirection(random)));
    const double mean = kDirections / static_cast<double>(grid.cells());
    EXPECT_GT(*std::min_element(counts.begin(), counts.end()), 0.6 * mean);
    EXPECT_LT(*std::max_element(counts.begin(), counts.end()), 1.6 * mean);
}

TEST(DirectionGrid, NearDirectionsAreInNeighbouringCells)
{
    const DirectionGrid grid(0.05);
    geometry::Random random(4);
    for (int i = 0; i < 20'000; ++i) {
        const Eigen::Vector3f direction = randomDirection(random);
        const Eigen::Vector3f near = direction + 0.02f * randomDirection(random);
        const auto around = grid.around(grid.cellAt(direction));
        ASSERT_NE(std::find(around.begin(), around.end(), grid.cellAt(near)), around.end())
            << direction.transpose() << " and " << near.transpose();
        ASSERT_EQ(grid.cellAt(direction), grid.cellAt(7 * direction));
    }
}

} // namespace twinloom::scan
