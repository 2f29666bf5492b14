// SPDX-License-Identifier: Apache-2.0
// Where nearly all points lie: extents that a few stray points do not change.
#pragma once

#include "core/geometry/trimmed_range.h"
#include "core/scan/point_cloud.h"

namespace twinloom::scan
{

using geometry::Range;

/// Along one axis (0 to 2), without the share of the points at either end. `every`: look only at each such point. The
/// cloud must not be empty.
Range sturdyRange(const PointCloud &cloud, int axis, double share, std::size_t every = 1);

} // namespace twinloom::scan
