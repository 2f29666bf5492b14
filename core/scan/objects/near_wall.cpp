// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/near_wall.h"

#include <cmath>

namespace twinloom::scan
{

NearWall nearestWall(const Structure &structure, int room, const Vec2 &p)
{
    NearWall nearest;
    for (const StructureWall &wall : structure.walls) {
        const double distance = (geometry::nearestOnSegment(wall.from, wall.to, p) - p).norm();
        if (wall.room != room || distance >= nearest.distance)
            continue;
        const Vec2 along = (wall.to - wall.from).normalized();
        nearest = {std::atan2(along.y(), along.x()), distance, Vec2(-along.y(), along.x())};
    }
    return nearest;
}

} // namespace twinloom::scan
