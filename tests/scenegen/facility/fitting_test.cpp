// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/fitting.h"

#include "tests/scenegen/facility/block_tasks.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::facility;
using twinloom::test::bayTask;
using twinloom::test::expectSound;

TEST(Fitting, ReducedTasksKeepTheFlowsOfWhatIsLeft)
{
    BlockTask task = bayTask({{0, 0, 40, 25}}, 3, 25);
    task.stations = {{QStringLiteral("Door 1"), {0, 6}, 4}, {QStringLiteral("Door 2"), {40, 6}, 4}};
    task.flows = {{3, 0, 1}, {0, 1, 2}, {1, 2, 3}, {0, 2, 4}, {2, 4, 5}};
    task.fixed[2] = Block{30, 0, 8, 8};
    const BlockTask reduced = reducedTo(task, {0, 2});
    ASSERT_EQ(reduced.departments.size(), 2u);
    EXPECT_EQ(reduced.departments[1].name, task.departments[2].name);
    EXPECT_EQ(reduced.fixed[1], task.fixed[2]);
    EXPECT_EQ(reduced.rowDepths.size(), 2u);
    ASSERT_EQ(reduced.flows.size(), 3u);
    EXPECT_EQ(reduced.flows[0].from, 2) << "a door comes behind the departments";
    EXPECT_EQ(reduced.flows[1].amount, 4);
    EXPECT_EQ(reduced.flows[1].to, 1);
    EXPECT_EQ(reduced.flows[2].to, 3);
}

TEST(Fitting, LeavesOutWhatHasTheLeastFlowAndNamesIt)
{
    BlockTask task = bayTask({{0, 0, 20, 14}}, 6, 100);
    task.flows = {{0, 1, 10}, {1, 2, 9}, {2, 3, 8}, {4, 3, 1}, {0, 5, 50}};
    Progress progress;
    Issues issues;
    const auto fitted = planWhatFits(task, 1, 8000, issues, progress);
    ASSERT_OK(fitted);
    const std::size_t left = fitted->task.departments.size();
    ASSERT_GE(left, 2u);
    ASSERT_LT(left, 6u);
    ASSERT_EQ(issues.size(), 6 - left);
    EXPECT_EQ(issues[0].code, QLatin1String("department-left-out"));
    EXPECT_TRUE(issues[0].message.contains(QStringLiteral("no room for 4: 100.0 m²")))
        << issues[0].message.toStdString();
    EXPECT_EQ(fitted->plans.front().blocks.size(), left);
    EXPECT_GE(fitted->plans.front().scale, 0.25);
    expectSound(fitted->task, fitted->plans.front());
}

TEST(Fitting, FixedDepartmentsStayWhereNothingElseFits)
{
    BlockTask task = bayTask({}, 3, 100);
    task.ground = 300;
    task.fixed[1] = Block{0, 0, 17, 14};
    Progress progress;
    Issues issues;
    const auto fitted = planWhatFits(task, 1, 1000, issues, progress);
    ASSERT_OK(fitted);
    ASSERT_EQ(fitted->task.departments.size(), 1u);
    EXPECT_EQ(fitted->plans.front().blocks.front(), *task.fixed[1]);
    EXPECT_EQ(issues.size(), 2u);
    EXPECT_TRUE(fitted->task.flows.empty());
}

TEST(Fitting, ManyDepartmentsInASmallHallAreSoonSorted)
{
    const BlockTask task = bayTask({{0, 0, 14, 11}}, 60, 100);
    Progress progress;
    Issues issues;
    const auto fitted = planWhatFits(task, 1, 2000, issues, progress);
    ASSERT_OK(fitted);
    EXPECT_LE(fitted->task.departments.size(), 3u);
    EXPECT_GE(issues.size(), 57u);
}

TEST(Fitting, WithoutAnyFloorThereIsNoPlan)
{
    Progress progress;
    Issues issues;
    EXPECT_EQ(planWhatFits(bayTask({}, 3, 20), 1, 1000, issues, progress).error().code, ErrorCode::BadInput);
    progress.cancel();
    EXPECT_EQ(planWhatFits(bayTask({{0, 0, 40, 40}}, 3, 20), 1, 1000, issues, progress).error().code,
              ErrorCode::Cancelled);
}
