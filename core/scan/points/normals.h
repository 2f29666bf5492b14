// SPDX-License-Identifier: Apache-2.0
// Surface normals: the direction of least spread of the points around each point (Hoppe et al. 1992, "Surface
// Reconstruction from Unorganized Points", section 3.2).
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"

namespace twinloom::scan
{

struct NormalOptions {
    /// Neighbourhood, metres. Two to three times the spacing of the points (the leaf of a thinned cloud) is good.
    double radius = 0.1;
    /// Normals of a cloud without a station turn to this point, in the frame of the positions (the middle of the room).
    Eigen::Vector3f inside = Eigen::Vector3f::Zero();
    /// Points with few neighbours look further, doubling up to this many metres; 0: none does.
    double mostRadius = 0;
};

/// Fills `cloud.normals`: unit vectors towards the station (or `inside`); zero where fewer than three points that are
/// not in one line are in reach. Returns, for each point, the surface variation: the least eigenvalue over their sum,
/// 0 on a plane, 1/3 where points spread evenly in all directions (also where there is no normal). Meant for thinned
/// clouds: time goes with the points within the radius. BadInput as SortedCells::sort; Cancelled. Thread: any.
Result<std::vector<float>> estimateNormals(PointCloud &cloud, const NormalOptions &options, Progress &progress);

} // namespace twinloom::scan
