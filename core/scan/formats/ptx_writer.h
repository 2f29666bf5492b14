// SPDX-License-Identifier: Apache-2.0
// Scans with the places of their scanners out: Leica's PTX text.
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"

#include <QString>

#include <span>

namespace twinloom::scan
{

/// One station of a cloud.
struct PtxStation {
    std::size_t firstPoint = 0;                    ///< of the cloud
    geometry::Vec3 place = geometry::Vec3::Zero(); ///< of the scanner, in the cloud's frame, without its origin
    /// What the file says of it, right or wrong: from the scanner's frame, with the cloud's axes, to that of the file.
    Eigen::Affine3d pose = Eigen::Affine3d::Identity();
};

/// Writes the stations of one cloud one after the other, each as one column of points about its scanner, whose axes are
/// the cloud's. `firstPoint`: of each station, ascending from 0, as many as `stations` (in the cloud's frame, without
/// its origin). Positions to a tenth of a millimetre, intensities (0.5 where the cloud has none), colours where it has
/// them. The file appears under its name only when complete. Io when it cannot be written; Cancelled. Thread: any.
Result<void> writePtx(const QString &path, const PointCloud &cloud, std::span<const geometry::Vec3> stations,
                      std::span<const std::size_t> firstPoint, Progress &progress);
/// The same with poses as they are told.
Result<void> writePtx(const QString &path, const PointCloud &cloud, std::span<const PtxStation> stations,
                      Progress &progress);

} // namespace twinloom::scan
