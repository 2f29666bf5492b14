// SPDX-License-Identifier: Apache-2.0
// From points that lie in one frame to rooms and objects: the part of a scan's way that does not care where the points
// come from.
#pragma once

#include "core/scan/scan_job.h"
#include "core/scan/points/stream_voxel.h"

#include <span>

namespace twinloom::scan
{

/// Metres between the points that rooms are found in, by how far across the whole is.
double extractionSpacing(double across);

struct CleanCloud {
    PointCloud cloud; ///< thinned, without noise, with normals; a zero one where surfaces meet
    std::vector<std::uint32_t> counts;
    std::vector<Eigen::Vector3f> strays; ///< the noise
    std::uint64_t noise = 0;             ///< source points that it stands for
    std::vector<Eigen::Vector3d> stations; ///< where scanners stood, of those scans that show it
    double spacing = 0;                  ///< typical distance of neighbours
    double leaf = 0;                     ///< edge of the cells that it was thinned to
};

/// BadInput as SortedCells::sort; Cancelled.
Result<CleanCloud> cleanCloud(const ThinnedCloud &thinned, Progress &progress);

/// Where clouds lie in plan, which of them lie together: those whose boxes are less than a metre apart, directly or by
/// way of others. Groups of indices, the one with the first cloud first.
std::vector<std::vector<std::size_t>> cloudsTogether(std::span<const Eigen::AlignedBox2d> boxes);

/// Adds structure, storeys, objects, their issues and seconds to the report. `groups`: one cloud for all scans that lie
/// together; each has floors of its own, and is parted into storeys (storeys.h). `wantedSpacing`: what the clouds would
/// have been thinned to were they smaller. Errors of findStructure and findObjects.
Result<void> extractRooms(std::span<const CleanCloud> groups, double wantedSpacing, ScanReport &report,
                          Progress &progress);

} // namespace twinloom::scan
