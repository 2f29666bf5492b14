// SPDX-License-Identifier: Apache-2.0
// Thinning of clouds that do not fit into memory: the points come in parts, and only the cells are kept.
#pragma once

#include "core/scan/points/cells.h"

namespace twinloom::scan
{

struct StreamVoxelOptions {
    double leaf = 0.03;                ///< edge of a cell, metres, to begin with
    std::size_t mostCells = 4'000'000; ///< when there would be more, the edge is doubled
    bool attributes = false;           ///< average colours and intensities too
};

struct ThinnedCloud {
    PointCloud cloud;                  ///< one point a cell: the mean; in the frame of what came
    std::vector<std::uint32_t> counts; ///< source points of each
    double leaf = 0;                   ///< metres: edge of the cells in the end
};

/// Cells of the first size are those of voxelise(). Sums are integers and the output is in the order of the cells, so
/// the same points give the same result, however they come. Memory: 120 bytes a cell. Thread: one at a time.
class StreamVoxels
{
public:
    explicit StreamVoxels(const StreamVoxelOptions &options);

    /// Points about origin zero; what is not finite is left out. BadInput for coordinates beyond 2^20 cells; Cancelled.
    Result<void> add(const PointCloud &part, const Progress &progress);
    /// Cancelled.
    Result<ThinnedCloud> finish(const Progress &progress);

private:
    struct Cell {
        CellKey key = 0;
        std::array<std::int64_t, 3> place = {0, 0, 0};
        std::array<std::uint64_t, 4> attributes = {0, 0, 0, 0}; ///< red, green, blue, intensity
        std::uint32_t count = 0;

        void add(const Cell &other);
    };

    Cell &cellFor(CellKey key);
    void index(std::size_t capacity);
    Result<void> coarsen(const Progress &progress);
    void write(const Cell &cell, ThinnedCloud &thinned) const;
    CellKey keyOf(const Eigen::Vector3d &position) const;

    StreamVoxelOptions m_options;
    int m_doublings = 0;
    bool m_colours = false, m_intensities = false;
    std::vector<Cell> m_cells;
    std::vector<std::uint32_t> m_index; ///< hash table: 1 + place in m_cells; 0: free
};

} // namespace twinloom::scan
