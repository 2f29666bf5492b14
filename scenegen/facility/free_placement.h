// SPDX-License-Identifier: Apache-2.0
// Departments anywhere on free ground, rather than in bays.
#pragma once

#include "scenegen/facility/block_plan.h"

#include <functional>

namespace twinloom::facility
{

/// Moves, turns and swaps the blocks of a plan as long as the handling cost falls (simulated annealing, `steps` moves);
/// blocks keep their areas, stay where `isGround` says so and never overlap; fixed ones stay. Never dearer than `plan`.
/// Same arguments, same plan. Thread: any.
Result<BlockPlan> placeFreely(const BlockTask &task, const BlockPlan &plan,
                              const std::function<bool(const Block &)> &isGround, std::uint64_t seed, int steps,
                              Progress &progress);

} // namespace twinloom::facility
