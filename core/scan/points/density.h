// SPDX-License-Identifier: Apache-2.0
// How close the points of a scan lie to each other: far from the stations surfaces are seen in few points, and what
// looks for gaps in them must not take these for gaps.
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"

namespace twinloom::scan
{

/// Distance between neighbouring points on a surface that three quarters of the points stay below, at least `least`
/// and at most four times that; `cloud` is thinned to `least` (metres). BadInput as SortedCells::sort; Cancelled.
/// Thread: any.
Result<double> typicalSpacing(const PointCloud &cloud, double least, Progress &progress);

} // namespace twinloom::scan
