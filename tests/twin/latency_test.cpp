// SPDX-License-Identifier: Apache-2.0
#include "twin/latency.h"

#include <gtest/gtest.h>

namespace twinloom::twin
{

TEST(Latency, quantilesWithinTwoPercent)
{
    Latency latency;
    EXPECT_DOUBLE_EQ(latency.quantile(0.5), 0);
    for (int i = 1; i <= 10'000; ++i)
        latency.add(i * 1000LL); // up to 10 ms
    EXPECT_EQ(latency.count(), 10'000);
    EXPECT_NEAR(latency.quantile(0.5), 5.0, 0.1);
    EXPECT_NEAR(latency.quantile(0.99), 9.9, 0.2);
    EXPECT_DOUBLE_EQ(latency.maximum(), 10.0);
    EXPECT_LE(latency.quantile(1.0), 10.0);
}

TEST(Latency, extremes)
{
    Latency latency;
    latency.add(-5);
    EXPECT_DOUBLE_EQ(latency.maximum(), 0);
    latency.add(1'000'000'000'000'000); // eleven days
    EXPECT_DOUBLE_EQ(latency.maximum(), 1e9);
    EXPECT_GT(latency.quantile(1.0), 900'000);
}

} // namespace twinloom::twin
