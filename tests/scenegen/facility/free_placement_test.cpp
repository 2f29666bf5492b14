// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/free_placement.h"

#include "tests/scenegen/facility/block_tasks.h"
#include "tests/support/test_data.h"

#include <cmath>

using namespace twinloom;
using namespace twinloom::facility;
using twinloom::test::bayTask;
using twinloom::test::expectSound;
using twinloom::test::isWithin;

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

TEST(FreePlacement, StopsWhenCancelled)
{
    const BlockTask task = bayTask({{0, 0, 40, 25}}, 2, 25);
    BlockPlan plan;
    plan.blocks = {{0, 0, 8, 8}, {20, 10, 8, 8}};
    Progress progress;
    progress.cancel();
    const auto everywhere = [](const Block &) { return true; };
    EXPECT_EQ(placeFreely(task, plan, everywhere, 1, 20000, progress).error().code, ErrorCode::Cancelled);
}
