// SPDX-License-Identifier: Apache-2.0
// The scan seen from above: where there is floor, ceiling or anything at all. Evidence only; outlines come from lines.
#pragma once

#include "core/geometry/polygon.h"
#include "core/scan/structure/levels.h"

namespace twinloom::scan
{

using geometry::Vec2;

struct PlanGrid {
    static constexpr double kCell = 0.05;

    Vec2 low = Vec2::Zero();                              ///< lower left corner
    Vec2 seenLow = Vec2::Zero(), seenHigh = Vec2::Zero(); ///< where the points end; the grid goes on a little
    int width = 0, height = 0;
    std::vector<float> inside;  ///< 0 to 1 a cell: how sure it is that a room is here
    std::vector<float> ceiling; ///< z of the lowest ceiling above the cell; NaN: none seen nearby

    std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
    }
    Vec2 high() const { return low + kCell * Vec2(width, height); }
    Vec2 centre(int x, int y) const { return low + kCell * Vec2(x + 0.5, y + 0.5); }
    /// NaN outside the grid and where none was seen.
    float ceilingAt(const Vec2 &p) const;
};

/// `levels` of the whole cloud. Without a ceiling whatever stands above the floor counts. When
/// cancelled it ends early, and what it returns says nothing.
PlanGrid makePlanGrid(const PointCloud &cloud, double spacing, const std::vector<Level> &levels,
                      const FloorAndCeiling &heights, const Progress &progress = {});

} // namespace twinloom::scan
