// SPDX-License-Identifier: Apache-2.0
// How people walk between places of a furnished hall, round everything that stands there.
#pragma once

#include "core/progress.h"
#include "core/scene/room.h"

#include <array>

namespace twinloom::facility
{

struct WalkingWay {
    double metres = -1; ///< negative: there is no way
    std::vector<geometry::Vec2> corners;
};

/// A way for each trip, from its first to its second place; a place is where one can stand nearest to the point. The
/// shortest in steps of eight directions between cells of 0.2 m (more in halls beyond 6,000 m2), pulled straight, 0.2 m
/// off walls and things; as long back as forth. Cancelled gives an Error.
Result<std::vector<WalkingWay>> walkingWays(const geometry::Polygon &floor,
                                            const std::vector<scene::RoomObject> &objects,
                                            const std::vector<std::array<geometry::Vec2, 2>> &trips,
                                            Progress &progress);

} // namespace twinloom::facility
