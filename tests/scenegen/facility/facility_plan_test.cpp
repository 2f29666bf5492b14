// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/facility_plan.h"

#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

const QString kGoodDepartments = QStringLiteral("A:10:racks; B:20%:Machining;");

QString errorOf(const char *departments, const char *flows = "")
{
    const auto plan = readFacilityPlan(QString::fromUtf8(departments), QString::fromUtf8(flows));
    return plan ? QString() : plan.error().text();
}

} // namespace

TEST(FacilityPlan, ReadsAreasSharesAndFlows)
{
    const auto plan = readFacilityPlan(kGoodDepartments, QStringLiteral("a>B:3;"));
    ASSERT_OK(plan);
    ASSERT_EQ(plan->departments.size(), 2u);
    EXPECT_EQ(plan->departments[0].area, 10);
    EXPECT_FALSE(plan->departments[0].isShare);
    EXPECT_EQ(plan->departments[1].area, 20);
    EXPECT_TRUE(plan->departments[1].isShare);
    EXPECT_EQ(plan->departments[1].band, QStringLiteral("machining"));
    ASSERT_EQ(plan->flows.size(), 1u);
    EXPECT_EQ(plan->flows[0].to, 1);
}

TEST(FacilityPlan, SaysWhichPartIsWrongAndWhy)
{
    EXPECT_TRUE(errorOf("A:x:racks").contains(QLatin1String("the area \"x\"")));
    EXPECT_TRUE(errorOf("A:0:racks").contains(QLatin1String("the area \"0\"")));
    EXPECT_TRUE(errorOf("A:120%:racks").contains(QLatin1String("up to 100")));
    EXPECT_TRUE(errorOf("A:10:nothing").contains(QLatin1String("there is no band \"nothing\"; there are:")));
    EXPECT_TRUE(errorOf("A:10:nothing").contains(QLatin1String("machining")));
    EXPECT_TRUE(errorOf("A:1:racks;a:2:racks").contains(QLatin1String("there is a department \"a\" already")));
    EXPECT_TRUE(errorOf("A:10").contains(QLatin1String("Name:area:band is needed")));
    EXPECT_TRUE(errorOf("").contains(QLatin1String("1 to 60")));
    EXPECT_TRUE(errorOf("A:1:racks", "A>C:1").contains(QLatin1String("there is no department \"C\"; there are: A")));
    EXPECT_TRUE(errorOf("A:1:racks;B:1:racks", "A>B:-1").contains(QLatin1String("the amount \"-1\"")));
    for (const char *flow : {"A:1", "A>B", ">:1", "A>B:nan", "A>B>A:1"})
        EXPECT_FALSE(errorOf("A:1:racks;B:1:racks", flow).isEmpty()) << flow;
}

TEST(FacilityPlan, ReadsPlaces)
{
    const auto plan = readFacilityPlan(kGoodDepartments, {});
    ASSERT_OK(plan);
    const auto fixed = readFixed(*plan, QStringLiteral("b:3,4.5; A:1,2,8,6"));
    ASSERT_OK(fixed);
    ASSERT_EQ(fixed->size(), 2u);
    EXPECT_EQ((*fixed)[0].department, 1);
    EXPECT_EQ((*fixed)[0].place.middle, geometry::Vec2(3, 4.5));
    EXPECT_FALSE((*fixed)[0].place.size);
    EXPECT_EQ((*fixed)[1].place.size, geometry::Vec2(8, 6));
    for (const char *bad : {"C:1,2", "A:1", "A:1,2,3", "A:1,2,0,4", "A:x,2", "A:1,2;A:3,4"})
        EXPECT_EQ(readFixed(*plan, QString::fromLatin1(bad)).error().code, ErrorCode::BadInput) << bad;
    const auto forbidden = readForbidden(QStringLiteral("1,2,3,4"));
    ASSERT_OK(forbidden);
    EXPECT_EQ(forbidden->size(), 1u);
    EXPECT_EQ(readForbidden(QStringLiteral("1,2")).error().code, ErrorCode::BadInput);
}
