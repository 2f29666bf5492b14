// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/block_plan.h"

#include "tests/scenegen/facility/block_tasks.h"
#include "tests/support/test_data.h"

#include <cmath>

using namespace twinloom;
using namespace twinloom::facility;
using twinloom::test::bayTask;
using twinloom::test::expectSound;

TEST(BlockPlan, KeepsAreasAndLeavesSpareRoomFree)
{
    const BlockTask task = bayTask({{0, 0, 40, 25}}, 3, 25);
    Progress progress;
    const auto plans = planBays(task, 1, 4000, progress);
    ASSERT_OK(plans);
    const BlockPlan &plan = plans->front();
    EXPECT_EQ(plan.scale, 1);
    expectSound(task, plan);
    for (const Block &block : plan.blocks) {
        EXPECT_NEAR(areaOf(withoutAisles(block, task.aisle)), 25, 1e-6);
        EXPECT_LE(aspectOf(block, task.aisle), kMostAspect + 1e-9);
    }
    EXPECT_LT(plan.cost, 10 * 2 * 9) << "neighbours";
}

TEST(BlockPlan, SharesOutSpareRoomOnlyWhenAsked)
{
    BlockTask task = bayTask({{0, 0, 40, 25}}, 3, 25);
    task.sharesOut = true;
    Progress progress;
    const auto plans = planBays(task, 1, 4000, progress);
    ASSERT_OK(plans);
    EXPECT_GT(plans->front().scale, 5);
    expectSound(task, plans->front());
}

TEST(BlockPlan, SharingOutCostsNoMoreThanLargerSides)
{
    // A hall with one gate at its end: what is near it stays near it.
    BlockTask task = bayTask({{0, 0, 52, 32}}, 6, 90);
    task.stations = {{QStringLiteral("Door 1"), {0, 8}, 4}, {QStringLiteral("Door 2"), {52, 24}, 4}};
    task.flows = {{6, 0, 30}, {0, 1, 30}, {1, 2, 20}, {2, 3, 18}, {1, 3, 8}, {3, 4, 25}, {4, 5, 25}, {5, 7, 25}};
    Progress progress;
    for (std::uint64_t seed = 1; seed < 6; ++seed) {
        task.sharesOut = false;
        const auto free = planBays(task, seed, 40000, progress);
        task.sharesOut = true;
        const auto shared = planBays(task, seed, 40000, progress);
        ASSERT_OK(free);
        ASSERT_OK(shared);
        const BlockPlan &plan = shared->front();
        EXPECT_GT(plan.scale, 1.15) << seed;
        EXPECT_LE(plan.cost, 1.081 * std::sqrt(plan.scale) * free->front().cost) << seed;
        expectSound(task, plan);
    }
}

TEST(BlockPlan, TheLastDepartmentIsAsSmallAsItTakes)
{
    const BlockTask task = bayTask({{0, 0, 8, 7}}, 1, 900);
    Progress progress;
    const auto plans = planBays(task, 1, 1000, progress);
    ASSERT_OK(plans);
    EXPECT_LT(plans->front().scale, 0.05);
    expectSound(task, plans->front());
}

TEST(BlockPlan, UsesAllRectanglesOfTheFloor)
{
    const BlockTask task = bayTask({{0, 0, 14, 40}, {14, 0, 26, 12}}, 6, 80);
    Progress progress;
    const auto plans = planBays(task, 1, 12000, progress);
    ASSERT_OK(plans);
    expectSound(task, plans->front());
    EXPECT_GT(plans->front().scale, 0.85);
    EXPECT_TRUE(std::any_of(plans->front().blocks.begin(), plans->front().blocks.end(),
                            [](const Block &block) { return block[0] >= 14 - 1e-6; }));
}

TEST(BlockPlan, FullHallsBecomeSmallerDepartmentsAndTooSmallOnesAnError)
{
    const BlockTask task = bayTask({{0, 0, 20, 15}}, 4, 120);
    Progress progress;
    const auto plans = planBays(task, 1, 4000, progress);
    ASSERT_OK(plans);
    EXPECT_LT(plans->front().scale, 0.35);
    EXPECT_GT(plans->front().scale, 0.25);
    expectSound(task, plans->front());
    EXPECT_EQ(planBays(bayTask({{0, 0, 5, 5}}, 9, 20), 1, 1000, progress).error().code, ErrorCode::BadInput);
}

