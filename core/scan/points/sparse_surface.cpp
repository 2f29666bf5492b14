// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/sparse_surface.h"

#include "core/scan/points/cells.h"
#include "core/scan/points/spread.h"

#include <algorithm>
#include <cmath>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kPoll = 4096;
constexpr int kEnough = 9;     // points of a plane that is no accident
constexpr float kFlat = 0.01f; // surface variation up to which points lie in a plane

bool liesOnSurface(const Spread &spread, double layer)
{
    if (spread.count < kEnough)
        return false;
    const LocalPlane plane = spread.plane();
    const float off = std::abs(plane.normal.dot(spread.sum)) / static_cast<float>(spread.count);
    return plane.variation < kFlat && static_cast<double>(off) < layer;
}

} // namespace

Result<void> keepSparseSurfaces(const PointCloud &cloud, double radius, double layer, std::vector<std::uint8_t> &marks,
                                Progress &progress)
{
    if (std::find(marks.begin(), marks.end(), 0) == marks.end())
        return {};
    const auto cells = SortedCells::sort(cloud.positions, radius, progress);
    if (!cells)
        return unexpected(cells.error());
    std::vector<CellKey> keys(cells->size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        keys[i] = cells->key(i);
    const auto reach = static_cast<float>(radius * radius);
    const std::vector<std::uint8_t> before = marks;
    std::size_t looked = 0;
    bool cancelled = false;
    forEachNeighbourhood(keys, [&](const CellRange &own, const std::array<CellRange, 9> &rows) {
        for (std::size_t i = own.begin; i < own.end && !cancelled; ++i) {
            const std::uint32_t index = cells->index(i);
            if (before[index])
                continue;
            Spread spread;
            for (const CellRange &row : rows)
                for (std::size_t k = row.begin; k < row.end; ++k)
                    if (const Eigen::Vector3f d = cloud.positions[cells->index(k)] - cloud.positions[index];
                        d.squaredNorm() <= reach)
                        spread.add(d);
            marks[index] = liesOnSurface(spread, layer);
            if (++looked % kPoll == 0)
                cancelled = progress.cancelled();
        }
        return !cancelled;
    });
    return cancelled ? Result<void>(cancelledError()) : Result<void>();
}

} // namespace twinloom::scan
