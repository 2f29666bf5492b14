// SPDX-License-Identifier: Apache-2.0
// What a factory planner asks for: departments with areas, material flow between them, and what has its place already.
#pragma once

#include "core/geometry/polygon.h"
#include "core/result.h"

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

struct Flow {
    int from = 0, to = 0; ///< indices of departments
    double amount = 0;    ///< loads an hour, or whatever the user counts in
};

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

/// From "Name:area:band; ..." (area in m2, or in % of the ground) and "From>To:amount; ...". BadInput names the part
/// that is wrong, and why.
Result<FacilityPlan> readFacilityPlan(const QString &departments, const QString &flows);
/// From "Name:x,y; Name:x,y,length,width; ...", for departments of the plan, each once.
Result<std::vector<FixedDepartment>> readFixed(const FacilityPlan &plan, const QString &text);
/// From "x,y,length,width; ...".
Result<std::vector<Place>> readForbidden(const QString &text);

} // namespace twinloom::facility
