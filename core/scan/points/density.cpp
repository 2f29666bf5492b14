// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/density.h"

#include "core/scan/points/cells.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinloom::scan
{
namespace
{

constexpr double kReach = 4.0;          // times the least spacing
constexpr std::size_t kSamples = 20000; // points whose neighbours are counted
constexpr double kSparse = 0.25;        // share of points with fewer neighbours than what is reported

} // namespace

Result<double> typicalSpacing(const PointCloud &cloud, double least, Progress &progress)
{
    const double reach = kReach * least;
    const auto cells = SortedCells::sort(cloud.positions, reach, progress);
    if (!cells)
        return unexpected(cells.error());
    std::vector<CellKey> keys(cells->size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        keys[i] = cells->key(i);
    const std::size_t step = keys.size() / kSamples + 1;
    const auto limit = static_cast<float>(reach * reach);
    std::vector<int> counts;
    bool cancelled = false;
    forEachNeighbourhood(keys, [&](const CellRange &own, const std::array<CellRange, 9> &rows) {
        for (std::size_t i = (own.begin + step - 1) / step * step; i < own.end; i += step) {
            int count = 0;
            for (const CellRange &row : rows)
                for (std::size_t k = row.begin; k < row.end; ++k)
                    count +=
                        (cloud.positions[cells->index(k)] - cloud.positions[cells->index(i)]).squaredNorm() <= limit
                            ? 1
                            : 0;
            counts.push_back(count);
            if (counts.size() % 256 == 0)
                cancelled = progress.cancelled();
        }
        return !cancelled;
    });
    if (cancelled)
        return cancelledError();
    if (counts.empty())
        return least;
    const auto at = static_cast<std::ptrdiff_t>(kSparse * static_cast<double>(counts.size() - 1));
    std::nth_element(counts.begin(), counts.begin() + at, counts.end());
    const double area = std::numbers::pi * reach * reach / counts[static_cast<std::size_t>(at)];
    return std::clamp(std::sqrt(area), least, kReach * least);
}

} // namespace twinloom::scan
