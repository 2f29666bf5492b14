// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/walking_ways.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

using namespace twinloom;

TEST(WalkingWays, GoRoundWhatStandsThere)
{
    const geometry::Polygon floor = {{0, 0}, {20, 0}, {20, 10}, {0, 10}};
    Progress progress;
    const auto straight = facility::walkingWays(floor, {}, {{{{2, 5}, {18, 5}}}, {{{2, 5}, {2, 5}}}}, progress);
    ASSERT_OK(straight);
    EXPECT_NEAR((*straight)[0].metres, 16, 0.3);
    EXPECT_EQ((*straight)[0].corners.size(), 2u);
    EXPECT_EQ((*straight)[1].metres, 0);
    const scene::RoomObject rack = test::thing("PalletRack", {10, 4, 1}, {1, 8, 2});
    const auto around = facility::walkingWays(floor, {rack}, {{{{2, 5}, {18, 5}}}, {{{18, 5}, {2, 5}}}}, progress);
    ASSERT_OK(around);
    const facility::WalkingWay &forth = (*around)[0], &back = (*around)[1];
    EXPECT_NEAR(forth.metres, 17.34, 0.4) << "over the two corners, as the crow flies";
    EXPECT_NEAR(forth.metres, back.metres, 1e-9);
    ASSERT_GE(forth.corners.size(), 3u);
    EXPECT_LT((forth.corners.front() - geometry::Vec2(2, 5)).norm(), 0.3);
    EXPECT_LT((forth.corners.back() - geometry::Vec2(18, 5)).norm(), 0.3);
    EXPECT_LT((back.corners.front() - geometry::Vec2(18, 5)).norm(), 0.3);
}

TEST(WalkingWays, SayWhereThereIsNone)
{
    Progress progress;
    const geometry::Polygon narrow = {{0, 0}, {4, 0}, {4, 0.3}, {0, 0.3}};
    const auto ways = facility::walkingWays(narrow, {}, {{{{1, 0.1}, {3, 0.1}}}}, progress);
    ASSERT_OK(ways);
    EXPECT_LT((*ways)[0].metres, 0);
    EXPECT_TRUE((*ways)[0].corners.empty());
}
