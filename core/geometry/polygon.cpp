// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/polygon.h"

#include "core/geometry/clip.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace twinloom::geometry
{
namespace
{

double cross(const Vec2 &a, const Vec2 &b)
{
    return a.x() * b.y() - a.y() * b.x();
}

bool onSegment(const Vec2 &a, const Vec2 &b, const Vec2 &point)
{
    return std::min(a.x(), b.x()) <= point.x() && point.x() <= std::max(a.x(), b.x()) &&
           std::min(a.y(), b.y()) <= point.y() && point.y() <= std::max(a.y(), b.y());
}

/// Cross or touch.
bool segmentsMeet(const Vec2 &a, const Vec2 &b, const Vec2 &c, const Vec2 &d)
{
    const double abc = side(a, b, c), abd = side(a, b, d), cda = side(c, d, a), cdb = side(c, d, b);
    if (((abc > 0 && abd < 0) || (abc < 0 && abd > 0)) && ((cda > 0 && cdb < 0) || (cda < 0 && cdb > 0)))
        return true;
    return (abc == 0 && onSegment(a, b, c)) || (abd == 0 && onSegment(a, b, d)) || (cda == 0 && onSegment(c, d, a)) ||
           (cdb == 0 && onSegment(c, d, b));
}

bool inTriangle(const Vec2 &a, const Vec2 &b, const Vec2 &c, const Vec2 &point)
{
    return side(a, b, point) >= 0 && side(b, c, point) >= 0 && side(c, a, point) >= 0;
}

double convexIntersectionArea(Polygon a, const Polygon &b)
{
    for (std::size_t i = 0; i < b.size() && !a.empty(); ++i)
        a = clipLeft(a, b[i], b[(i + 1) % b.size()]);
    return a.size() < 3 ? 0.0 : std::abs(signedArea(a));
}

Polygon corners(const Polygon &ring, const std::array<int, 3> &triangle)
{
    return {ring[static_cast<std::size_t>(triangle[0])], ring[static_cast<std::size_t>(triangle[1])],
            ring[static_cast<std::size_t>(triangle[2])]};
}

/// The index in `left` of a corner that can be cut off; none when numerical trouble leaves no proper ear.
std::optional<std::size_t> findEar(const Polygon &ring, const std::vector<int> &left)
{
    const std::size_t n = left.size();
    auto at = [&](std::size_t i) -> const Vec2 & { return ring[static_cast<std::size_t>(left[i % n])]; };
    for (std::size_t i = 0; i < n; ++i) {
        const Vec2 &before = at(i + n - 1), &tip = at(i), &after = at(i + 1);
        if (side(before, tip, after) <= 0)
            continue;
        bool empty = true;
        for (std::size_t k = i + 2; empty && k < i + n - 1; ++k)
            empty = !inTriangle(before, tip, after, at(k));
        if (empty)
            return i;
    }
    return std::nullopt;
}

} // namespace

double signedArea(const Polygon &ring)
{
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i)
        twice += cross(ring[i] - ring.front(), ring[(i + 1) % ring.size()] - ring.front());
    return twice / 2;
}

Vec2 centroid(const Polygon &ring)
{
    if (ring.empty())
        return Vec2::Zero();
    const double area = signedArea(ring);
    if (std::abs(area) < 1e-12)
        return std::accumulate(ring.begin(), ring.end(), Vec2(Vec2::Zero())) / static_cast<double>(ring.size());
    Vec2 sum = Vec2::Zero();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i] - ring.front(), b = ring[(i + 1) % ring.size()] - ring.front();
        sum += (a + b) * cross(a, b);
    }
    return ring.front() + sum / (6 * area);
}

std::array<Vec2, 2> bounds(const Polygon &ring)
{
    if (ring.empty())
        return {Vec2::Zero(), Vec2::Zero()};
    Vec2 low = ring.front(), high = ring.front();
    for (const Vec2 &corner : ring) {
        low = low.cwiseMin(corner);
        high = high.cwiseMax(corner);
    }
    return {low, high};
}

