// SPDX-License-Identifier: Apache-2.0
// What a factory planner asks for: departments with areas, material flow between them, and what has its place already.
#pragma once

#include "core/result.h"
#include "core/scene/room.h"

#include <optional>
#include <vector>

namespace twinloom::facility
{

struct Department {
    QString name;
    double area = 0; ///< m2 beside the aisles around it; where isShare: % of the ground, half of those aisles included
    bool isShare = false; ///< given as "25%"
    QString band;         ///< what stands there: a band of hall_rules.h, such as "machining" or "racks"
};

/// Where goods come in or go out: a door of the hall.
struct Station {
    QString name; ///< "Door 1", as flows call it
    geometry::Vec2 at = geometry::Vec2::Zero();
    double width = 0;
};

struct Flow {
    int from = 0, to = 0; ///< indices of departments; beyond these, of stations
    double amount = 0;    ///< loads an hour, or whatever the user counts in
};

/// Of a flow's end.
QString nameOf(const std::vector<Department> &departments, const std::vector<Station> &stations, int end);

/// A rectangle in the room's coordinates, along the hall's walls.
struct Place {
    geometry::Vec2 middle = geometry::Vec2::Zero();
    std::optional<geometry::Vec2> size; ///< along x and y; none: a square of the area
};

struct FixedDepartment {
    int department = 0;
    Place place;
};

struct FacilityPlan {
    std::vector<Department> departments;
    std::vector<Flow> flows;
};

/// The doors of a room in their order: "Door 1", ...
std::vector<Station> stationsOf(const scene::Room &room);

/// From "Name:area:band; ..." (area in m2, or in % of the ground) and "From>To:amount; ...". One end of a flow may be a
/// station: "Door 2", "Gate 2", "Dock 2", "2", or without a number the widest one. BadInput names the part that is
/// wrong, and why.
Result<FacilityPlan> readFacilityPlan(const QString &departments, const QString &flows,
                                      const std::vector<Station> &stations = {});
/// From "Name:x,y; Name:x,y,length,width; ...", for departments of the plan, each once.
Result<std::vector<FixedDepartment>> readFixed(const FacilityPlan &plan, const QString &text);
/// From "x,y,length,width; ...".
Result<std::vector<Place>> readForbidden(const QString &text);

} // namespace twinloom::facility
