// SPDX-License-Identifier: Apache-2.0
// What moved while a place was scanned: one station saw it, and another one saw through its place. Compare Underwood et
// al. 2013, "Explicit 3D change detection using ray-tracing in spherical coordinates"; Schauer, Nüchter 2018, "The
// Peopleremover: Removing dynamic objects from 3-D point cloud data by traversing a voxel occupancy grid".
#pragma once

#include "core/scan/cleaning/range_image.h"
#include "core/scan/point_cloud.h"

namespace twinloom::scan
{

/// One station's points, thinned, with what its beams passed through.
struct ThinStation {
    std::vector<Eigen::Vector3f> positions;
    RangeImage image;
};

struct Ghost {
    std::size_t station = 0;           ///< that saw it
    std::vector<std::uint32_t> points; ///< of that station, ascending
    Eigen::AlignedBox3f box;
};

/// A point is seen through by a station whose beams towards it, and in the directions around, all ended at least 10 cm
/// (or 1 % of the distance) behind it. It is of something that moved when more stations see through it than have a
/// point there themselves, and when it is one of a blob that is large enough for the beams not to have missed it;
/// then what is left at its rim (feet on the floor) goes with it. Of more
/// than 64 stations the first 64 are compared. `spacing`: metres between the points. Cancelled.
Result<std::vector<Ghost>> findGhosts(std::span<const ThinStation> stations, double spacing, Progress &progress);

} // namespace twinloom::scan
