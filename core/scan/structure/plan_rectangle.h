// SPDX-License-Identifier: Apache-2.0
// Upright rectangles around points seen from above.
#pragma once

#include "core/scan/objects/object_parts.h"

namespace twinloom::scan
{

struct Rectangle {
    geometry::Vec2 centre = geometry::Vec2::Zero(), size = geometry::Vec2::Zero(); ///< metres
    double yaw = 0; ///< of the side that is size.x() long
    double area() const { return size.x() * size.y(); }
};

/// Around `points` (indices into `cloud`, at least one) with a side along `yaw`, without the outermost 1 % at each
/// side.
Rectangle rectangleAt(const PointCloud &cloud, const Indices &points, double yaw);
/// Least area over all directions, in steps of 3 degrees; along the walls unless another is clearly smaller.
Rectangle bestRectangle(const PointCloud &cloud, const Indices &points, double wallYaw);

} // namespace twinloom::scan
