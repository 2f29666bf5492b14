// SPDX-License-Identifier: Apache-2.0
#include "app/xr/loop.h"

#include <gtest/gtest.h>

using namespace twinloom::xr;
using namespace std::chrono_literals;

TEST(Loop, pausesGrowToFiveSeconds)
{
    EXPECT_EQ(nextPause(500ms), 1000ms);
    EXPECT_EQ(nextPause(4000ms), 5000ms);
    EXPECT_EQ(nextPause(5000ms), 5000ms);
}

TEST(Loop, quantiles)
{
    EXPECT_EQ(quantileOf({}, 0.5), 0);
    EXPECT_EQ(quantileOf({3, 1, 2}, 0.5), 2);
    EXPECT_EQ(quantileOf({3, 1, 2}, 0.99), 3);
    EXPECT_EQ(quantileOf({7}, 0.99), 7);
}
