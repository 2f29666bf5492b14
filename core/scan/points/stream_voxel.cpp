// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/stream_voxel.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace twinloom::scan
{
namespace
{

constexpr double kSteps = 65536; ///< a metre, and an intensity of 1, in sums
constexpr double kMiddle = 1 << (kCellBits - 1);
constexpr std::size_t kLeastIndex = 1 << 12;
constexpr std::size_t kPoll = 1 << 17; ///< cells between two looks at whether it is cancelled

using KeyAndPlace = std::pair<CellKey, std::uint32_t>;

/// A part at a time, then merged, so that cancelling need not wait for all of it.
Result<void> sortByKey(std::vector<KeyAndPlace> &cells, const Progress &progress)
{
    const auto at = [&](std::size_t i) {
        return cells.begin() + static_cast<std::ptrdiff_t>(std::min(i, cells.size()));
    };
    for (std::size_t from = 0; from < cells.size(); from += kPoll) {
        if (progress.cancelled())
            return cancelledError();
        std::sort(at(from), at(from + kPoll));
    }
    for (std::size_t run = kPoll; run < cells.size(); run *= 2)
        for (std::size_t from = 0; from + run < cells.size(); from += 2 * run) {
            if (progress.cancelled())
                return cancelledError();
            std::inplace_merge(at(from), at(from + run), at(from + 2 * run));
        }
    return {};
}

std::size_t slotOf(CellKey key, std::size_t capacity)
{
    return static_cast<std::size_t>((key * 0x9e3779b97f4a7c15ull) >> 20) & (capacity - 1);
}

} // namespace

void StreamVoxels::Cell::add(const Cell &other)
{
    for (std::size_t i = 0; i < place.size(); ++i)
        place[i] += other.place[i];
    for (std::size_t i = 0; i < attributes.size(); ++i)
        attributes[i] += other.attributes[i];
    count += other.count;
}

StreamVoxels::StreamVoxels(const StreamVoxelOptions &options) : m_options(options)
{
    index(kLeastIndex);
}

void StreamVoxels::index(std::size_t capacity)
{
    m_index.assign(capacity, 0);
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        std::size_t slot = slotOf(m_cells[i].key, capacity);
        while (m_index[slot] != 0)
            slot = (slot + 1) & (capacity - 1);
        m_index[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

StreamVoxels::Cell &StreamVoxels::cellFor(CellKey key)
{
    std::size_t slot = slotOf(key, m_index.size());
    for (; m_index[slot] != 0; slot = (slot + 1) & (m_index.size() - 1))
        if (Cell &cell = m_cells[m_index[slot] - 1]; cell.key == key)
            return cell;
    m_cells.emplace_back().key = key;
    m_index[slot] = static_cast<std::uint32_t>(m_cells.size());
    if (m_cells.size() * 2 > m_index.size())
        index(m_index.size() * 2);
    return m_cells.back();
}

/// Two by two by two cells become one.
Result<void> StreamVoxels::coarsen(const Progress &progress)
{
    ++m_doublings;
    std::vector<Cell> fine = std::move(m_cells);
    m_cells.clear();
    m_index.assign(kLeastIndex, 0);
    for (std::size_t i = 0; i < fine.size(); ++i) {
        if (i % kPoll == 0 && progress.cancelled())
            return cancelledError();
        const auto [x, y, z] = cellOf(fine[i].key);
        cellFor(cellKey(x >> 1, y >> 1, z >> 1)).add(fine[i]);
    }
    return {};
}

CellKey StreamVoxels::keyOf(const Eigen::Vector3d &position) const
{
    std::array<std::uint64_t, 3> cell{};
    for (int axis = 0; axis < 3; ++axis) // cell walls at (n + 1/2) leaves, as in Lattice
        cell[static_cast<std::size_t>(axis)] =
            static_cast<std::uint64_t>(std::floor(position[axis] / m_options.leaf + 0.5) + kMiddle) >> m_doublings;
    return cellKey(cell[0], cell[1], cell[2]);
}

Result<void> StreamVoxels::add(const PointCloud &part, const Progress &progress)
{
    m_colours = m_colours || (m_options.attributes && !part.colours.empty());
    m_intensities = m_intensities || (m_options.attributes && !part.intensities.empty());
    for (std::size_t i = 0; i < part.size(); ++i) {
        if (!part.positions[i].allFinite())
            continue;
        const Eigen::Vector3d position = part.positions[i].cast<double>();
        if (!(position.cwiseAbs().maxCoeff() < (kMiddle - 1) * m_options.leaf))
            return unexpected(ErrorCode::BadInput,
                              QCoreApplication::translate(
                                  "scan", "The points reach %1 m from their middle, too far for cells of %2 m.")
                                  .arg(position.cwiseAbs().maxCoeff(), 0, 'f', 0)
                                  .arg(m_options.leaf),
                              QCoreApplication::translate("scan", "Remove stray points, or check the unit."));
        Cell own;
        for (int axis = 0; axis < 3; ++axis)
            own.place[static_cast<std::size_t>(axis)] = std::llround(position[axis] * kSteps);
        if (m_options.attributes && !part.colours.empty())
            own.attributes = {part.colours[i].r, part.colours[i].g, part.colours[i].b, 0};
        if (m_options.attributes && !part.intensities.empty())
            own.attributes[3] = static_cast<std::uint64_t>(std::max(part.intensities[i], 0.0f) * kSteps);
        own.count = 1;
        cellFor(keyOf(position)).add(own);
        if (m_cells.size() > m_options.mostCells)
            if (Result<void> done = coarsen(progress); !done)
                return done;
    }
    return {};
}

void StreamVoxels::write(const Cell &cell, ThinnedCloud &thinned) const
{
    const double scale = 1 / (static_cast<double>(cell.count) * kSteps);
    const Eigen::Vector3d sum(static_cast<double>(cell.place[0]), static_cast<double>(cell.place[1]),
                              static_cast<double>(cell.place[2]));
    thinned.cloud.positions.emplace_back((sum * scale).cast<float>());
    thinned.counts.push_back(cell.count);
    const auto mean = [&](std::size_t channel) {
        return static_cast<std::uint8_t>((cell.attributes[channel] + cell.count / 2) / cell.count);
    };
    if (m_colours)
        thinned.cloud.colours.push_back({mean(0), mean(1), mean(2)});
    if (m_intensities)
        thinned.cloud.intensities.push_back(static_cast<float>(static_cast<double>(cell.attributes[3]) * scale));
}

Result<ThinnedCloud> StreamVoxels::finish(const Progress &progress)
{
    std::vector<KeyAndPlace> order;
    order.reserve(m_cells.size());
    for (const Cell &cell : m_cells)
        order.emplace_back(cell.key, static_cast<std::uint32_t>(order.size()));
    if (const auto sorted = sortByKey(order, progress); !sorted)
        return unexpected(sorted.error());
    ThinnedCloud thinned;
    thinned.leaf = std::ldexp(m_options.leaf, m_doublings);
    for (const KeyAndPlace &cell : order)
        write(m_cells[cell.second], thinned);
    m_cells = {};
    index(kLeastIndex);
    return thinned;
}

} // namespace twinloom::scan
