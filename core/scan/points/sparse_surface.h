// SPDX-License-Identifier: Apache-2.0
// Surfaces far from the stations: their points lie farther from each other than is usual in the cloud, which looks like
// noise, but they lie in one plane, which noise does not.
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"

namespace twinloom::scan
{

/// Marks (1) those of the points without a mark (0) that lie within `layer` metres of a plane through at least nine
/// points within `radius` metres, marked or not. BadInput as SortedCells::sort; Cancelled. Thread: any.
Result<void> keepSparseSurfaces(const PointCloud &cloud, double radius, double layer, std::vector<std::uint8_t> &marks,
                                Progress &progress);

} // namespace twinloom::scan
