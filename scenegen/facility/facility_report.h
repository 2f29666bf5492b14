// SPDX-License-Identifier: Apache-2.0
// What a facility layout costs and uses, and what of the planner's wishes it does not keep, as Issues.
#pragma once

#include "scenegen/facility/block_plan.h"
#include "scenegen/floor_plan.h"

namespace twinloom::facility
{

/// Departments smaller, longer or narrower than they should be; and always "department-areas".
void reportBlocks(const BlockTask &task, const BlockPlan &plan, Issues &issues);

/// m2 as asked for; of a share, with half of the aisles around.
double wantedArea(const BlockTask &task, const Department &department);
/// m2 of the block likewise, as far as there is floor.
double givenArea(const BlockTask &task, const Department &department, const Block &block);

/// "facility-report".
Issue reportCost(const scenegen::FloorPlan &plan);

} // namespace twinloom::facility
