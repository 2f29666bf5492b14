// SPDX-License-Identifier: Apache-2.0
// Point clouds out: binary little-endian PLY.
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"

#include <QString>

namespace twinloom::scan
{

/// The header's comment, by which the reader knows these files again.
inline constexpr char kPlyComment[] = "made by Twinloom, metres, z up";

/// Writes x y z, and where the cloud has them nx ny nz, red green blue (8 bits) and intensity. Coordinates are float
/// when the origin is zero, else double with the origin added. The file appears under its name only when complete.
/// Io when it cannot be written; Cancelled. Thread: any.
Result<void> writePly(const QString &path, const PointCloud &cloud, Progress &progress);

} // namespace twinloom::scan
