// SPDX-License-Identifier: Apache-2.0
// How much of a wall stands along a line, column by column. A wall reaches up to the ceiling, if only as the lintel
// above a door; furniture fronts and curtains rarely do.
#pragma once

#include "core/scan/structure/plan_grid.h"
#include "core/scan/points/planes.h"

#include <bitset>

namespace twinloom::scan
{

class LineEvidence
{
public:
    struct Settings {
        double spacing = 0.03;
        double floor = 0;
        double top = 0; ///< z up to which walls go where no ceiling was seen
    };
    LineEvidence(const PlanLine &line, const PointCloud &cloud, const std::vector<std::uint32_t> &verticalPoints,
                 const PlanGrid &grid, const Settings &settings);

    /// 0 to 1 over [from, to] along the line: is there a wall? The top band counts most.
    double wall(double from, double to) const { return mean(m_wall, from, to); }
    /// 0 to 1: share of the whole height that has points.
    double full(double from, double to) const { return mean(m_full, from, to); }
    /// Metres of the line with a wall.
    double length() const;
    double column() const { return m_column; } ///< metres: the resolution

private:
    double mean(const std::vector<float> &values, double from, double to) const;

    double m_from = 0;
    double m_column = 0.1;
    std::vector<float> m_wall, m_full;
};

} // namespace twinloom::scan
