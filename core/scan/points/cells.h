// SPDX-License-Identifier: Apache-2.0
// Points sorted by the cell of a cubic lattice that they are in: what thinning, normals and noise filters are built on.
// Sorting instead of hashing gives ordered output, runs along x for neighbourhoods, and the same result every time.
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"

#include <Eigen/Core>

#include <array>
#include <cstdint>
#include <span>

namespace twinloom::scan
{

/// Cell coordinates as one number: z, y, x with 21 bits each, so that ascending keys go along x first.
using CellKey = std::uint64_t;
constexpr int kCellBits = 21;
constexpr CellKey cellKey(std::uint64_t x, std::uint64_t y, std::uint64_t z)
{
    return z << (2 * kCellBits) | y << kCellBits | x;
}
constexpr std::array<std::uint32_t, 3> cellOf(CellKey key)
{
    constexpr CellKey kMask = (CellKey(1) << kCellBits) - 1;
    return {static_cast<std::uint32_t>(key & kMask), static_cast<std::uint32_t>(key >> kCellBits & kMask),
            static_cast<std::uint32_t>(key >> (2 * kCellBits))};
}

/// Cells have walls at (n + 1/2) leaves: floors and walls on round numbers are not split between two layers.
struct Lattice {
    geometry::Vec3 low = geometry::Vec3::Zero(); ///< corner of cell 0 0 0, in the frame of the positions
    double leaf = 1.0;
    std::array<std::uint32_t, 3> cells = {1, 1, 1}; ///< along x, y, z; cell coordinates start at 1, so 0 is always free

    /// Position in leaves from `low`; the cell is the whole part. Same arithmetic everywhere, or points get lost.
    Eigen::Vector3d place(const Eigen::Vector3f &position) const
    {
        return (position.cast<double>() - low) * (1.0 / leaf);
    }
};

/// The order of points by cell, and by index within a cell.
class SortedCells
{
public:
    /// BadInput when `leaf` is not above 0 or so small that a direction needs more than 2^21 - 2 cells; Cancelled.
    /// Points that are not finite are left out. Memory while sorting: 16 bytes a point (32 for extreme extents).
    static Result<SortedCells> sort(std::span<const Eigen::Vector3f> positions, double leaf, Progress &progress);

    const Lattice &lattice() const { return m_lattice; }
    std::size_t size() const { return m_packed.empty() ? m_wide.size() : m_packed.size(); }
    std::uint32_t index(std::size_t i) const
    {
        return m_packed.empty() ? m_wide[i].index : static_cast<std::uint32_t>(m_packed[i] & m_indexMask);
    }
    CellKey key(std::size_t i) const { return m_packed.empty() ? m_wide[i].key : expanded(m_packed[i]); }

private:
    struct Wide {
        CellKey key = 0;
        std::uint32_t index = 0;
    };
    CellKey expanded(std::uint64_t packed) const
    {
        const std::uint64_t code = packed >> m_indexBits;
        return cellKey(code & m_maskX, code >> m_bitsX & m_maskY, code >> (m_bitsX + m_bitsY));
    }

    Lattice m_lattice;
    std::vector<std::uint64_t> m_packed; ///< cell (only the bits that it needs), then the point's index
    std::vector<Wide> m_wide;            ///< instead of m_packed where 64 bits are not enough
    int m_indexBits = 0, m_bitsX = 0, m_bitsY = 0;
    std::uint64_t m_indexMask = 0, m_maskX = 0, m_maskY = 0;
};

/// Visits the points cell by cell with what is around them: `visit(own, rows)`, where `own` is the range of positions
/// (in the sorted order) of one cell, and `rows` nine ranges that hold the 27 cells around it. `keys` ascend. Nine
/// pairs of cursors only ever move forward, so finding neighbours costs next to nothing. Stops when `visit` says false.
struct CellRange {
    std::size_t begin = 0, end = 0;
};
template <class Visit>
void forEachNeighbourhood(std::span<const CellKey> keys, Visit &&visit)
{
    std::array<CellRange, 9> rows{};
    for (std::size_t begin = 0; begin < keys.size();) {
        const CellKey own = keys[begin];
        std::size_t end = begin + 1;
        while (end < keys.size() && keys[end] == own)
            ++end;
        for (int row = 0; row < 9; ++row) {
            // Cell coordinates start at 1 and end below the last, so these sums never carry into a neighbouring field.
            const auto dy = static_cast<std::uint64_t>(row % 3), dz = static_cast<std::uint64_t>(row / 3);
            const CellKey centre = own + cellKey(0, dy, dz) - cellKey(0, 1, 1);
            CellRange &range = rows[static_cast<std::size_t>(row)];
            while (range.begin < keys.size() && keys[range.begin] < centre - 1)
                ++range.begin;
            range.end = std::max(range.end, range.begin);
            while (range.end < keys.size() && keys[range.end] <= centre + 1)
                ++range.end;
        }
        if (!visit(CellRange{begin, end}, rows))
            return;
        begin = end;
    }
}

} // namespace twinloom::scan
