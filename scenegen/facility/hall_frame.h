// SPDX-License-Identifier: Apache-2.0
// A floor as rectangles to plan in, each with its own axes: u along it, v across.
#pragma once

#include "core/geometry/box.h"

#include <vector>

namespace twinloom::facility
{

/// length >= width; the corner u = v = 0 is at `origin`.
struct HallRectangle {
    geometry::Vec2 origin = geometry::Vec2::Zero();
    double yaw = 0; ///< of the u axis
    double length = 0, width = 0;
    /// Sides without a wall: 0 v = 0, 1 u = length, 2 v = width, 3 u = 0.
    bool open[4] = {false, false, false, false};

    geometry::Vec2 toWorld(double u, double v) const;
    geometry::Vec2 toLocal(const geometry::Vec2 &world) const;
    double area() const { return length * width; }
    /// From u0 to u1, with the ends there open or not.
    HallRectangle part(double u0, double u1, bool openStart, bool openEnd) const;
};

/// Ground to plan on: the floor, only within the regions where there are any, without what is taken.
struct Ground {
    geometry::Polygon floor;
    std::vector<geometry::Polygon> regions = {};
    std::vector<geometry::Box> taken = {}; ///< boxes along the longest wall
};

/// Direction of the floor's longest wall.
double longestWallYaw(const geometry::Polygon &floor);

/// Sets `open`: a side is, where the floor goes on beyond most of it.
void findOpenSides(HallRectangle &rectangle, const geometry::Polygon &floor);

/// The largest rectangle along the longest wall, then the largest in what is left, down to `leastSide` and `leastArea`
/// (at most six). They do not overlap and lie on the ground.
std::vector<HallRectangle> rectanglesOf(const Ground &ground, double leastSide, double leastArea);

} // namespace twinloom::facility
