// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/range_image.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kPoll = 8192;
constexpr double kFinest = 0.25 * std::numbers::pi / 180;
constexpr double kCellInBeams = 2;

} // namespace

Result<RangeImage> RangeImage::make(const StationView &view, std::span<const PointFault> faults,
                                    const Progress &progress)
{
    const double spacing = std::sqrt(4 * std::numbers::pi / static_cast<double>(view.positions.size() + 1));
    RangeImage image(std::max(kFinest, kCellInBeams * spacing));
    image.m_station = view.station;
    image.m_least.assign(image.m_grid.cells(), 0);
    image.m_clear = image.m_least;
    for (std::size_t i = 0; i < view.positions.size(); ++i) {
        if (i % kPoll == 0 && progress.cancelled())
            return cancelledError();
        const Eigen::Vector3f ray = view.positions[i] - view.station;
        const float range = ray.norm();
        if (faults[i] != PointFault::Surface || !(range > 0))
            continue;
        float &least = image.m_least[image.m_grid.cellAt(ray)];
        least = least > 0 ? std::min(least, range) : range;
    }
    for (std::uint32_t cell = 0; cell < image.m_grid.cells(); ++cell) {
        if (cell % kPoll == 0 && progress.cancelled())
            return cancelledError();
        if (image.m_least[cell] <= 0)
            continue;
        float clear = image.m_least[cell];
        for (const std::uint32_t other : image.m_grid.around(cell))
            clear = std::min(clear, image.m_least[other]);
        image.m_clear[cell] = clear;
    }
    return image;
}

} // namespace twinloom::scan
