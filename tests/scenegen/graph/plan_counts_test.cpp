// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/plan_counts.h"

#include "tests/scenegen/graph/plans.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

using test::count;
using test::planFor;

TEST(PlanCounts, CountsAreMetUpAndDown)
{
    Request request;
    request.room = test::box(6, 6, "livingroom");
    request.counts = {{QStringLiteral("chair"), 5},
                      {QStringLiteral("Painting"), 0},
                      {QStringLiteral("Desk"), 2},
                      {QStringLiteral("Dragon"), 1}};
    Issues issues;
    const Plan plan = planFor(request, issues);
    EXPECT_EQ(count(plan, "Chair"), 5);
    EXPECT_EQ(count(plan, "Painting"), 0);
    EXPECT_EQ(count(plan, "Desk"), 2);
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues[0].code, QStringLiteral("unknown-category"));
    EXPECT_EQ(issues[0].field, QStringLiteral("counts.Dragon"));
}

TEST(PlanCounts, AbsurdCountsAreBounded)
{
    Request request;
    request.room = test::box(4, 4);
    request.counts = {{QStringLiteral("Bed"), 1'000'000'000}};
    Issues issues;
    EXPECT_LE(planFor(request, issues).units.size(), 200u);
}

} // namespace
} // namespace twinloom::scenegen
