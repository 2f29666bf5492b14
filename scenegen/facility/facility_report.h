// SPDX-License-Identifier: Apache-2.0
// What a facility layout costs and uses, and what of the planner's wishes it does not keep, as Issues.
#pragma once

#include "core/scene/room.h"
#include "scenegen/facility/block_plan.h"
#include "scenegen/facility/hall_frame.h"

namespace twinloom::facility
{

/// Departments smaller, longer or narrower than they should be; and always "department-areas".
void reportBlocks(const BlockTask &task, const BlockPlan &plan, Issues &issues);

/// "facility-report" for a furnished hall; `objects` are all that stand there. Fails only when cancelled.
Result<Issue> reportCost(const BlockTask &task, const BlockPlan &plan, const HallRectangle &frame,
                         const geometry::Polygon &floor, const std::vector<scene::RoomObject> &objects,
                         Progress &progress);

} // namespace twinloom::facility
