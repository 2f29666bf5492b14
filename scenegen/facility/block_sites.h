// SPDX-License-Identifier: Apache-2.0
// The rectangles of a hall's free ground that blocks are planned in.
#pragma once

#include "core/scene/room.h"
#include "scenegen/facility/block_plan.h"
#include "scenegen/facility/hall_frame.h"

namespace twinloom::facility
{

struct BlockSites {
    std::vector<Block> floor; ///< on the ground
    /// The same, but half an aisle beyond sides that run along walls without doors: what stands there needs no aisle
    /// behind it. Before doors, half an aisle stays free along the whole wall.
    std::vector<Block> sites;
};

/// Metres; narrower rectangles hold no block.
double leastSite(double aisle);

/// Rectangles for blocks between aisles of that width, the largest first.
BlockSites blockSites(const Ground &ground, const std::vector<scene::RoomOpening> &doors, const HallRectangle &frame,
                      double aisle);

} // namespace twinloom::facility
