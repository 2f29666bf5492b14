// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/hall_frame.h"

#include "scenegen/evaluate/rules.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace twinloom::facility
{

using geometry::Box;
using geometry::Polygon;
using geometry::Vec2;

namespace
{

constexpr std::size_t kMostRectangles = 6;
constexpr double kGrowStep = 0.02;
constexpr double kOnLine = 0.03; ///< so near an outline counts as on it

Vec2 turned(const Vec2 &v, double yaw)
{
    return {std::cos(yaw) * v.x() - std::sin(yaw) * v.y(), std::sin(yaw) * v.x() + std::cos(yaw) * v.y()};
}

bool isInRegion(const Ground &ground, const Vec2 &at)
{
    return ground.regions.empty() ||
           std::any_of(ground.regions.begin(), ground.regions.end(), [&](const Polygon &region) {
               return geometry::contains(region, at) || geometry::signedDistance(region, at) > -kOnLine;
           });
}

/// Axis-parallel in the turned frame.
struct Span {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

/// Cells of a turned lattice that lie on the floor and are not used yet.
class Lattice
{
public:
    Lattice(const Ground &ground, double yaw) : m_yaw(yaw)
    {
        const Polygon &floor = ground.floor;
        Polygon local;
        for (const Vec2 &corner : floor)
            local.push_back(turned(corner, -yaw));
        const auto limits = geometry::bounds(local);
        m_low = limits[0];
        const Vec2 extent = limits[1] - limits[0];
        m_step = std::max(0.2, extent.maxCoeff() / 300);
        m_width = std::max(1, static_cast<int>(extent.x() / m_step));
        m_height = std::max(1, static_cast<int>(extent.y() / m_step));
        std::vector<std::uint8_t> corner(static_cast<std::size_t>((m_width + 1) * (m_height + 1)));
        for (int y = 0; y <= m_height; ++y)
            for (int x = 0; x <= m_width; ++x) {
                const Vec2 at = turned(m_low + Vec2(x, y) * m_step, yaw);
                corner[static_cast<std::size_t>(y * (m_width + 1) + x)] =
                    isInRegion(ground, at) &&
                    (geometry::contains(floor, at) || geometry::signedDistance(floor, at) > -kOnLine);
            }
        m_free.assign(static_cast<std::size_t>(m_width * m_height), 0);
        for (int y = 0; y < m_height; ++y)
            for (int x = 0; x < m_width; ++x) {
                const auto at = static_cast<std::size_t>(y * (m_width + 1) + x);
                const auto above = at + static_cast<std::size_t>(m_width) + 1;
                m_free[index(x, y)] = corner[at] && corner[at + 1] && corner[above] && corner[above + 1];
            }
    }

    /// The largest free rectangle whose sides are at least `leastSide`, by histograms row by row.
    Span largest(double leastSide) const
    {
        Span best;
        double most = 0;
        std::vector<int> tall(static_cast<std::size_t>(m_width), 0);
        for (int y = 0; y < m_height; ++y) {
            for (int x = 0; x < m_width; ++x) {
                int &t = tall[static_cast<std::size_t>(x)];
                t = m_free[index(x, y)] ? t + 1 : 0;
            }
            for (int x0 = 0; x0 < m_width; ++x0) {
                int lowest = tall[static_cast<std::size_t>(x0)];
                for (int x1 = x0; x1 < m_width && lowest > 0; ++x1) {
                    lowest = std::min(lowest, tall[static_cast<std::size_t>(x1)]);
                    const double w = (x1 - x0 + 1) * m_step, h = lowest * m_step;
                    if (w >= leastSide && h >= leastSide && w * h > most) {
                        most = w * h;
                        best = {m_low.x() + x0 * m_step, m_low.y() + (y + 1 - lowest) * m_step,
                                m_low.x() + (x1 + 1) * m_step, m_low.y() + (y + 1) * m_step};
                    }
                }
            }
        }
        return best;
    }

    void use(const Span &span)
    {
        for (int y = 0; y < m_height; ++y)
            for (int x = 0; x < m_width; ++x) {
                const Vec2 low = m_low + Vec2(x, y) * m_step;
                if (low.x() < span.x1 && low.y() < span.y1 && low.x() + m_step > span.x0 && low.y() + m_step > span.y0)
                    m_free[index(x, y)] = 0;
            }
    }

    double step() const { return m_step; }
    Box box(const Span &span) const
    {
        Box box;
        const Vec2 centre = turned({(span.x0 + span.x1) / 2, (span.y0 + span.y1) / 2}, m_yaw);
        box.centre = {centre.x(), centre.y(), 1};
        box.size = {span.x1 - span.x0, span.y1 - span.y0, 2};
        box.yaw = m_yaw;
        return box;
    }

private:
    std::size_t index(int x, int y) const { return static_cast<std::size_t>(y * m_width + x); }

    double m_yaw, m_step = 0.2;
    Vec2 m_low;
    int m_width = 0, m_height = 0;
    std::vector<std::uint8_t> m_free;
};

/// To the walls: the lattice ends up to a cell before them.
Span grown(const Lattice &lattice, const Ground &ground, Span span, const std::vector<Span> &others)
{
    const auto allowed = [&](const Span &one) {
        for (const Span &other : others)
            if (one.x0 < other.x1 - 1e-9 && one.x1 > other.x0 + 1e-9 && one.y0 < other.y1 - 1e-9 &&
                one.y1 > other.y0 + 1e-9)
                return false;
        const Box box = lattice.box(one);
        const Polygon corners = box.footprint();
        return scenegen::isInside(ground.floor, box) &&
               std::all_of(corners.begin(), corners.end(), [&](const Vec2 &at) { return isInRegion(ground, at); });
    };
    // A corner may lie on a skew wall: back from it first.
    for (int k = 0; k < 25 && !allowed(span); ++k)
        span = {span.x0 + kGrowStep, span.y0 + kGrowStep, span.x1 - kGrowStep, span.y1 - kGrowStep};
    const int steps = static_cast<int>((lattice.step() + 0.1) / kGrowStep) + 1;
    for (int k = 0; k < steps; ++k)
        for (double Span::*side : {&Span::x0, &Span::y0, &Span::x1, &Span::y1}) {
            Span more = span;
            more.*side += (side == &Span::x0 || side == &Span::y0) ? -kGrowStep : kGrowStep;
            if (allowed(more))
                span = more;
        }
    return span;
}

HallRectangle rectangleOf(const Span &span, double yaw)
{
    HallRectangle rectangle;
    const double w = span.x1 - span.x0, h = span.y1 - span.y0;
    if (w >= h) {
        rectangle.origin = turned({span.x0, span.y0}, yaw);
        rectangle.yaw = yaw;
        rectangle.length = w;
        rectangle.width = h;
    } else {
        rectangle.origin = turned({span.x1, span.y0}, yaw);
        rectangle.yaw = yaw + std::numbers::pi / 2;
        rectangle.length = h;
        rectangle.width = w;
    }
    return rectangle;
}

Span spanOf(const Box &box, double yaw)
{
    Polygon local;
    for (const Vec2 &corner : box.footprint())
        local.push_back(turned(corner, -yaw));
    const auto limits = geometry::bounds(local);
    return {limits[0].x(), limits[0].y(), limits[1].x(), limits[1].y()};
}

} // namespace

void findOpenSides(HallRectangle &rectangle, const Polygon &floor)
{
    constexpr int samples = 20;
    constexpr double beyond = 0.5;
    const double l = rectangle.length, w = rectangle.width;
    for (int side = 0; side < 4; ++side) {
        int outside = 0;
        for (int k = 0; k < samples; ++k) {
            const double t = (k + 0.5) / samples;
            const Vec2 at = side == 0   ? rectangle.toWorld(t * l, -beyond)
                            : side == 1 ? rectangle.toWorld(l + beyond, t * w)
                            : side == 2 ? rectangle.toWorld(t * l, w + beyond)
                                        : rectangle.toWorld(-beyond, t * w);
            outside += geometry::contains(floor, at);
        }
        rectangle.open[side] = outside * 2 > samples;
    }
}

double longestWallYaw(const Polygon &floor)
{
    double longest = 0, yaw = 0;
    for (std::size_t i = 0; i < floor.size(); ++i) {
        const Vec2 along = floor[(i + 1) % floor.size()] - floor[i];
        if (along.norm() > longest + 1e-6) {
            longest = along.norm();
            yaw = std::atan2(along.y(), along.x());
        }
    }
    return yaw;
}

Vec2 HallRectangle::toWorld(double u, double v) const
{
    return origin + turned({u, v}, yaw);
}

Vec2 HallRectangle::toLocal(const Vec2 &world) const
{
    return turned(world - origin, -yaw);
}

HallRectangle HallRectangle::part(double u0, double u1, bool openStart, bool openEnd) const
{
    HallRectangle one = *this;
    one.origin = toWorld(u0, 0);
    one.length = u1 - u0;
    one.open[3] = openStart;
    one.open[1] = openEnd;
    return one;
}

std::vector<HallRectangle> rectanglesOf(const Ground &ground, double leastSide, double leastArea)
{
    std::vector<HallRectangle> rectangles;
    const double yaw = longestWallYaw(ground.floor);
    Lattice lattice(ground, yaw);
    std::vector<Span> used;
    for (const Box &box : ground.taken) {
        used.push_back(spanOf(box, yaw));
        lattice.use(used.back());
    }
    while (rectangles.size() < kMostRectangles) {
        const Span found = lattice.largest(leastSide);
        if ((found.x1 - found.x0) * (found.y1 - found.y0) < std::max(leastArea, 1e-9))
            break;
        const Span span = grown(lattice, ground, found, used);
        used.push_back(span);
        lattice.use(span);
        HallRectangle rectangle = rectangleOf(span, yaw);
        findOpenSides(rectangle, ground.floor);
        rectangles.push_back(rectangle);
    }
    return rectangles;
}

} // namespace twinloom::facility
