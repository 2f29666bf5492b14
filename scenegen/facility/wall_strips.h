// SPDX-License-Identifier: Apache-2.0
// Furnishes a hall along its walls, whatever their angles: for floors that rectangles with aisles do not fill
// (hexagons, round halls, halls too narrow for an aisle of vehicles).
#pragma once

#include "scenegen/facility/cell_placer.h"

namespace twinloom::facility
{

/// Bands of the hall's last zone and of its sides at all walls, longest first, each with a way for people before it,
/// and islands in the middle where there is ground left. What may not be built upon is told to `placer` before.
void fillAlongWalls(const HallRules &rules, const HallRule &hall, const geometry::Polygon &floor, CellPlacer &placer,
                    geometry::Random &random);

} // namespace twinloom::facility
