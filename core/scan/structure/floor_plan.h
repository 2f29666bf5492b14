// SPDX-License-Identifier: Apache-2.0
// Which cells between the wall lines are rooms, and the rooms' outlines.
#pragma once

#include "core/progress.h"
#include "core/scan/structure/cell_complex.h"
#include "core/scan/structure/wall_evidence.h"

namespace twinloom::scan
{

struct FloorPlanInput {
    const PlanGrid &grid;
    const std::vector<PlanLine> &lines;
    const std::vector<LineEvidence> &evidence; ///< one a line
    const std::vector<WallPatch> &patches;
    double mainDirection = 0; ///< radians
    double spacing = 0.03;    ///< of the points, metres
    double leastArea = 1.5;
    double snapDistance = 0.015;
};

/// One outline a room, largest first; simple and counter-clockwise, each edge fitted to the surface along it.
Result<std::vector<Polygon>> findFloorPlan(const FloorPlanInput &input, Progress &progress);

} // namespace twinloom::scan
