// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/box.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinloom::geometry
{
namespace
{

/// Half the width of a box's footprint along a unit axis.
double extent(const Box &box, const Vec2 &axis)
{
    return std::abs(box.right().dot(axis)) * box.size.x() / 2 + std::abs(box.front().dot(axis)) * box.size.y() / 2;
}

} // namespace

Vec2 Box::right() const
{
    return {std::cos(yaw), std::sin(yaw)};
}
Vec2 Box::front() const
{
    return {-std::sin(yaw), std::cos(yaw)};
}

Vec2 Box::toWorld(const Vec2 &local) const
{
    return centre.head<2>() + right() * local.x() + front() * local.y();
}

Vec2 Box::toLocal(const Vec2 &world) const
{
    const Vec2 offset = world - centre.head<2>();
    return {right().dot(offset), front().dot(offset)};
}

Polygon Box::footprint() const
{
    const double x = size.x() / 2, y = size.y() / 2;
    return {toWorld({-x, -y}), toWorld({x, -y}), toWorld({x, y}), toWorld({-x, y})};
}

double planOverlap(const Box &a, const Box &b)
{
    const Vec2 between = (b.centre - a.centre).head<2>();
    double least = std::numeric_limits<double>::infinity();
    for (const Vec2 &axis : {a.right(), a.front(), b.right(), b.front()})
        least = std::min(least, extent(a, axis) + extent(b, axis) - std::abs(between.dot(axis)));
    return least;
}

double heightOverlap(const Box &a, const Box &b)
{
    return std::min(a.top(), b.top()) - std::max(a.bottom(), b.bottom());
}

bool overlaps(const Box &a, const Box &b, double tolerance)
{
    return heightOverlap(a, b) > tolerance && planOverlap(a, b) > tolerance;
}

double wrapAngle(double angle)
{
    const double wrapped = std::remainder(angle, 2 * std::numbers::pi);
    return wrapped <= -std::numbers::pi ? std::numbers::pi : wrapped;
}

} // namespace twinloom::geometry
