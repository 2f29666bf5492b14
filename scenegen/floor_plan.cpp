// SPDX-License-Identifier: Apache-2.0
#include "scenegen/floor_plan.h"

#include <QJsonArray>

#include <cmath>

namespace twinloom::scenegen
{

namespace
{

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

QJsonArray pointToJson(const geometry::Vec2 &point)
{
    return {rounded(point.x()), rounded(point.y())};
}

QJsonArray pointsToJson(const std::vector<geometry::Vec2> &points)
{
    QJsonArray array;
    for (const geometry::Vec2 &point : points)
        array.append(pointToJson(point));
    return array;
}

template <class Things, class Write>
QJsonArray listToJson(const Things &things, Write &&write)
{
    QJsonArray array;
    for (const auto &thing : things)
        array.append(write(thing));
    return array;
}

double share(double part, double whole)
{
    return whole > 0 ? rounded(part / whole) : 0;
}

} // namespace

double FloorPlan::departmentArea() const
{
    double sum = 0;
    for (const PlannedDepartment &department : departments)
        sum += std::abs(geometry::signedArea(department.outline));
    return sum;
}

double FloorPlan::loads() const
{
    double sum = 0;
    for (const PlannedFlow &flow : flows)
        sum += flow.amount;
    return sum;
}

double FloorPlan::handlingCost() const
{
    double sum = 0;
    for (const PlannedFlow &flow : flows)
        sum += flow.cost;
    return sum;
}

double FloorPlan::walkingCost() const
{
    double sum = 0;
    for (const PlannedFlow &flow : flows)
        sum += flow.amount * flow.walkingDistance.value_or(0);
    return sum;
}

double FloorPlan::walkingLoads() const
{
    double sum = 0;
    for (const PlannedFlow &flow : flows)
        sum += flow.walkingDistance ? flow.amount : 0;
    return sum;
}

QJsonObject toJson(const PlannedDepartment &department, double floorArea)
{
    QJsonObject json{{QStringLiteral("name"), department.name},
                     {QStringLiteral("band"), department.band},
                     {QStringLiteral("polygon"), pointsToJson(department.outline)},
                     {QStringLiteral("wanted_area"), rounded(department.wantedArea)},
                     {QStringLiteral("area"), rounded(department.area)},
                     {QStringLiteral("share"), share(std::abs(geometry::signedArea(department.outline)), floorArea)},
                     {QStringLiteral("fixed"), department.isFixed}};
    if (department.wantedShare)
        json.insert(QStringLiteral("wanted_share"), rounded(*department.wantedShare / 100));
    return json;
}

QJsonObject toJson(const PlannedAisle &aisle)
{
    const bool isMain = aisle.kind == PlannedAisle::Kind::Main;
    return {{QStringLiteral("kind"), isMain ? QStringLiteral("main") : QStringLiteral("cross")},
            {QStringLiteral("width"), rounded(aisle.width)},
            {QStringLiteral("length"), rounded(aisle.length)},
            {QStringLiteral("polygon"), pointsToJson(aisle.outline)}};
}

QJsonObject toJson(const PlannedStation &station)
{
    return {{QStringLiteral("name"), station.name},
            {QStringLiteral("at"), pointToJson(station.at)},
            {QStringLiteral("width"), rounded(station.width)}};
}

QJsonObject toJson(const PlannedFlow &flow)
{
    QJsonObject json{{QStringLiteral("from"), flow.from},          {QStringLiteral("to"), flow.to},
                     {QStringLiteral("amount"), flow.amount},      {QStringLiteral("distance"), rounded(flow.distance)},
                     {QStringLiteral("cost"), rounded(flow.cost)}, {QStringLiteral("way"), pointsToJson(flow.way)}};
    if (flow.walkingDistance)
        json.insert(QStringLiteral("walking_distance"), rounded(*flow.walkingDistance));
    return json;
}

QJsonObject toJson(const PlannedConveyor &conveyor)
{
    return {{QStringLiteral("from"), conveyor.from},
            {QStringLiteral("to"), conveyor.to},
            {QStringLiteral("raised"), conveyor.isRaised},
            {QStringLiteral("way"), pointsToJson(conveyor.way)}};
}

QJsonObject totalsToJson(const FloorPlan &plan)
{
    const double loads = plan.loads(), walkingLoads = plan.walkingLoads();
    return {
        {QStringLiteral("handling_cost"), rounded(plan.handlingCost())},
        {QStringLiteral("loads"), rounded(loads)},
        {QStringLiteral("mean_distance"), loads > 0 ? rounded(plan.handlingCost() / loads) : 0},
        {QStringLiteral("walking_cost"), rounded(plan.walkingCost())},
        {QStringLiteral("mean_walking_distance"), walkingLoads > 0 ? rounded(plan.walkingCost() / walkingLoads) : 0},
        {QStringLiteral("floor_area"), rounded(plan.floorArea)},
        {QStringLiteral("department_share"), share(plan.departmentArea(), plan.floorArea)},
        {QStringLiteral("aisle_share"), share(plan.aisleArea, plan.floorArea)},
        {QStringLiteral("standing_share"), share(plan.standingArea, plan.floorArea)}};
}

QJsonObject floorPlanToJson(const FloorPlan &plan)
{
    const auto plain = [](const auto &thing) { return toJson(thing); };
    return {{QStringLiteral("departments"),
             listToJson(plan.departments, [&](const auto &department) { return toJson(department, plan.floorArea); })},
            {QStringLiteral("aisles"), listToJson(plan.aisles, plain)},
            {QStringLiteral("stations"), listToJson(plan.stations, plain)},
            {QStringLiteral("flows"), listToJson(plan.flows, plain)},
            {QStringLiteral("conveyors"), listToJson(plan.conveyors, plain)},
            {QStringLiteral("totals"), totalsToJson(plan)}};
}

} // namespace twinloom::scenegen
