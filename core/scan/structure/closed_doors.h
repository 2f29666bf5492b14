// SPDX-License-Identifier: Apache-2.0
// Closed doors: leaves flush with the wall, which no hole gives away, but a frame around them or another colour does.
#pragma once

#include "core/progress.h"
#include "core/scan/structure/structure.h"

namespace twinloom::scan
{

/// Adds doors to `structure.openings` where none is known: an area down to the floor, as wide and high as doors are,
/// whose head and sides stand out from it towards the room (frames, lintels; from 15 mm) or, in a coloured cloud, have
/// another colour. A corner of the room may stand for one side. What is wider than a leaf can be counts as several
/// side by side. Beams from wall to wall, furniture fronts and pictures are none. `cloud` as for findStructure.
/// Cancelled.
Result<void> findClosedDoors(const PointCloud &cloud, double spacing, Structure &structure, Progress &progress);

} // namespace twinloom::scan
