// SPDX-License-Identifier: Apache-2.0
// What hangs flat on walls: pictures, whiteboards, panels, which stand out from the wall by the thickness of a frame.
#pragma once

#include "core/scan/objects/objects.h"

namespace twinloom::scan
{

/// Rectangles of a wall's surface that stand out from it by 15 to 75 mm with a step all around, 0.4 m above the floor
/// or more, beside its openings; only those of a category that hangs on walls. What stands out more is no wall's
/// surface and found by findObjects. `levelled` and `counts` as there. Cancelled. Deterministic. Thread: any.
Result<std::vector<ScannedObject>> findWallMounted(const PointCloud &levelled, std::span<const std::uint32_t> counts,
                                                   const Structure &structure, const ObjectOptions &options,
                                                   Progress &progress);

} // namespace twinloom::scan
