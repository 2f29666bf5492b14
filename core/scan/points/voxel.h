// SPDX-License-Identifier: Apache-2.0
// Thinning: one point, the mean, for each cell of a cubic lattice that holds any.
#pragma once

#include "core/scan/points/cells.h"

namespace twinloom::scan
{

struct VoxelOptions {
    double leaf = 0.03;     ///< edge of a cell, metres
    bool keepIndex = false; ///< fill VoxelGrid::voxelOfPoint
};

struct VoxelGrid {
    /// One point a cell: means of positions, colours, intensities and (made unit again) normals. Origin and station
    /// as in the source.
    PointCloud cloud;
    std::vector<CellKey> keys;               ///< of the cells, ascending; as long as the cloud
    std::vector<std::uint32_t> counts;       ///< source points of each cell
    std::vector<std::uint32_t> voxelOfPoint; ///< with keepIndex: voxel of each source point; kNoVoxel: was not finite
    Lattice lattice;
};
constexpr std::uint32_t kNoVoxel = 0xffffffff;

/// Sums are fixed-point integers and the output ascends by cell, so the result is bit-equal for any order of the
/// points. BadInput as SortedCells::sort; Cancelled. 10 million points take about a second. Thread: any.
Result<VoxelGrid> voxelise(const PointCloud &cloud, const VoxelOptions &options, Progress &progress);

} // namespace twinloom::scan