TEST(BlockPlan, FixedBlocksStayAndDrawTheirPartners)
{
    BlockTask task = bayTask({{0, 0, 30, 20}}, 2, 30);
    task.fixed[0] = Block{30, 0, 8, 8};
    Progress progress;
    const auto plans = planBays(task, 1, 4000, progress);
    ASSERT_OK(plans);
    EXPECT_EQ(plans->front().blocks[0], *task.fixed[0]);
    EXPECT_GT(plans->front().blocks[1][0], 18);
}

TEST(BlockPlan, DoorsDrawTheirPartners)
{
    BlockTask task = bayTask({{0, 0, 60, 12}}, 2, 30);
    task.stations = {{QStringLiteral("Door 1"), {0, 6}, 4}, {QStringLiteral("Door 2"), {60, 6}, 4}};
    task.flows = {{2, 0, 10}, {0, 1, 1}, {1, 3, 10}};
    Progress progress;
    const auto plans = planBays(task, 1, 8000, progress);
    ASSERT_OK(plans);
    const std::vector<Block> &blocks = plans->front().blocks;
    EXPECT_LT(blocks[0][0], 2);
    EXPECT_GT(blocks[1][0] + blocks[1][2], 58);
    EXPECT_NEAR(middleOf(task, blocks, 3).x(), 60, 1e-9);
    EXPECT_NEAR(handlingCost(task, blocks),
                10 * distanceOf(task, blocks, task.flows[0]) + distanceOf(task, blocks, task.flows[1]) +
                    10 * distanceOf(task, blocks, task.flows[2]),
                1e-9);
}

TEST(BlockPlan, WhatFitsIsGivenInFull)
{
    // Two rows of three with a main aisle between them and two across fill this to the last metre.
    const BlockTask task = bayTask({{0, 0, 3 * 12.4, 2 * 12.4}}, 6, 99);
    Progress progress;
    const auto plans = planBays(task, 1, 20000, progress);
    ASSERT_OK(plans);
    EXPECT_EQ(plans->front().scale, 1);
    // A little too much is made smaller by no more than it has to be.
    const BlockTask more = bayTask({{0, 0, 3 * 12.4, 2 * 12.4}}, 6, 104);
    const auto smaller = planBays(more, 1, 20000, progress);
    ASSERT_OK(smaller);
    EXPECT_GT(smaller->front().scale, 0.93);
    EXPECT_LT(smaller->front().scale, 0.99);
}

TEST(BlockPlan, AlternativesDifferAndCostLittleMore)
{
    const BlockTask task = bayTask({{0, 0, 40, 25}}, 5, 60);
    Progress progress;
    const auto plans = planBays(task, 1, 40000, progress);
    ASSERT_OK(plans);
    ASSERT_GE(plans->size(), 2u);
    EXPECT_LE(plans->back().cost, 1.081 * plans->front().cost);
    EXPECT_NE(plans->front().blocks, plans->back().blocks);
    const auto again = planBays(task, 1, 40000, progress);
    ASSERT_OK(again);
    EXPECT_EQ(again->front().blocks, plans->front().blocks);
}

TEST(BlockPlan, KeepsSidesAsLongAsAskedFor)
{
    BlockTask task = bayTask({{0, 0, 40, 25}}, 4, 40);
    task.leastSide = 6;
    Progress progress;
    const auto plans = planBays(task, 1, 8000, progress);
    ASSERT_OK(plans);
    for (const Block &block : plans->front().blocks)
        EXPECT_GE(std::min(block[2], block[3]) - task.aisle, 6 - 0.05);
}

TEST(BlockPlan, StopsWhenCancelled)
{
    Progress progress;
    progress.cancel();
    EXPECT_EQ(planBays(bayTask({{0, 0, 40, 25}}, 3, 25), 1, 4000, progress).error().code, ErrorCode::Cancelled);
}
