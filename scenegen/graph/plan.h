// SPDX-License-Identifier: Apache-2.0
// What is to stand in the room, before anybody knows where: the relation graph as a list of units.
#pragma once

#include "scenegen/generator.h"
#include "scenegen/graph/unit.h"
#include "scenegen/legalise/arrangement.h"

namespace twinloom::scenegen
{

/// A wish of things that stay where they are: it can only be found to hold, or told.
struct PinnedRelation {
    std::vector<int> things; ///< indices into Plan::pinned
    int least = 1;           ///< for so many of them
    UnitRelation relation;
};

struct Plan {
    const TypeStatistics *type = nullptr;
    std::vector<Unit> units; ///< the largest first; mounted ones last
    /// What a hall's planner has placed already (facility/hall_planner.h); `parent` counts among these.
    std::vector<scene::RoomObject> fixed;
    std::vector<scene::RoomObject> pinned; ///< as pinnedOf() the request
    std::vector<PinnedRelation> ofPinned;

    /// The first thing of a unit or, from kPinnedBase on, a pinned one. `index` is not negative.
    const scene::RoomObject &thing(int index) const;
};

/// What pinned things are called as Unit::carrier; no user's node id begins like this.
QString pinnedNode(int pinned);

/// Units drawn for the request: from rooms of the type and about the size; with the user's counts, half-given objects
/// or graph. Unknown room types and categories become Issues.
Plan makePlan(const Statistics &statistics, const Request &request, geometry::Random &random, Issues &issues);

/// The request's pinned objects as they are, in the way of all others.
void placePinned(const Request &request, Arrangement &room);

} // namespace twinloom::scenegen
