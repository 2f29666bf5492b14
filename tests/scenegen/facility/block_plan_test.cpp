// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/block_plan.h"

#include "scenegen/facility/free_placement.h"
#include "tests/support/test_data.h"

#include <cmath>

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

BlockTask bayTask(std::vector<Block> sites, int departments, double area)
{
    BlockTask task;
    task.sites = std::move(sites);
    for (const Block &site : task.sites)
        task.ground += areaOf(site);
    for (int d = 0; d < departments; ++d) {
        task.departments.push_back({QString::number(d), area, false, QStringLiteral("racks")});
        if (d > 0)
            task.flows.push_back({d - 1, d, 10});
    }
    task.fixed.resize(task.departments.size());
    task.rowDepths.assign(task.departments.size(), 1.0);
    return task;
}

bool isWithin(const Block &block, const Block &site)
{
    return block[0] >= site[0] - 1e-6 && block[1] >= site[1] - 1e-6 &&
           block[0] + block[2] <= site[0] + site[2] + 1e-6 && block[1] + block[3] <= site[1] + site[3] + 1e-6;
}

void expectSound(const BlockTask &task, const BlockPlan &plan)
{
    for (std::size_t a = 0; a < plan.blocks.size(); ++a) {
        EXPECT_TRUE(std::any_of(task.sites.begin(), task.sites.end(), [&](const Block &site) {
            return isWithin(plan.blocks[a], site);
        })) << a;
        for (std::size_t b = 0; b < a; ++b)
            EXPECT_LT(overlapOf(plan.blocks[a], plan.blocks[b]), 1e-6) << a << " " << b;
    }
}

} // namespace

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
    const BlockTask task = bayTask({{0, 0, 20, 15}}, 4, 200);
    Progress progress;
    const auto plans = planBays(task, 1, 4000, progress);
    ASSERT_OK(plans);
    EXPECT_LT(plans->front().scale, 0.35);
    EXPECT_GT(plans->front().scale, 0.1);
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

TEST(FreePlacement, BringsPartnersTogetherAndStaysSound)
{
    const BlockTask task = bayTask({{0, 0, 40, 25}}, 4, 40);
    const double side = std::sqrt(40) + task.aisle;
    BlockPlan apart;
    apart.blocks = {
        {0, 0, side, side}, {40 - side, 25 - side, side, side}, {0, 25 - side, side, side}, {40 - side, 0, side, side}};
    Progress progress;
    const auto isGround = [&](const Block &block) { return isWithin(block, task.sites.front()); };
    const auto plan = placeFreely(task, apart, isGround, 1, 20000, progress);
    ASSERT_OK(plan);
    expectSound(task, *plan);
    EXPECT_LT(plan->cost, 0.5 * costOf(task, apart.blocks));
    for (const Block &block : plan->blocks)
        EXPECT_NEAR(areaOf(withoutAisles(block, task.aisle)), 40, 1e-6);
}

TEST(BlockPlan, StopsWhenCancelled)
{
    Progress progress;
    progress.cancel();
    EXPECT_EQ(planBays(bayTask({{0, 0, 40, 25}}, 3, 25), 1, 4000, progress).error().code, ErrorCode::Cancelled);
}
