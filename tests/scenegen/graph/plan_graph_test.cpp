// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/plan_graph.h"

#include "tests/scenegen/graph/plans.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

using test::planFor;

TEST(PlanGraph, TheUsersGraphIsTheWholePlan)
{
    Request request;
    request.room = test::box(5, 5);
    request.graph = RelationGraph{
        {{QStringLiteral("b"), QStringLiteral("Bed")}, {QStringLiteral("s"), QStringLiteral("SideTable")}},
        {{QStringLiteral("s"), QStringLiteral("b"), QStringLiteral("beside")},
         {QStringLiteral("b"), {}, QStringLiteral("floating")}}};
    Issues issues;
    const Plan plan = planFor(request, issues);
    ASSERT_EQ(plan.units.size(), 2u);
    EXPECT_EQ(plan.units[0].node, QStringLiteral("b")) << "what others relate to comes first";
    ASSERT_EQ(plan.units[1].relations.size(), 1u);
    EXPECT_EQ(plan.units[1].relations[0].to, 0);
    EXPECT_TRUE(plan.units[0].relations.empty()) << "an unknown one, which generate() tells";
    EXPECT_TRUE(issues.empty());
}

} // namespace
} // namespace twinloom::scenegen
