// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/cells.h"

#include <QCoreApplication>

#include <algorithm>
#include <bit>
#include <cmath>

namespace twinloom::scan
{

namespace
{

constexpr std::size_t kPoll = 1 << 18;
constexpr int kDigit = 11;

/// Least significant digit first, stable; only the bits from `firstBit` to `lastBit` of what `keyOf` gives count.
template <class T, class KeyOf>
Result<void> radixSort(std::vector<T> &items, int firstBit, int lastBit, const KeyOf &keyOf, Progress &progress)
{
    std::vector<T> other(items.size());
    for (int bit = firstBit; bit < lastBit; bit += kDigit) {
        const int width = std::min(kDigit, lastBit - bit);
        const std::uint64_t mask = (std::uint64_t(1) << width) - 1;
        std::array<std::size_t, std::size_t(1) << kDigit> place{};
        for (const T &item : items)
            ++place[keyOf(item) >> bit & mask];
        std::size_t sum = 0;
        for (std::size_t &count : place)
            count = std::exchange(sum, sum + count);
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i % kPoll == 0 && progress.cancelled())
                return cancelledError();
            other[place[keyOf(items[i]) >> bit & mask]++] = items[i];
        }
        items.swap(other);
        progress.set(static_cast<double>(bit + width - firstBit) / (lastBit - firstBit));
    }
    return {};
}

Result<Lattice> latticeFor(std::span<const Eigen::Vector3f> positions, double leaf)
{
    constexpr float kFar = std::numeric_limits<float>::max();
    Eigen::Vector3f low = Eigen::Vector3f::Constant(kFar), high = Eigen::Vector3f::Constant(-kFar);
    for (const Eigen::Vector3f &position : positions)
        if (position.allFinite()) {
            low = low.cwiseMin(position);
            high = high.cwiseMax(position);
        }
    Lattice lattice;
    lattice.leaf = leaf;
    if (low.x() > high.x())
        return lattice;
    for (int axis = 0; axis < 3; ++axis) {
        const double first = std::floor(low[axis] / leaf + 0.5) - 2; // free cells in front (rounding may take one)
        const double last = std::floor(high[axis] / leaf + 0.5) + 2; // and behind
        if (!(last - first < (1 << kCellBits) - 1))
            return unexpected(
                ErrorCode::BadInput,
                QCoreApplication::translate("scan", "Cells of %1 m are too small for a cloud that spans %2 m.")
                    .arg(leaf)
                    .arg(static_cast<double>(high[axis]) - low[axis]),
                QCoreApplication::translate(
                    "scan", "Use larger cells, or check the units of the file and remove stray points."));
        lattice.low[axis] = (first - 0.5) * leaf;
        lattice.cells[static_cast<std::size_t>(axis)] = static_cast<std::uint32_t>(last - first) + 1;
    }
    return lattice;
}

} // namespace

Result<SortedCells> SortedCells::sort(std::span<const Eigen::Vector3f> positions, double leaf, Progress &progress)
{
    if (!(leaf > 0) || !std::isfinite(leaf))
        return unexpected(
            ErrorCode::BadInput,
            QCoreApplication::translate("scan", "The size of a cell must be above 0, but is %1 m.").arg(leaf));
    if (positions.size() >= std::numeric_limits<std::uint32_t>::max())
        return unexpected(
            ErrorCode::BadInput,
            QCoreApplication::translate("scan", "A cloud may have at most 4294967294 points, but this one has %1.")
                .arg(positions.size()));
    const Result<Lattice> lattice = latticeFor(positions, leaf);
    if (!lattice)
        return unexpected(lattice.error());
    SortedCells cells;
    cells.m_lattice = *lattice;
    cells.m_bitsX = std::bit_width(lattice->cells[0]);
    cells.m_bitsY = std::bit_width(lattice->cells[1]);
    const int bitsZ = std::bit_width(lattice->cells[2]);
    cells.m_indexBits = std::bit_width(positions.size());
    cells.m_indexMask = (std::uint64_t(1) << cells.m_indexBits) - 1;
    cells.m_maskX = (std::uint64_t(1) << cells.m_bitsX) - 1;
    cells.m_maskY = (std::uint64_t(1) << cells.m_bitsY) - 1;
    const int bits = cells.m_bitsX + cells.m_bitsY + bitsZ;
    const bool packs = bits + cells.m_indexBits <= 64;
    if (packs)
        cells.m_packed.reserve(positions.size());
    else
        cells.m_wide.reserve(positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (i % kPoll == 0 && progress.cancelled())
            return cancelledError();
        if (!positions[i].allFinite())
            continue;
        const Eigen::Vector3d place = lattice->place(positions[i]);
        const auto x = static_cast<std::uint64_t>(place.x()), y = static_cast<std::uint64_t>(place.y()),
                   z = static_cast<std::uint64_t>(place.z());
        if (packs)
            cells.m_packed.push_back(((z << cells.m_bitsY | y) << cells.m_bitsX | x) << cells.m_indexBits | i);
        else
            cells.m_wide.push_back({cellKey(x, y, z), static_cast<std::uint32_t>(i)});
    }
    const Result<void> sorted =
        packs ? radixSort(
                    cells.m_packed, cells.m_indexBits, cells.m_indexBits + bits, [](std::uint64_t v) { return v; },
                    progress)
              : radixSort(
                    cells.m_wide, 0, 3 * kCellBits, [](const Wide &v) { return v.key; }, progress);
    if (!sorted)
        return unexpected(sorted.error());
    return cells;
}

} // namespace twinloom::scan
