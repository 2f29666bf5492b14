// SPDX-License-Identifier: Apache-2.0
// The generator "facility": departments with areas and material flow between them become blocks of the hall (flexible
// bays, so that much flow goes a short way), and each block is filled with rows of its machines between aisles.
#pragma once

#include "scenegen/generator.h"

namespace twinloom::facility
{

struct Department {
    QString name;
    double area = 0; ///< m2; all are scaled together to fill the hall
    QString band;    ///< what stands there: a band of hall_rules.h, such as "machining" or "racks"
};

struct Flow {
    int from = 0, to = 0; ///< indices of departments
    double amount = 0;    ///< loads an hour, or whatever the user counts in
};

struct FacilityPlan {
    std::vector<Department> departments;
    std::vector<Flow> flows;
};

/// From "Name:area:band; ..." and "From>To:amount; ...". BadInput names the part that is wrong.
Result<FacilityPlan> readFacilityPlan(const QString &departments, const QString &flows);

/// Reports "facility-report" as an Issue: handling cost (amount times rectilinear metres between the blocks' middles),
/// the mean way of a load, and the share of the floor that things stand on. Departments that stay empty, or become
/// longer than four times their width (more in long halls), are Issues.
std::shared_ptr<const scenegen::Generator> makeFacilityGenerator();

} // namespace twinloom::facility
