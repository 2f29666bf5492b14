// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/plan_rectangle.h"

#include "core/geometry/trimmed_range.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinloom::scan
{
namespace
{

using geometry::Vec2;

constexpr double kTrim = 0.01;     // share of points cut off at each side of a box
constexpr double kSnapGain = 1.15; // a turned box must be smaller by this than one along the walls

} // namespace

Rectangle rectangleAt(const PointCloud &cloud, const Indices &points, double yaw)
{
    const Vec2 right(std::cos(yaw), std::sin(yaw)), front(-right.y(), right.x());
    const auto range = [&](const Vec2 &axis) {
        std::vector<double> values;
        values.reserve(points.size());
        for (const std::uint32_t i : points)
            values.push_back(axis.dot(cloud.positions[i].head<2>().cast<double>()));
        const geometry::Range trimmed = geometry::trimmedRange(values, kTrim);
        return Vec2(trimmed.low, trimmed.high);
    };
    const Vec2 x = range(right), y = range(front);
    return {right * x.mean() + front * y.mean(), {x[1] - x[0], y[1] - y[0]}, yaw};
}

Rectangle bestRectangle(const PointCloud &cloud, const Indices &points, double wallYaw)
{
    Rectangle best = rectangleAt(cloud, points, wallYaw);
    const double alongWalls = best.area();
    for (int step = 1; step < 30; ++step)
        if (const Rectangle r = rectangleAt(cloud, points, wallYaw + step * std::numbers::pi / 60);
            r.area() * kSnapGain < alongWalls && r.area() < best.area())
            best = r;
    return best;
}

} // namespace twinloom::scan
