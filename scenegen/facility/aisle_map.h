// SPDX-License-Identifier: Apache-2.0
// The floor between the blocks of a plan as straight aisles.
#pragma once

#include "scenegen/facility/block_plan.h"
#include "scenegen/facility/hall_frame.h"
#include "scenegen/floor_plan.h"

namespace twinloom::facility
{

/// What of the ground lies within an aisle's width of a block, without the blocks, as rectangles that do not overlap:
/// those that run farther go on where two cross. Stretches narrower than half a metre are left out. Where walls are
/// skew, up to an aisle's width before them is.
std::vector<scenegen::PlannedAisle> aislesOf(const BlockTask &task, const std::vector<Block> &blocks,
                                             const Ground &ground, const HallRectangle &frame);

} // namespace twinloom::facility
