// SPDX-License-Identifier: Apache-2.0
// What the floor of a layout is divided into, and what moves over it: departments, aisles, stations and flows as data,
// for generators that plan them (scenegen/facility). Metres, in the room's coordinates; areas in m2.
#pragma once

#include "core/geometry/polygon.h"
#include "core/result.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace twinloom::scenegen
{

struct PlannedDepartment {
    QString name;
    QString band;                      ///< what stands there, as in scenegen/facility/hall_rules.h
    geometry::Polygon outline;         ///< without the aisles around it; counter-clockwise
    double wantedArea = 0, area = 0;   ///< as asked for and as given
    std::optional<double> wantedShare; ///< percent of the floor, where a share was asked for
    bool isFixed = false;              ///< had its place before
    bool operator==(const PlannedDepartment &) const = default;
};

/// A straight stretch of floor for people and vehicles.
struct PlannedAisle {
    enum class Kind {
        Main, ///< runs along most of the hall
        Cross ///< the others
    };
    Kind kind = Kind::Cross;
    geometry::Polygon outline;
    double width = 0, length = 0;
    bool operator==(const PlannedAisle &) const = default;
};

/// Where goods come in and go out.
struct PlannedStation {
    QString name; ///< "Door 1", as flows call it
    geometry::Vec2 at = geometry::Vec2::Zero();
    double width = 0;
    bool operator==(const PlannedStation &) const = default;
};

struct PlannedFlow {
    QString from, to; ///< names of departments or stations
    double amount = 0;
    double distance = 0;                   ///< rectilinear, between the middles
    double cost = 0;                       ///< amount times distance
    std::optional<double> walkingDistance; ///< along `way`; none: there is no way on foot
    std::vector<geometry::Vec2> way;       ///< round everything that stands there
    bool operator==(const PlannedFlow &) const = default;
};

/// A belt or rollers that carry a flow.
struct PlannedConveyor {
    QString from, to;
    std::vector<geometry::Vec2> way;
    bool isRaised = false;                  ///< people and vehicles pass below it
    std::vector<QString> crossed = {};      ///< names of the aisles that it runs over or, where not raised, cuts
    std::vector<geometry::Vec2> posts = {}; ///< of posts and lifts that carry it, where it is raised
    bool operator==(const PlannedConveyor &) const = default;
};

struct FloorPlan {
    std::vector<PlannedDepartment> departments;
    std::vector<PlannedAisle> aisles;
    std::vector<PlannedStation> stations;
    std::vector<PlannedFlow> flows;
    std::vector<PlannedConveyor> conveyors;
    double floorArea = 0, aisleArea = 0;
    double standingArea = 0; ///< under what stands there

    double departmentArea() const;
    double loads() const;        ///< sum of the flows' amounts
    double handlingCost() const; ///< sum of the flows' costs
    double walkingCost() const;  ///< amount times walking distance, of the flows that have a way
    double walkingLoads() const; ///< amount of these
    bool operator==(const FloorPlan &) const = default;
};

/// What aisles are called, in their order: "Main aisle 1", "Cross aisle 1", ...
std::vector<QString> aisleNames(const std::vector<PlannedAisle> &aisles);

/// As in resources/docs/formats.md; numbers to the millimetre.
QJsonObject toJson(const PlannedDepartment &department, double floorArea);
QJsonObject toJson(const PlannedAisle &aisle);
QJsonObject toJson(const PlannedStation &station);
QJsonObject toJson(const PlannedFlow &flow);
QJsonObject toJson(const PlannedConveyor &conveyor);
/// What the plan costs and uses in all.
QJsonObject totalsToJson(const FloorPlan &plan);
QJsonObject floorPlanToJson(const FloorPlan &plan);
/// Back from there. Lists that are not there are empty; what stands in a list has to be whole. BadInput:
/// "plan.FIELD: what is wrong".
Result<FloorPlan> floorPlanFromJson(const QJsonObject &json);

} // namespace twinloom::scenegen
