// SPDX-License-Identifier: Apache-2.0
// How far people walk between places of a furnished hall, round everything that stands there.
#pragma once

#include "core/progress.h"
#include "core/scene/room.h"

namespace twinloom::facility
{

/// Metres from each place to each other, `ways[from][to]`; negative where there is no way. A place is where one can
/// stand nearest to the point. Cells of 0.2 m (more in halls beyond 6,000 m2), steps in eight directions, 0.2 m off
/// walls and things. Cancelled gives an Error.
Result<std::vector<std::vector<double>>> walkingWays(const geometry::Polygon &floor,
                                                     const std::vector<scene::RoomObject> &objects,
                                                     const std::vector<geometry::Vec2> &places, Progress &progress);

} // namespace twinloom::facility
