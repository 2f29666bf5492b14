// SPDX-License-Identifier: Apache-2.0
#include "scenegen/floor_plan.h"

#include <QJsonArray>

#include <gtest/gtest.h>

using namespace twinloom::scenegen;

namespace
{

FloorPlan smallPlan()
{
    FloorPlan plan;
    plan.floorArea = 200;
    plan.aisleArea = 50;
    plan.departments = {
        {QStringLiteral("A"), QStringLiteral("racks"), {{0, 0}, {10, 0}, {10, 5}, {0, 5}}, 60, 50, 30.0, true}};
    plan.aisles = {{PlannedAisle::Kind::Main, {{0, 5}, {20, 5}, {20, 7}, {0, 7}}, 2, 20}};
    plan.stations = {{QStringLiteral("Door 1"), {4, 0}, 3}};
    plan.flows = {{QStringLiteral("Door 1"), QStringLiteral("A"), 4, 5.5, 22, 6.25, {{4, 0}, {5, 2.5}}},
                  {QStringLiteral("A"), QStringLiteral("Door 1"), 1, 5.5, 5.5, {}, {}}};
    return plan;
}

} // namespace

TEST(FloorPlan, AddsUp)
{
    const FloorPlan plan = smallPlan();
    EXPECT_DOUBLE_EQ(plan.departmentArea(), 50);
    EXPECT_DOUBLE_EQ(plan.loads(), 5);
    EXPECT_DOUBLE_EQ(plan.handlingCost(), 27.5);
    EXPECT_DOUBLE_EQ(plan.walkingCost(), 25);
    EXPECT_DOUBLE_EQ(plan.walkingLoads(), 4) << "only of flows that have a way";
}

TEST(FloorPlan, IsWrittenAsJson)
{
    const QJsonObject json = floorPlanToJson(smallPlan());
    const QJsonObject department = json[QStringLiteral("departments")][0].toObject();
    EXPECT_EQ(department[QStringLiteral("wanted_share")].toDouble(), 0.3);
    EXPECT_EQ(department[QStringLiteral("share")].toDouble(), 0.25);
    EXPECT_EQ(department[QStringLiteral("polygon")].toArray().size(), 4);
    EXPECT_TRUE(department[QStringLiteral("fixed")].toBool());
    EXPECT_EQ(json[QStringLiteral("aisles")][0][QStringLiteral("kind")].toString(), QStringLiteral("main"));
    EXPECT_EQ(json[QStringLiteral("stations")][0][QStringLiteral("at")][0].toDouble(), 4);
    EXPECT_EQ(json[QStringLiteral("flows")][0][QStringLiteral("walking_distance")].toDouble(), 6.25);
    EXPECT_FALSE(json[QStringLiteral("flows")][1].toObject().contains(QStringLiteral("walking_distance")));
    const QJsonObject totals = json[QStringLiteral("totals")].toObject();
    EXPECT_EQ(totals[QStringLiteral("mean_distance")].toDouble(), 5.5);
    EXPECT_EQ(totals[QStringLiteral("aisle_share")].toDouble(), 0.25);
}
