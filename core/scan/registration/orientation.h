// SPDX-License-Identifier: Apache-2.0
// From the axes and units of a file to metres with z up and a level floor.
#pragma once

#include "core/progress.h"
#include "core/scan/formats/reader.h"

#include <QString>

namespace twinloom::scan
{

enum class UpAxis { Auto, X, Y, Z };

struct OrientationOptions {
    UpAxis up = UpAxis::Auto;
    double unit = 0;        ///< metres a unit; 0: find out
    QString unitHint;       ///< what the file says (LoadedScan::unitHint); used when `unit` is 0
    ZUp zUp = ZUp::Unknown; ///< what it says of its axes (LoadedScan::zUp); used when `up` is Auto
};

struct Orientation {
    /// From the file's coordinates (positions plus origin) to the level frame. Changes as little as it can: a file in
    /// metres with z up and a level floor near the origin keeps its coordinates.
    Eigen::Affine3d transform = Eigen::Affine3d::Identity();
    QString up;      ///< "+z", "-y", ...: the axis of the file that points up
    double unit = 1; ///< metres a unit of the file
    double tilt = 0; ///< radians that the floor was turned by
    Issues issues;   ///< "up-guessed", "unit-guessed", "unit-doubtful", "tilt-corrected", "offset-removed"
};

/// "auto" gives Auto; BadInput names what is allowed. With or without regard to case.
Result<UpAxis> upAxisFromText(const QString &text);
/// Metres a unit for "m", "cm", "mm", "km", "in", "ft", "us-ft" and their long names; 0 for "auto".
Result<double> unitFromText(const QString &text);

/// Looks at a thinned copy of the cloud: a second for 10 million points. BadInput for an empty cloud; Cancelled.
Result<Orientation> findOrientation(const PointCloud &cloud, const OrientationOptions &options, Progress &progress);
/// The cloud in the other frame, with origin zero; normals and station are turned along.
PointCloud transformed(PointCloud cloud, const Eigen::Affine3d &transform);

} // namespace twinloom::scan
