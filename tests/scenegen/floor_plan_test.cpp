// SPDX-License-Identifier: Apache-2.0
#include "scenegen/floor_plan.h"

#include "tests/support/test_data.h"

#include <QJsonArray>

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
    plan.conveyors = {{QStringLiteral("A"),
                       QStringLiteral("B"),
                       {{1, 1}, {6, 1}, {6, 4}},
                       true,
                       {QStringLiteral("Main aisle 1")},
                       {{2, 1}, {6, 3}}}};
    return plan;
}

/// With what a change of one place makes of it.
QString faultOf(void (*change)(QJsonObject &))
{
    QJsonObject json = floorPlanToJson(smallPlan());
    change(json);
    const auto read = floorPlanFromJson(json);
    return read ? QString() : read.error().message;
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

TEST(FloorPlan, AislesAreCountedByKind)
{
    std::vector<PlannedAisle> aisles(3);
    aisles[1].kind = PlannedAisle::Kind::Main;
    EXPECT_EQ(aisleNames(aisles), (std::vector<QString>{QStringLiteral("Cross aisle 1"), QStringLiteral("Main aisle 1"),
                                                        QStringLiteral("Cross aisle 2")}));
}

TEST(FloorPlan, IsReadAgain)
{
    const FloorPlan plan = smallPlan();
    const auto again = floorPlanFromJson(floorPlanToJson(plan));
    ASSERT_OK(again);
    EXPECT_EQ(*again, plan);
    QJsonObject older = floorPlanToJson(plan), totals = older[QStringLiteral("totals")].toObject();
    totals.remove(QStringLiteral("aisle_area"));
    older.insert(QStringLiteral("totals"), totals);
    EXPECT_EQ(floorPlanFromJson(older)->aisleArea, 50) << "by its share";
    ASSERT_OK(floorPlanFromJson({}));
}

TEST(FloorPlan, SaysWhatIsWrongInIt)
{
    EXPECT_EQ(faultOf([](QJsonObject &json) { json.insert(QStringLiteral("aisles"), 3); }),
              QStringLiteral("plan.aisles: a list is needed"));
    const auto fault = faultOf([](QJsonObject &json) {
        QJsonArray flows = json[QStringLiteral("flows")].toArray();
        QJsonObject flow = flows[1].toObject();
        flow.insert(QStringLiteral("amount"), QStringLiteral("ten"));
        flows[1] = flow;
        json.insert(QStringLiteral("flows"), flows);
    });
    EXPECT_EQ(fault, QStringLiteral("plan.flows[1].amount: a finite number is needed"));
    EXPECT_EQ(faultOf([](QJsonObject &json) {
                  json.insert(QStringLiteral("departments"), QJsonArray{QJsonObject{{QStringLiteral("name"), 1}}});
              }),
              QStringLiteral("plan.departments[0].name: a text is needed"));
}
