// SPDX-License-Identifier: Apache-2.0
// How far the beams of a station went, by direction: what they passed through was empty then.
#pragma once

#include "core/progress.h"
#include "core/scan/cleaning/direction_grid.h"
#include "core/scan/cleaning/station_view.h"

#include <span>
#include <vector>

namespace twinloom::scan
{

class RangeImage
{
public:
    /// Of the points that are of the place. Cells are twice as large as beams are apart (were they spread evenly), but
    /// no smaller than a quarter of a degree. Cancelled.
    static Result<RangeImage> make(const StationView &view, std::span<const PointFault> faults,
                                   const Progress &progress);

    const Eigen::Vector3f &station() const { return m_station; }
    double step() const { return m_grid.step(); } ///< radians a cell
    /// The least range of the beams in the direction of `p` and in the cells around it; 0 where one of the nine cells
    /// has no beam: nothing is known there.
    float clearAround(const Eigen::Vector3f &p) const { return m_clear[m_grid.cellAt(p - m_station)]; }
    /// The same of the one cell.
    float clearTo(const Eigen::Vector3f &p) const { return m_least[m_grid.cellAt(p - m_station)]; }

private:
    explicit RangeImage(double step) : m_grid(step) {}

    DirectionGrid m_grid;
    Eigen::Vector3f m_station = Eigen::Vector3f::Zero();
    std::vector<float> m_least, m_clear; ///< by cell, metres; 0: none
};

} // namespace twinloom::scan
