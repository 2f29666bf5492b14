// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/plan_forms.h"

#include "tests/scenegen/graph/plans.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

using test::planFor;

TEST(PlanForms, ARoundTableIsAsDeepAsItIsWideAndItsSeatsStandOneByOne)
{
    Request request;
    request.room = test::box(6, 6, "livingroom");
    request.counts = {{QStringLiteral("DiningTable"), 1}};
    Issues issues;
    request.shapes = {{QStringLiteral("DiningTable"), QStringLiteral("round")}};
    int tables = 0;
    for (const Unit &unit : planFor(request, issues).units) {
        const scene::RoomObject &first = unit.members.front();
        if (first.category != QLatin1String("DiningTable"))
            continue;
        ++tables;
        EXPECT_EQ(first.box.size.x(), first.box.size.y());
        EXPECT_EQ(unit.members.size(), 1u);
        EXPECT_TRUE(first.asset.isEmpty()) << "no known one is round";
    }
    EXPECT_EQ(tables, 1);
}

} // namespace
} // namespace twinloom::scenegen
