// SPDX-License-Identifier: Apache-2.0
// Which obstacles have to go so that a person can walk about.
#pragma once

#include "core/progress.h"
#include "scenegen/legalise/legalise.h"

namespace twinloom::scenegen
{

struct PathObstacle {
    geometry::Box box;
    bool seat = false;
    Keep keep = Keep::Free;
};

/// Indices into `obstacles`, none of them pinned, to remove so that the walkable floor is one part (99 %) and every
/// obstacle is reached. One seat may stay unreached: others in front of it can be pulled away. Takes the obstacle whose
/// removal helps most, the later (less important) one on a tie. At most 16 removals; floors beyond kMostCells are left.
std::vector<std::size_t> blockersOfPaths(const geometry::Polygon &floor, const std::vector<PathObstacle> &obstacles,
                                         const Progress &progress);

} // namespace twinloom::scenegen
