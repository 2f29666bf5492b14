// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/sparse_surface.h"

#include "core/scan/points/cells.h"
#include "core/scan/points/spread.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kPoll = 4096;
constexpr int kEnough = 9;       // points of a plane that is no accident
constexpr std::size_t kFew = 12; // of the nearest: in a corner, those farther off are of the other wall
constexpr float kFlat = 0.01f;   // surface variation up to which points lie in a plane

bool liesOnSurface(const Spread &spread, double layer)
{
    if (spread.count < kEnough)
        return false;
    const LocalPlane plane = spread.plane();
    const float off = std::abs(plane.normal.dot(spread.sum)) / static_cast<float>(spread.count);
    return plane.variation < kFlat && static_cast<double>(off) < layer;
}

/// `offsets`: to all points in reach. The nearest of them come to the front.
bool liesOnSurface(std::vector<Eigen::Vector3f> &offsets, double layer)
{
    const auto spreadOf = [](std::span<const Eigen::Vector3f> those) {
        Spread spread;
        for (const Eigen::Vector3f &d : those)
            spread.add(d);
        return spread;
    };
    if (liesOnSurface(spreadOf(offsets), layer))
        return true;
    if (offsets.size() <= kFew)
        return false;
    std::nth_element(offsets.begin(), offsets.begin() + kFew, offsets.end(),
                     [](const Eigen::Vector3f &a, const Eigen::Vector3f &b) {
                         return std::tuple(a.squaredNorm(), a.x(), a.y()) < std::tuple(b.squaredNorm(), b.x(), b.y());
                     });
    return liesOnSurface(spreadOf(std::span(offsets).first(kFew)), layer);
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
    std::vector<Eigen::Vector3f> offsets;
    std::size_t looked = 0;
    bool cancelled = false;
    forEachNeighbourhood(keys, [&](const CellRange &own, const std::array<CellRange, 9> &rows) {
        for (std::size_t i = own.begin; i < own.end && !cancelled; ++i) {
            const std::uint32_t index = cells->index(i);
            if (before[index])
                continue;
            offsets.clear();
            for (const CellRange &row : rows)
                for (std::size_t k = row.begin; k < row.end; ++k)
                    if (const Eigen::Vector3f d = cloud.positions[cells->index(k)] - cloud.positions[index];
                        d.squaredNorm() <= reach)
                        offsets.push_back(d);
            marks[index] = liesOnSurface(offsets, layer);
            if (++looked % kPoll == 0)
                cancelled = progress.cancelled();
        }
        return !cancelled;
    });
    return cancelled ? Result<void>(cancelledError()) : Result<void>();
}

} // namespace twinloom::scan
