// SPDX-License-Identifier: Apache-2.0
// Finds places for the units of a plan: candidate poses that keep the unit's contacts with the walls or its relations
// to others, scored, the best of the allowed ones taken.
#pragma once

#include "core/progress.h"
#include "scenegen/graph/plan.h"
#include "scenegen/legalise/arrangement.h"

namespace twinloom::scenegen
{

/// One way to fill the room. `boxes[u]` is empty where unit u found no place, else one box a member.
struct Placement {
    std::vector<std::vector<scene::RoomObject>> units;
    double missing = 0; ///< footprint of what found no place, m2; things that were asked for count tenfold
    int homeless = 0;   ///< things that were asked for and found no place
    int unmet = 0;      ///< relations of the user's that could not be kept
    Issues issues;      ///< relations that could not be kept
};

/// Places the units that do not lie on others: floor units (`mounted` false) or those on walls (true), into `room`,
/// which grows by them. Units may swap their sample for another of the same kind that fits better.
void placeUnits(const Statistics &statistics, const Request &request, const Plan &plan, bool mounted, Arrangement &room,
                geometry::Random &random, Placement &placement, const Progress &progress);

/// Counts and names a relation that does not hold, each once.
void addUnmet(const Issue &issue, Placement &placement);
/// Counts and names the user's relations that do not hold, once all is placed.
void findUnmet(const Request &request, const Plan &plan, const Arrangement &room, Placement &placement);

} // namespace twinloom::scenegen
