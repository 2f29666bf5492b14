// SPDX-License-Identifier: Apache-2.0
// What of a scan is flat, without its noise: floors, ceilings, walls, sides of furniture. A point alone is off its
// surface by the scanner's noise, and where surfaces meet by more; the plane through all points around it is not. So
// the last millimetres of registration are told by planes.
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"

namespace twinloom::scan
{

/// Of a thinned cloud with normals one point for each cell of 12 cm that has a plane around it (20 cm; where points are
/// far apart 40 or 80 cm), moved onto that plane, with the plane's normal, to the side where the point's own was. Has
/// positions and normals alone. Errors of SortedCells::sort; Cancelled. Time goes with the points around each of those.
/// Thread: any.
Result<PointCloud> flatSurface(const PointCloud &cloud, Progress &progress);

} // namespace twinloom::scan
