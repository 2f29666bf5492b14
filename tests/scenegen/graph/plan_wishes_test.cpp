// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/plan_wishes.h"

#include "tests/scenegen/graph/plans.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

using test::planFor;

TEST(PlanWishes, UnknownTargetsOfWishesAreToldOnce)
{
    Request request;
    request.room = test::box(5, 5, "Kitchen");
    request.wishes = {{QStringLiteral("Fridge"), 0, QStringLiteral("beside"), QStringLiteral("Samovar"), {}},
                      {QStringLiteral("Samovar"), 1, {}, {}, {}}};
    Issues issues;
    planFor(request, issues);
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues[0].code, QStringLiteral("unknown-category"));
    EXPECT_EQ(issues[0].field, QStringLiteral("prompt"));
    EXPECT_TRUE(issues[0].message.contains(QLatin1String("Samovar")));
    // A pinned one is there, whatever is known of it.
    PartialObject stove;
    stove.category = QStringLiteral("Samovar");
    stove.centre = scene::Vec3(0.4, 4.6, 0.45);
    stove.size = scene::Vec3(0.6, 0.6, 0.9);
    stove.pinned = true;
    request.objects = {stove};
    issues.clear();
    planFor(request, issues);
    EXPECT_TRUE(issues.empty());
}

} // namespace
} // namespace twinloom::scenegen
