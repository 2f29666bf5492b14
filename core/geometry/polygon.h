// SPDX-License-Identifier: Apache-2.0
// Simple polygons in the floor plane: metres, seen from above, x right and y up. A ring is closed implicitly (the
// first corner is not repeated). Unless a function says otherwise a ring is simple and counter-clockwise.
#pragma once

#include <Eigen/Core>

#include <array>
#include <optional>
#include <vector>

namespace twinloom::geometry
{

using Vec2 = Eigen::Vector2d;
using Polygon = std::vector<Vec2>;

/// Twice-signed-area over two: positive when counter-clockwise. Any ring.
double signedArea(const Polygon &ring);
Vec2 centroid(const Polygon &ring);
/// Axis-aligned bounds as {min, max}; zeros for an empty ring.
std::array<Vec2, 2> bounds(const Polygon &ring);

/// True when no two edges cross or touch but neighbours at their shared corner. O(n log n) is not needed: n < 1000.
bool isSimple(const Polygon &ring);
/// Counter-clockwise, without repeated or collinear corners (within `tolerance` metres). Any ring.
Polygon normalised(Polygon ring, double tolerance = 1e-6);

/// Inside or on the outline.
bool contains(const Polygon &ring, const Vec2 &point);
/// Distance to the outline, positive inside, negative outside.
double signedDistance(const Polygon &ring, const Vec2 &point);
/// Nearest point on the segment from a to b.
Vec2 nearestOnSegment(const Vec2 &a, const Vec2 &b, const Vec2 &point);

/// Corner index triples, counter-clockwise (ear clipping). Empty when the ring is not simple.
std::vector<std::array<int, 3>> triangulate(const Polygon &ring);

/// Area of the intersection of two simple polygons of any orientation, convex or not.
double intersectionArea(const Polygon &a, const Polygon &b);
/// Intersection over union, 0 to 1.
double iou(const Polygon &a, const Polygon &b);

} // namespace twinloom::geometry