bool isSimple(const Polygon &ring)
{
    const std::size_t n = ring.size();
    if (n < 3)
        return false;
    for (std::size_t i = 0; i < n; ++i) {
        const Vec2 &a = ring[i], &b = ring[(i + 1) % n];
        if (!a.allFinite() || a == b)
            return false;
        const Vec2 &next = ring[(i + 2) % n];
        if (side(a, b, next) == 0 && (a - b).dot(next - b) > 0)
            return false; // folds back on itself
        for (std::size_t k = i + 2; k < n; ++k) {
            if (i == 0 && k == n - 1)
                continue; // neighbours around the end
            if (segmentsMeet(a, b, ring[k], ring[(k + 1) % n]))
                return false;
        }
    }
    return true;
}

Polygon normalised(Polygon ring, double tolerance)
{
    bool changed = true;
    while (changed && ring.size() >= 3) {
        changed = false;
        for (std::size_t i = 0; i < ring.size() && ring.size() >= 3; ++i) {
            const Vec2 &before = ring[(i + ring.size() - 1) % ring.size()], &after = ring[(i + 1) % ring.size()];
            const Vec2 along = after - before;
            const double length = along.norm();
            const bool repeated = (ring[i] - before).norm() <= tolerance;
            const bool collinear = length > tolerance && std::abs(side(before, after, ring[i])) / length <= tolerance &&
                                   along.dot(ring[i] - before) >= 0 && along.dot(after - ring[i]) >= 0;
            if (repeated || collinear) {
                ring.erase(ring.begin() + static_cast<std::ptrdiff_t>(i));
                changed = true;
                break;
            }
        }
    }
    if (signedArea(ring) < 0)
        std::reverse(ring.begin(), ring.end());
    return ring;
}

Vec2 nearestOnSegment(const Vec2 &a, const Vec2 &b, const Vec2 &point)
{
    const Vec2 along = b - a;
    const double squared = along.squaredNorm();
    if (squared == 0)
        return a;
    return a + along * std::clamp((point - a).dot(along) / squared, 0.0, 1.0);
}

double signedDistance(const Polygon &ring, const Vec2 &point)
{
    double nearest = std::numeric_limits<double>::infinity();
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 &a = ring[i], &b = ring[(i + 1) % ring.size()];
        nearest = std::min(nearest, (point - nearestOnSegment(a, b, point)).norm());
        if ((a.y() > point.y()) != (b.y() > point.y()) &&
            point.x() < a.x() + (b.x() - a.x()) * (point.y() - a.y()) / (b.y() - a.y()))
            inside = !inside;
    }
    return inside ? nearest : -nearest;
}

bool contains(const Polygon &ring, const Vec2 &point)
{
    return signedDistance(ring, point) >= -1e-12;
}

std::vector<std::array<int, 3>> triangulate(const Polygon &ring)
{
    if (!isSimple(ring))
        return {};
    std::vector<int> left(ring.size());
    std::iota(left.begin(), left.end(), 0);
    if (signedArea(ring) < 0)
        std::reverse(left.begin(), left.end());
    std::vector<std::array<int, 3>> triangles;
    while (left.size() > 3) {
        // A ring whose every ear is spoilt by rounding still gets cut, at a corner that changes its area least.
        const std::size_t i = findEar(ring, left).value_or(0);
        const std::size_t n = left.size();
        triangles.push_back({left[(i + n - 1) % n], left[i], left[(i + 1) % n]});
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
    }
    triangles.push_back({left[0], left[1], left[2]});
    return triangles;
}

double intersectionArea(const Polygon &a, const Polygon &b)
{
    double area = 0;
    const auto trianglesB = triangulate(b);
    for (const auto &triangleA : triangulate(a))
        for (const auto &triangleB : trianglesB)
            area += convexIntersectionArea(corners(a, triangleA), corners(b, triangleB));
    return area;
}

double iou(const Polygon &a, const Polygon &b)
{
    const double both = intersectionArea(a, b);
    const double either = std::abs(signedArea(a)) + std::abs(signedArea(b)) - both;
    return either > 0 ? both / either : 0.0;
}

} // namespace twinloom::geometry
