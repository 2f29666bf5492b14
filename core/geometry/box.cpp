// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/box.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinloom::geometry
{
namespace
{

/// A footprint with its axes, which cost more than all that is asked of them.
struct Plan {
    Vec2 centre, size, right, front;
    explicit Plan(const Box &box) : centre(box.centre.head<2>()), size(box.size.head<2>())
    {
        const double sine = std::sin(box.yaw), cosine = std::cos(box.yaw);
        right = {cosine, sine};
        front = {-sine, cosine};
    }
    Vec2 toWorld(const Vec2 &local) const { return centre + right * local.x() + front * local.y(); }
    /// Half the width along a unit axis.
    double extent(const Vec2 &axis) const
    {
        return std::abs(right.dot(axis)) * size.x() / 2 + std::abs(front.dot(axis)) * size.y() / 2;
    }
};

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
    return Plan(*this).toWorld(local);
}

Vec2 Box::toLocal(const Vec2 &world) const
{
    const Plan plan(*this);
    const Vec2 offset = world - plan.centre;
    return {plan.right.dot(offset), plan.front.dot(offset)};
}

Polygon Box::footprint() const
{
    const Plan plan(*this);
    const double x = size.x() / 2, y = size.y() / 2;
    return {plan.toWorld({-x, -y}), plan.toWorld({x, -y}), plan.toWorld({x, y}), plan.toWorld({-x, y})};
}

double planOverlap(const Box &a, const Box &b)
{
    const Plan planA(a), planB(b);
    const Vec2 between = planB.centre - planA.centre;
    double least = std::numeric_limits<double>::infinity();
    for (const Vec2 &axis : {planA.right, planA.front, planB.right, planB.front})
        least = std::min(least, planA.extent(axis) + planB.extent(axis) - std::abs(between.dot(axis)));
    return least;
}

double heightOverlap(const Box &a, const Box &b)
{
    return std::min(a.top(), b.top()) - std::max(a.bottom(), b.bottom());
}

double iou(const Box &a, const Box &b)
{
    const double high = heightOverlap(a, b);
    if (high <= 0)
        return 0;
    const double common = high * intersectionArea(a.footprint(), b.footprint());
    return common / (a.size.prod() + b.size.prod() - common);
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
