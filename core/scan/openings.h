// SPDX-License-Identifier: Apache-2.0
// Doors and windows as gaps in what was seen of a wall.
#pragma once

#include "core/scan/structure.h"

namespace twinloom::scan {

/// Fills the coverage of `structure.walls` and `structure.openings`. A gap that furniture hides is none. Gaps down to
/// the floor are doors (openings, where there is no lintel), gaps with sill and head are windows. `vertical`: indices
/// of the points on upright surfaces.
void findOpenings(const PointCloud &cloud, const std::vector<std::uint32_t> &vertical, double spacing,
                  Structure &structure);

} // namespace twinloom::scan
