// SPDX-License-Identifier: Apache-2.0
// Where the walls of a room are, as seen from something in it.
#pragma once

#include "core/scan/structure/structure.h"

#include <limits>

namespace twinloom::scan
{

struct NearWall {
    double yaw = 0; ///< of the nearest wall's direction, radians
    double distance = std::numeric_limits<double>::infinity();
    Vec2 inward = Vec2::UnitY(); ///< unit length, into the room
};

/// Of the room with this index; `distance` stays infinite where it has no walls.
NearWall nearestWall(const Structure &structure, int room, const Vec2 &p);

} // namespace twinloom::scan
