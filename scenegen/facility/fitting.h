// SPDX-License-Identifier: Apache-2.0
// A plan of as many departments as the hall has room for.
#pragma once

#include "scenegen/facility/block_plan.h"

namespace twinloom::facility
{

/// The same task with but these departments (ascending), and with the flows between them and the doors.
BlockTask reducedTo(const BlockTask &task, const std::vector<std::size_t> &departments);

struct FittedPlans {
    BlockTask task; ///< of the departments that are in
    std::vector<BlockPlan> plans;
};

/// planBays() of the task. Where the hall has no room for all departments even at a quarter of their areas, those with
/// the least flow are left out, each with an Issue ("department-left-out"); fixed ones stay, and the last one is made
/// as small as it takes. BadInput where not even that has room.
Result<FittedPlans> planWhatFits(const BlockTask &task, std::uint64_t seed, int steps, Issues &issues,
                                 Progress &progress);

} // namespace twinloom::facility
