// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/plan_grid.h"

#include "core/scan/points/sturdy_range.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kPollEvery = 16'384;
constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
constexpr double kHeadroom = 1.9;
constexpr int kMargin = 4; // cells of outside all around
constexpr int kFill = 3;   // cells: gaps of up to 0.3 m in floor or ceiling are closed
constexpr float kCeilingSure = 1.0f, kFloorSure = 0.7f, kSomethingSure = 0.5f;
constexpr double kOutlierShare = 0.001;

/// Largest (or smallest) value in a square window, one axis at a time.
std::vector<float> window(const PlanGrid &grid, const std::vector<float> &from, int reach, bool largest,
                          const Progress &progress)
{
    std::vector<float> rows(from.size()), result(from.size());
    const auto better = [largest](float a, float b) { return largest ? std::max(a, b) : std::min(a, b); };
    for (int y = 0; y < grid.height && !progress.cancelled(); ++y)
        for (int x = 0; x < grid.width; ++x) {
            float best = from[grid.index(x, y)];
            for (int d = std::max(0, x - reach); d <= std::min(grid.width - 1, x + reach); ++d)
                best = better(best, from[grid.index(d, y)]);
            rows[grid.index(x, y)] = best;
        }
    for (int y = 0; y < grid.height && !progress.cancelled(); ++y)
        for (int x = 0; x < grid.width; ++x) {
            float best = rows[grid.index(x, y)];
            for (int d = std::max(0, y - reach); d <= std::min(grid.height - 1, y + reach); ++d)
                best = better(best, rows[grid.index(x, d)]);
            result[grid.index(x, y)] = best;
        }
    return result;
}

/// Bounds without the few points far out that every scan has.
std::array<Vec2, 2> sturdyBounds(const PointCloud &cloud)
{
    std::array<Vec2, 2> bounds;
    for (int axis = 0; axis < 2; ++axis) {
        const Range range = sturdyRange(cloud, axis, kOutlierShare);
        bounds[0][axis] = range.low;
        bounds[1][axis] = range.high;
    }
    return bounds;
}

/// Spreads known ceiling heights into neighbours without one, `rounds` cells far; the lower one wins.
void spreadCeiling(PlanGrid &grid, int rounds, const Progress &progress)
{
    for (int round = 0; round < rounds && !progress.cancelled(); ++round) {
        const std::vector<float> before = grid.ceiling;
        for (int y = 0; y < grid.height; ++y)
            for (int x = 0; x < grid.width; ++x) {
                if (!std::isnan(before[grid.index(x, y)]))
                    continue;
                float lowest = std::numeric_limits<float>::infinity();
                for (int dy = std::max(0, y - 1); dy <= std::min(grid.height - 1, y + 1); ++dy)
                    for (int dx = std::max(0, x - 1); dx <= std::min(grid.width - 1, x + 1); ++dx)
                        if (const float value = before[grid.index(dx, dy)]; !std::isnan(value))
                            lowest = std::min(lowest, value);
                if (std::isfinite(lowest))
                    grid.ceiling[grid.index(x, y)] = lowest;
            }
    }
}

/// z of the ceiling level that a point belongs to; NaN for none.
float ceilingLevelOf(const PointCloud &cloud, std::size_t i, const std::vector<Level> &ceilings)
{
    if (std::abs(cloud.normals[i].z()) < 0.85f)
        return kNone;
    for (const Level &level : ceilings)
        if (std::abs(cloud.positions[i].z() - level.height) < 0.06)
            return static_cast<float>(level.height);
    return kNone;
}

} // namespace

float PlanGrid::ceilingAt(const Vec2 &p) const
{
    const Vec2 at = (p - low) / kCell;
    const int x = static_cast<int>(std::floor(at.x())), y = static_cast<int>(std::floor(at.y()));
    return x < 0 || y < 0 || x >= width || y >= height ? kNone : ceiling[index(x, y)];
}

PlanGrid makePlanGrid(const PointCloud &cloud, double spacing, const std::vector<Level> &levels,
                      const FloorAndCeiling &heights, const Progress &progress)
{
    PlanGrid grid;
    if (cloud.empty() || !heights.floor)
        return grid;
    const auto bounds = sturdyBounds(cloud);
    grid.seenLow = bounds[0];
    grid.seenHigh = bounds[1];
    const int gap = std::max(kFill, static_cast<int>(std::ceil(3 * spacing / PlanGrid::kCell)));
    const int margin = gap + kMargin; // closing must not reach the grid's end
    grid.low = bounds[0] - margin * PlanGrid::kCell * Vec2::Ones();
    const Vec2 cells = (bounds[1] - grid.low) / PlanGrid::kCell;
    grid.width = static_cast<int>(cells.x()) + margin + 1;
    grid.height = static_cast<int>(cells.y()) + margin + 1;
    const std::size_t size = static_cast<std::size_t>(grid.width) * static_cast<std::size_t>(grid.height);
    grid.ceiling.assign(size, kNone);
    std::vector<float> sure(size, 0.0f);

    std::vector<Level> ceilings;
    for (const Level &level : levels)
        if (level.height > *heights.floor + kHeadroom && level.area > 1.5 &&
            (!heights.ceiling || level.height <= *heights.ceiling + 0.5 || level.area > 4.0))
            ceilings.push_back(level);
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        if (i % kPollEvery == 0 && progress.cancelled())
            return grid;
        const Vec2 at = (cloud.positions[i].head<2>().cast<double>() - grid.low) / PlanGrid::kCell;
        if (at.x() < 0 || at.y() < 0 || at.x() >= grid.width || at.y() >= grid.height)
            continue;
        const std::size_t cell = grid.index(static_cast<int>(at.x()), static_cast<int>(at.y()));
        const double above = cloud.positions[i].z() - *heights.floor;
        if (const float level = ceilingLevelOf(cloud, i, ceilings); !std::isnan(level)) {
            sure[cell] = kCeilingSure;
            if (!(grid.ceiling[cell] <= level))
                grid.ceiling[cell] = level;
        } else if (std::abs(above) < 0.08) {
            sure[cell] = std::max(sure[cell], kFloorSure);
        } else if (above > 0 && std::abs(cloud.normals[i].z()) > 0.7f) {
            sure[cell] = std::max(sure[cell], kSomethingSure);
        }
    }
    // Closing shuts gaps between points and small holes; opening takes away strays.
    sure = window(grid, window(grid, sure, gap, true, progress), gap, false, progress);
    grid.inside = window(grid, window(grid, sure, 2, false, progress), 2, true, progress);
    spreadCeiling(grid, 8, progress);
    return grid;
}

} // namespace twinloom::scan
