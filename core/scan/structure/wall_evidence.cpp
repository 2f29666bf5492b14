// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/wall_evidence.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twinloom::scan
{
namespace
{

constexpr double kReach = 0.06;     // distance from the line
constexpr double kResolution = 3.2; // cells of the face, in spacings: nearly every one on a wall has a point
constexpr double kCosine = 0.85;    // of the angle between point normal and line normal
constexpr std::size_t kHeights = 192;
constexpr double kTopBand = 0.6; // metres below the ceiling
constexpr double kTopGap = 0.08; // the corner itself has mixed normals
constexpr double kTopWeight = 0.65;

double share(const std::bitset<kHeights> &bits, int from, int to)
{
    if (to <= from)
        return 0;
    int count = 0;
    for (int h = from; h < to; ++h)
        count += bits[static_cast<std::size_t>(h)] ? 1 : 0;
    return static_cast<double>(count) / (to - from);
}

/// Ceiling beside the line, on the side that `side` (1 or -1) says; NaN: none seen there.
double localTop(const PlanGrid &grid, const PlanLine &line, double s, double side)
{
    double top = std::numeric_limits<double>::infinity();
    for (const double off : {0.15, 0.3})
        if (const float z = grid.ceilingAt(line.at(s) + side * off * line.normal); !std::isnan(z))
            top = std::min(top, static_cast<double>(z));
    return std::isfinite(top) ? top : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

LineEvidence::LineEvidence(const PlanLine &line, const PointCloud &cloud,
                           const std::vector<std::uint32_t> &verticalPoints, const PlanGrid &grid,
                           const Settings &settings)
{
    m_column = std::max(0.08, kResolution * settings.spacing);
    const Vec2 high = grid.high();
    double to = std::numeric_limits<double>::lowest();
    m_from = std::numeric_limits<double>::max();
    for (const Vec2 &corner : {grid.low, high, Vec2(grid.low.x(), high.y()), Vec2(high.x(), grid.low.y())}) {
        m_from = std::min(m_from, line.along(corner));
        to = std::max(to, line.along(corner));
    }
    const auto columns = static_cast<std::size_t>((to - m_from) / m_column) + 1;
    const double highest = std::max(settings.top - settings.floor, 1.0) + 1.0;
    const double bin = std::max({0.1, kResolution * settings.spacing, highest / static_cast<double>(kHeights - 1)});
    std::vector<std::bitset<kHeights>> seen(columns);
    for (const std::uint32_t i : verticalPoints) {
        const Vec2 p = cloud.positions[i].head<2>().cast<double>();
        if (std::abs(line.distance(p)) > kReach ||
            std::abs(line.normal.dot(cloud.normals[i].head<2>().cast<double>())) < kCosine)
            continue;
        const double s = (line.along(p) - m_from) / m_column, z = (cloud.positions[i].z() - settings.floor) / bin;
        if (s >= 0 && s < static_cast<double>(columns) && z >= 0 && z < kHeights)
            seen[static_cast<std::size_t>(s)].set(static_cast<std::size_t>(z));
    }
    m_wall.resize(columns);
    m_full.resize(columns);
    for (std::size_t c = 0; c < columns; ++c) {
        if (seen[c].none())
            continue;
        const double s = m_from + (static_cast<double>(c) + 0.5) * m_column;
        const double left = localTop(grid, line, s, 1), right = localTop(grid, line, s, -1);
        const auto judge = [&](double z) {
            const double room = z - settings.floor;
            const int top = std::max(1, static_cast<int>((room - kTopGap) / bin));
            const int band = std::max(0, std::min(top - 1, static_cast<int>(std::ceil((room - kTopBand) / bin))));
            const double full = share(seen[c], 1, top), upper = share(seen[c], band, top);
            m_full[c] = std::max(m_full[c], static_cast<float>(full));
            m_wall[c] = std::max(m_wall[c], static_cast<float>(kTopWeight * upper + (1 - kTopWeight) * full));
        };
        // Seen from the room with the higher ceiling there is a wall above a gate, though the gate is as high as the
        // passage behind it; so either side will do.
        if (std::isnan(left) && std::isnan(right))
            judge(settings.top);
        for (const double z : {left, right})
            if (!std::isnan(z))
                judge(z);
    }
}

double LineEvidence::length() const
{
    return m_column *
           static_cast<double>(std::count_if(m_wall.begin(), m_wall.end(), [](float w) { return w > 0.5f; }));
}

double LineEvidence::mean(const std::vector<float> &values, double from, double to) const
{
    const double a = std::clamp((from - m_from) / m_column, 0.0, static_cast<double>(values.size()) - 1e-6);
    const double b = std::clamp((to - m_from) / m_column, a, static_cast<double>(values.size()));
    double sum = 0, weight = 0;
    for (auto c = static_cast<std::size_t>(a); c < values.size() && static_cast<double>(c) < b + 1e-9; ++c) {
        const double overlap =
            std::max(std::min(b, static_cast<double>(c) + 1) - std::max(a, static_cast<double>(c)), 1e-6);
        sum += overlap * static_cast<double>(values[c]);
        weight += overlap;
    }
    return weight > 0 ? sum / weight : 0;
}

} // namespace twinloom::scan
