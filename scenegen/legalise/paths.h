// SPDX-License-Identifier: Apache-2.0
// Which obstacles have to go so that a person can walk about.
#pragma once

#include "core/progress.h"
#include "scenegen/evaluate/floor_grid.h"
#include "scenegen/legalise/legalise.h"

namespace twinloom::scenegen
{

struct PathObstacle {
    geometry::Box box;
    bool seat = false;
    Keep keep = Keep::Free;
    bool table = false;
};

/// Whether it stays as it is.
inline bool isKept(Keep keep)
{
    return keep >= Keep::Pinned;
}

/// The floor without what is taken on it by what is no object (Request::obstacles).
FloorGrid floorBetween(const geometry::Polygon &floor, const std::vector<geometry::Box> &obstacles);

/// Indices into `obstacles` on a floor where nothing else moves, none of them pinned, to remove so that the walkable
/// floor is one part (99 %) and every obstacle is reached. One seat that was asked for may stay unreached: others in
/// front of it can be pulled away. Takes the obstacle whose removal helps most, the later (less important) one on a
/// tie; one that was asked for only where nothing else helps. Rather than a table the seats of one of its sides go,
/// where that helps; with a table its seats go that were not asked for. Floor and pinned things that nobody gets to
/// even in the room without the others do not count. At most 16 times; a floor that does not fit its grid is left.
std::vector<std::size_t> blockersOfPaths(const FloorGrid &floor, const std::vector<PathObstacle> &obstacles,
                                         const Progress &progress);

/// How bad it is that these have to go: more for large ones and for the last seat of a table (kBareCost), as much for
/// one that was asked for as for a relation that is not kept (kUnmetCost). The search ends beyond `most`, which is then
/// less than what is returned.
constexpr double kUnmetCost = 3, kBareCost = 1;
double costOfBlockers(const FloorGrid &floor, const std::vector<PathObstacle> &obstacles, double most,
                      const Progress &progress);

} // namespace twinloom::scenegen
