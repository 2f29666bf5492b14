// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/walking_ways.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

using namespace twinloom;

TEST(WalkingWays, GoRoundWhatStandsThere)
{
    const geometry::Polygon floor = {{0, 0}, {20, 0}, {20, 10}, {0, 10}};
    Progress progress;
    const auto straight = facility::walkingWays(floor, {}, {{2, 5}, {18, 5}}, progress);
    ASSERT_OK(straight);
    EXPECT_NEAR((*straight)[0][1], 16, 0.3);
    EXPECT_EQ((*straight)[0][0], 0);
    const scene::RoomObject rack = test::thing("PalletRack", {10, 4, 1}, {1, 8, 2});
    const auto around = facility::walkingWays(floor, {rack}, {{2, 5}, {18, 5}}, progress);
    ASSERT_OK(around);
    EXPECT_GT((*around)[0][1], 17.5);
    EXPECT_LT((*around)[0][1], 19.5);
    EXPECT_NEAR((*around)[0][1], (*around)[1][0], 1e-9);
}

TEST(WalkingWays, SayWhereThereIsNone)
{
    Progress progress;
    const geometry::Polygon narrow = {{0, 0}, {4, 0}, {4, 0.3}, {0, 0.3}};
    const auto ways = facility::walkingWays(narrow, {}, {{1, 0.1}, {3, 0.1}}, progress);
    ASSERT_OK(ways);
    EXPECT_LT((*ways)[0][1], 0);
}
