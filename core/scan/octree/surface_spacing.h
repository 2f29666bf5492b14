// SPDX-License-Identifier: Apache-2.0
// How far the neighbours in a handful of points lie apart, as if the points lay on one surface.
#pragma once

#include <Eigen/Geometry>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace twinloom::scan
{

/// The share of the box that the points cover is not known; their cells on a coarse raster tell. `place(i)`
/// is the i-th of `count` (at least one) positions in `box`.
template <class Place>
float surfaceSpacing(std::size_t count, const Eigen::AlignedBox3f &box, Place &&place)
{
    constexpr int kCells = 24;
    const float size = std::max(box.sizes().maxCoeff() / kCells, 1e-6f);
    std::vector<std::uint32_t> cells;
    cells.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Eigen::Vector3f cell = (place(i) - box.min()) / size;
        cells.push_back(static_cast<std::uint32_t>(cell.x()) + 32 * static_cast<std::uint32_t>(cell.y()) +
                        1024 * static_cast<std::uint32_t>(cell.z()));
    }
    std::sort(cells.begin(), cells.end());
    const auto filled = std::unique(cells.begin(), cells.end()) - cells.begin();
    return size * std::sqrt(static_cast<float>(filled) / static_cast<float>(count));
}

} // namespace twinloom::scan
