// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/connected_parts.h"

#include "core/scan/points/cells.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace twinloom::scan
{
namespace
{

constexpr double kFarthest = 3;     // cells between points that hang together
constexpr std::size_t kNearest = 4; // neighbours whose distance says how far apart the points of a surface are
constexpr float kFarther = 1.4f;    // times that distance: the next row of points

/// Disjoint sets of points; a set is named by its least member.
class Sets
{
public:
    explicit Sets(std::size_t size) : m_parent(size) { std::iota(m_parent.begin(), m_parent.end(), std::size_t(0)); }
    std::size_t find(std::size_t i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b)
    {
        a = find(a);
        b = find(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> m_parent;
};

std::vector<Eigen::Vector3f> positionsOf(const PointCloud &cloud, const Indices &points)
{
    std::vector<Eigen::Vector3f> positions;
    positions.reserve(points.size());
    for (const std::uint32_t i : points)
        positions.push_back(cloud.positions[i]);
    return positions;
}

std::vector<CellKey> keysOf(const SortedCells &sorted)
{
    std::vector<CellKey> keys(sorted.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        keys[i] = sorted.key(i);
    return keys;
}

/// Joins points (their places in `positions`) whose cells touch.
Result<void> joinByCells(const std::vector<Eigen::Vector3f> &positions, double cell, Sets &sets, Progress &progress)
{
    const auto sorted = SortedCells::sort(positions, cell, progress);
    if (!sorted)
        return unexpected(sorted.error());
    bool cancelled = false;
    std::size_t visited = 0;
    forEachNeighbourhood(keysOf(*sorted), [&](const CellRange &own, const std::array<CellRange, 9> &rows) {
        for (std::size_t i = own.begin + 1; i < own.end; ++i)
            sets.join(sorted->index(own.begin), sorted->index(i));
        for (const CellRange &row : rows)
            for (std::size_t i = row.begin; i < std::min(row.end, own.begin); ++i) // the others see this one
                sets.join(sorted->index(own.begin), sorted->index(i));
        return !(cancelled = ++visited % 4096 == 0 && progress.cancelled());
    });
    if (cancelled)
        return cancelledError();
    return {};
}

/// Visits each point (its place among those that were sorted) with those in the cells around it, itself included.
template <class Visit>
Result<void> forEachNear(const SortedCells &sorted, Progress &progress, const Visit &visit)
{
    bool cancelled = false;
    std::vector<std::uint32_t> near;
    forEachNeighbourhood(keysOf(sorted), [&](const CellRange &own, const std::array<CellRange, 9> &rows) {
        near.clear();
        for (const CellRange &row : rows)
            for (std::size_t i = row.begin; i < row.end; ++i)
                near.push_back(sorted.index(i));
        for (std::size_t i = own.begin; i < own.end; ++i)
            visit(sorted.index(i), near);
        return !(cancelled = progress.cancelled());
    });
    if (cancelled)
        return cancelledError();
    return {};
}

/// Joins points that lie sparsely and near to each other for that.
Result<void> joinSparse(const std::vector<Eigen::Vector3f> &positions, double cell, Sets &sets, Progress &progress)
{
    const auto sorted = SortedCells::sort(positions, kFarthest * cell, progress);
    if (!sorted)
        return unexpected(sorted.error());
    std::vector<float> reach(positions.size(), 0), squares;
    const auto measured = forEachNear(*sorted, progress, [&](std::uint32_t i, const Indices &near) {
        squares.clear();
        for (const std::uint32_t k : near)
            squares.push_back((positions[k] - positions[i]).squaredNorm());
        const std::size_t nth = std::min(kNearest, squares.size() - 1); // the nearest is itself
        std::nth_element(squares.begin(), squares.begin() + static_cast<std::ptrdiff_t>(nth), squares.end());
        const float own = nth == 0 ? 0 : kFarther * std::sqrt(squares[nth]);
        reach[i] = own > static_cast<float>(cell) ? std::min(own, static_cast<float>(kFarthest * cell)) : 0;
    });
    if (!measured)
        return measured;
    return forEachNear(*sorted, progress, [&](std::uint32_t i, const Indices &near) {
        if (reach[i] > 0)
            for (const std::uint32_t k : near)
                if (k < i && (positions[k] - positions[i]).norm() <= std::min(reach[i], reach[k]))
                    sets.join(i, k);
    });
}

/// `points` by set, ordered by their first point.
std::vector<Indices> partsOf(Sets &sets, const Indices &points)
{
    std::map<std::size_t, Indices> parts;
    for (std::size_t i = 0; i < points.size(); ++i)
        parts[sets.find(i)].push_back(points[i]);
    std::vector<Indices> result;
    for (auto &[root, part] : parts) {
        std::sort(part.begin(), part.end());
        result.push_back(std::move(part));
    }
    return result;
}

} // namespace

Result<std::vector<Indices>> connectedParts(const PointCloud &cloud, const Indices &points, double cell,
                                            Progress &progress)
{
    Sets sets(points.size());
    if (const auto joined = joinByCells(positionsOf(cloud, points), cell, sets, progress); !joined)
        return unexpected(joined.error());
    return partsOf(sets, points);
}

Result<std::vector<Indices>> linkedParts(const PointCloud &cloud, const Indices &points, double cell,
                                         Progress &progress)
{
    Sets sets(points.size());
    const std::vector<Eigen::Vector3f> positions = positionsOf(cloud, points);
    if (const auto joined = joinByCells(positions, cell, sets, progress); !joined)
        return unexpected(joined.error());
    if (const auto joined = joinSparse(positions, cell, sets, progress); !joined)
        return unexpected(joined.error());
    return partsOf(sets, points);
}

} // namespace twinloom::scan
