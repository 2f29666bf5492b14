// SPDX-License-Identifier: GPL-3.0-or-later
// A rectangle that is drawn on a floor, along the floor's own axes. A plain value.
#pragma once

#include "app/studio/viewport/move_drag.h"
#include "core/geometry/polygon.h"

namespace twinloom::studio
{

/// Where a ray meets the plane z = 0 of a frame, in that frame; none when it runs beside it or away from it.
std::optional<geometry::Vec2> onFloor(const Eigen::Affine3d &floor, const Ray &ray);

struct FloorDraft {
    geometry::Vec2 from, to;

    /// Counter-clockwise; empty below 10 cm a side, which is a click rather than a rectangle.
    geometry::Polygon outline() const;
};

} // namespace twinloom::studio
