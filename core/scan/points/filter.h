// SPDX-License-Identifier: Apache-2.0
// Removing noise: points that lie farther from their neighbours than is usual in the cloud (Rusu et al. 2008, "Towards
// 3D Point cloud based object maps for household environments", section 4.1), and points that are nearly alone.
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"

namespace twinloom::scan
{

struct OutlierOptions {
    /// How far to look for neighbours, metres; several times the spacing of the points.
    double radius = 0.1;
    int neighbours = 8; ///< nearest ones whose distance is averaged; 1 to 32; missing ones count as `radius` away
    double deviations =
        3.0;            ///< a point goes when its mean distance is this many standard deviations above the mean, ...
    double least = 0.5; ///< ... but never when it is below this share of `radius`
    int alone = 2;      ///< a point with fewer neighbours than this within the radius goes anyway
};

/// For each point whether it stays (1) or is noise (0). BadInput for options out of range and as SortedCells::sort;
/// Cancelled. Meant for thinned clouds: time goes with the points within the radius. Thread: any.
Result<std::vector<std::uint8_t>> findInliers(const PointCloud &cloud, const OutlierOptions &options,
                                              Progress &progress);
/// The points with a mark that is not 0, in their order, with all attributes.
PointCloud selectPoints(const PointCloud &cloud, const std::vector<std::uint8_t> &marks);

} // namespace twinloom::scan
