// SPDX-License-Identifier: Apache-2.0
// Doors and windows as holes in what was seen of a wall.
#pragma once

#include "core/progress.h"
#include "core/scan/structure/structure.h"

#include <span>

namespace twinloom::scan
{

/// Fills the coverage of `structure.walls` and `structure.openings`. A hole is where the face is missing and something
/// was seen behind it: a reveal, a frame, a pane, the next room. Where the face is only hidden by furniture nothing
/// is seen, and there is no hole. Holes down to the floor are doors (openings, where there is no lintel), those with a
/// sill are windows. `cloud` as for findStructure; `strays`: points that cleaning took out, or none. Cancelled.
Result<void> findOpenings(const PointCloud &cloud, std::span<const Eigen::Vector3f> strays, double spacing,
                          Structure &structure, Progress &progress);

} // namespace twinloom::scan
