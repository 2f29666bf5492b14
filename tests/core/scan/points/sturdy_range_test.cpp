// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/sturdy_range.h"

#include <gtest/gtest.h>

namespace twinloom::scan
{
namespace
{

TEST(SturdyRange, IsNotChangedByAFewStrays)
{
    PointCloud cloud;
    for (int i = 0; i <= 1000; ++i)
        cloud.positions.emplace_back(0.01f * static_cast<float>(i), 0, -3);
    cloud.positions.emplace_back(1e6f, -1e6f, 0);
    EXPECT_NEAR(sturdyRange(cloud, 0, 0.002).high, 10, 0.05);
    EXPECT_NEAR(sturdyRange(cloud, 0, 0.002, 3).low, 0, 0.1);
    EXPECT_EQ(sturdyRange(cloud, 1, 0.002).length(), 0);
    EXPECT_EQ(sturdyRange(cloud, 0, 0).high, 1e6);
    cloud.positions.resize(1);
    EXPECT_EQ(sturdyRange(cloud, 2, 0.002).low, -3);
}

} // namespace
} // namespace twinloom::scan
