// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/plan_description.h"

#include "scenegen/evaluate/rules.h"
#include "scenegen/facility/aisle_map.h"
#include "scenegen/facility/facility_report.h"
#include "scenegen/facility/fixed_blocks.h"
#include "scenegen/facility/walking_ways.h"

namespace twinloom::facility
{

using geometry::Vec2;

namespace
{

scenegen::PlannedDepartment describeDepartment(const BlockTask &task, const BlockPlan &plan, const HallRectangle &frame,
                                               std::size_t d)
{
    const Department &department = task.departments[d];
    scenegen::PlannedDepartment planned;
    planned.name = department.name;
    planned.band = department.band;
    const auto corners = boxOf(frame, withoutAisles(plan.blocks[d], task.aisle)).footprint();
    planned.outline.assign(corners.begin(), corners.end());
    planned.wantedArea = wantedArea(task, department);
    planned.area = givenArea(task, department, plan.blocks[d]);
    if (department.isShare)
        planned.wantedShare = department.area;
    planned.isFixed = task.fixed[d].has_value();
    return planned;
}

/// Middles of a flow's ends, in the room's coordinates.
std::array<Vec2, 2> tripOf(const BlockTask &task, const BlockPlan &plan, const HallRectangle &frame, const Flow &flow)
{
    const Vec2 from = middleOf(task, plan.blocks, flow.from), to = middleOf(task, plan.blocks, flow.to);
    return {frame.toWorld(from.x(), from.y()), frame.toWorld(to.x(), to.y())};
}

} // namespace

Result<scenegen::FloorPlan> describePlan(const BlockTask &task, const BlockPlan &plan, const HallRectangle &frame,
                                         const Ground &ground, const std::vector<scene::RoomObject> &objects,
                                         Progress &progress)
{
    scenegen::FloorPlan described;
    described.floorArea = geometry::signedArea(ground.floor);
    for (std::size_t i = 0; i < objects.size(); ++i)
        if (scenegen::stands(objects, i))
            described.standingArea += objects[i].box.size.x() * objects[i].box.size.y();
    for (std::size_t d = 0; d < plan.blocks.size(); ++d)
        described.departments.push_back(describeDepartment(task, plan, frame, d));
    described.aisles = aislesOf(task, plan.blocks, ground, frame);
    for (const scenegen::PlannedAisle &aisle : described.aisles)
        described.aisleArea += aisle.width * aisle.length;
    for (const Station &station : task.stations)
        described.stations.push_back({station.name, frame.toWorld(station.at.x(), station.at.y()), station.width});
    std::vector<std::array<Vec2, 2>> trips;
    for (const Flow &flow : task.flows)
        trips.push_back(tripOf(task, plan, frame, flow));
    const auto ways = walkingWays(ground.floor, objects, trips, progress);
    if (!ways)
        return unexpected(ways.error());
    for (std::size_t f = 0; f < task.flows.size(); ++f) {
        const Flow &flow = task.flows[f];
        scenegen::PlannedFlow planned;
        planned.from = nameOf(task.departments, task.stations, flow.from);
        planned.to = nameOf(task.departments, task.stations, flow.to);
        planned.amount = flow.amount;
        planned.distance = distanceOf(task, plan.blocks, flow);
        planned.cost = flow.amount * planned.distance;
        planned.way = (*ways)[f].corners;
        if ((*ways)[f].metres >= 0)
            planned.walkingDistance = (*ways)[f].metres;
        described.flows.push_back(std::move(planned));
    }
    return described;
}

} // namespace twinloom::facility
