// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/wall_strips.h"

#include <algorithm>
#include <cmath>

namespace twinloom::facility
{

using geometry::Box;
using geometry::Random;
using geometry::Vec2;

namespace
{

constexpr double kWalkway = 1.2;       ///< metres before a band; halls so small have no vehicles
constexpr double kProbe = 0.25;        ///< metres; how finely the ground along a wall is looked at
constexpr double kLeastStretch = 1.25; ///< metres of wall
constexpr double kOffWall = 0.03;
constexpr double kPlainWorth = 0.5; ///< of a band that the zone does not prefer

HallRectangle stripAt(const scenegen::Wall &wall, double depth)
{
    HallRectangle strip;
    strip.origin = wall.from;
    strip.yaw = std::atan2(wall.along.y(), wall.along.x());
    strip.length = wall.length;
    strip.width = depth;
    return strip;
}

/// Low, so that windows above it do not matter; what is taller is asked for by itself.
Box ground(const HallRectangle &strip, double u0, double u1, double v0, double v1)
{
    const Vec2 middle = strip.toWorld((u0 + u1) / 2, (v0 + v1) / 2);
    return {{middle.x(), middle.y(), 0.25}, {u1 - u0, v1 - v0, 0.5}, strip.yaw};
}

class StripFiller
{
public:
    StripFiller(const HallRules &rules, const HallRule &hall, CellPlacer &placer, Random &random)
        : m_rules(rules), m_zone(hall.zones.back()), m_side(hall.side), m_placer(placer), m_random(random)
    {
    }

    /// One band, the first of a random order (preferred ones tend to come first) for which there is ground.
    void fill(const scenegen::Wall &wall)
    {
        std::vector<int> bands = m_zone.walls;
        for (const int band : m_side.walls)
            if (std::find(bands.begin(), bands.end(), band) == bands.end())
                bands.push_back(band);
        std::vector<double> worth;
        for (const int band : bands)
            worth.push_back(std::max(worthOf(m_zone, band), worthOf(m_side, band)));
        for (std::size_t k = m_random.weighted(worth); k < bands.size(); k = m_random.weighted(worth)) {
            if (fillWith(m_rules.bands[static_cast<std::size_t>(bands[k])], wall))
                return;
            worth[k] = 0;
        }
    }

    /// Islands side by side about the middle of a rectangle, the preferred first, as long as they find ground.
    void fillMiddle(const HallRectangle &rectangle)
    {
        std::vector<int> islands = m_zone.islands;
        std::stable_sort(islands.begin(), islands.end(),
                         [&](int a, int b) { return worthOf(m_zone, a) > worthOf(m_zone, b); });
        for (const int island : islands) {
            const BandRule &band = m_rules.bands[static_cast<std::size_t>(island)];
            const double v = (rectangle.width - band.fullDepth()) / 2;
            const std::size_t before = m_placer.count();
            if (v > 0)
                for (const auto &[u0, u1] : stretches(rectangle, v, v + band.fullDepth()))
                    m_placer.fillBand(rectangle, band, u0, u1, v, m_random.below(2) == 1);
            if (m_placer.count() > before)
                return;
        }
    }

private:
    static double worthOf(const ZoneRule &zone, int band)
    {
        const auto found = zone.prefer.find(band);
        return found == zone.prefer.end() ? kPlainWorth : found->second;
    }

    bool fillWith(const BandRule &band, const scenegen::Wall &wall)
    {
        const HallRectangle strip = stripAt(wall, band.fullDepth() + kWalkway);
        const std::size_t before = m_placer.count();
        for (const auto &[u0, u1] : stretches(strip, 0, band.fullDepth())) {
            const std::size_t filled = m_placer.count();
            m_placer.fillBand(strip, band, u0, u1, 0, false);
            if (m_placer.count() > filled)
                m_placer.keepFree(ground(strip, u0, u1, band.fullDepth(), band.fullDepth() + kWalkway));
        }
        return m_placer.count() > before;
    }

    /// Where the ground from v0 to v1 is free and people can walk beyond it (and before it, where that is no wall).
    std::vector<std::pair<double, double>> stretches(const HallRectangle &strip, double v0, double v1) const
    {
        std::vector<std::pair<double, double>> found;
        double from = 0;
        const auto end = [&](double u) {
            if (u - from >= kLeastStretch)
                found.emplace_back(from, u);
            from = u + kProbe;
        };
        const int probes = static_cast<int>(strip.length / kProbe);
        for (int k = 0; k < probes; ++k) {
            const double u0 = k * kProbe, u1 = u0 + kProbe;
            const bool free = m_placer.isFree(ground(strip, u0, u1, v0 + kOffWall, v1)) &&
                              m_placer.isWalkable(ground(strip, u0, u1, v1, v1 + kWalkway)) &&
                              (v0 <= 0 || m_placer.isWalkable(ground(strip, u0, u1, v0 - kWalkway, v0)));
            if (!free)
                end(u0);
        }
        end(probes * kProbe);
        return found;
    }

    const HallRules &m_rules;
    const ZoneRule &m_zone, &m_side;
    CellPlacer &m_placer;
    Random &m_random;
};

} // namespace

void fillAlongWalls(const HallRules &rules, const HallRule &hall, const geometry::Polygon &floor, CellPlacer &placer,
                    Random &random)
{
    StripFiller filler(rules, hall, placer, random);
    std::vector<scenegen::Wall> walls = scenegen::wallsOf(floor);
    std::stable_sort(walls.begin(), walls.end(),
                     [](const scenegen::Wall &a, const scenegen::Wall &b) { return a.length > b.length + 1e-6; });
    for (const scenegen::Wall &wall : walls)
        filler.fill(wall);
    for (const HallRectangle &rectangle : rectanglesOf({floor}, kWalkway, 4))
        filler.fillMiddle(rectangle);
}

} // namespace twinloom::facility
