// SPDX-License-Identifier: Apache-2.0
// A block plan and the furnished hall as data for planners.
#pragma once

#include "core/scene/room.h"
#include "scenegen/facility/block_plan.h"
#include "scenegen/facility/hall_frame.h"
#include "scenegen/floor_plan.h"

namespace twinloom::facility
{

/// All but the conveyors; `objects` are all that stand there. What the ground has taken is no aisle. Fails only when
/// cancelled.
Result<scenegen::FloorPlan> describePlan(const BlockTask &task, const BlockPlan &plan, const HallRectangle &frame,
                                         const Ground &ground, const std::vector<scene::RoomObject> &objects,
                                         Progress &progress);

} // namespace twinloom::facility
