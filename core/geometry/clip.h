// SPDX-License-Identifier: Apache-2.0
// Cutting convex polygons, counter-clockwise.
#pragma once

#include "core/geometry/polygon.h"

namespace twinloom::geometry
{

/// Twice the area of the triangle a, b, c: positive when c lies to the left of the line from a to b.
double side(const Vec2 &a, const Vec2 &b, const Vec2 &c);

/// The part of a convex polygon to the left of the line through a and b (Sutherland and Hodgman 1974); less than three
/// corners where there is none.
Polygon clipLeft(const Polygon &convex, const Vec2 &a, const Vec2 &b);

/// What is left of a convex polygon without a convex hole: convex pieces that do not overlap.
std::vector<Polygon> cutOut(Polygon convex, const Polygon &hole);

} // namespace twinloom::geometry
