// SPDX-License-Identifier: Apache-2.0
// From points that lie in one frame to rooms and objects: the part of a scan's way that does not care where the points
// come from.
#pragma once

#include "core/scan/scan_job.h"
#include "core/scan/stream_voxel.h"

namespace twinloom::scan
{

/// Metres between the points that rooms are found in, by how far across the whole is.
double extractionSpacing(double across);

struct CleanCloud {
    PointCloud cloud; ///< thinned, without noise, with normals; a zero one where surfaces meet
    std::vector<std::uint32_t> counts;
    std::vector<Eigen::Vector3f> strays; ///< the noise
    std::uint64_t noise = 0;             ///< source points that it stands for
    double spacing = 0;                  ///< typical distance of neighbours
    double leaf = 0;                     ///< edge of the cells that it was thinned to
};

/// BadInput as SortedCells::sort; Cancelled.
Result<CleanCloud> cleanCloud(const ThinnedCloud &thinned, Progress &progress);

/// Adds structure, objects, their issues and seconds to the report. `wantedSpacing`: what the cloud would have been
/// thinned to were it smaller. Errors of findStructure and findObjects.
Result<void> extractRooms(const CleanCloud &clean, double wantedSpacing, ScanReport &report, Progress &progress);

} // namespace twinloom::scan
