// SPDX-License-Identifier: Apache-2.0
// What is to stand in the room, before anybody knows where: the relation graph as a list of units.
#pragma once

#include "core/geometry/random.h"
#include "scenegen/generator.h"
#include "scenegen/graph/statistics.h"
#include "scenegen/legalise/arrangement.h"
#include "scenegen/relation.h"

namespace twinloom::scenegen
{

/// A wish of one unit; `to` and `other` index Plan::units or, from kPinnedBase on, the request's pinned objects.
struct UnitRelation {
    Relation kind = Relation::None;
    int to = -1, other = -1;
    QString field;           ///< where the user wrote it
    int slot = 0, slots = 1; ///< which of several like it
};
constexpr int kPinnedBase = 1'000'000;

/// Things that are placed as one, in a frame along the walls with the first of them at the origin.
struct Unit {
    std::vector<scene::RoomObject> members; ///< centre.xy and yaw in the frame, z in the room
    std::vector<int> assets;                ///< per member, index into Statistics::assets; -1: not from there
    int contacts = 0;                       ///< as GroupSample::contacts
    std::optional<geometry::Vec2> place;    ///< given by the user
    std::optional<double> yaw;
    std::vector<UnitRelation> relations;
    QString carrier; ///< node id of what it lies on, or stands under (graph/children.h); empty: it stands by itself
    Relation carried = Relation::On; ///< or Under, where there is a carrier
    QString carrierField;            ///< where the user wrote it
    QString node;                    ///< the user's node id
    int group = -1;                  ///< index into TypeStatistics::groups
    bool wanted = false;

    bool mounted() const { return members.front().box.bottom() >= 0.3; }
    double footprint() const;
};

struct Plan {
    const TypeStatistics *type = nullptr;
    std::vector<Unit> units; ///< the largest first; mounted ones last
    /// What a hall's planner has placed already (facility/hall_planner.h); `parent` counts among these.
    std::vector<scene::RoomObject> fixed;
};

/// Units drawn for the request: from rooms of the type and about the size; with the user's counts, half-given objects
/// or graph. Unknown room types and categories become Issues.
Plan makePlan(const Statistics &statistics, const Request &request, geometry::Random &random, Issues &issues);

/// The request's pinned objects as they are, in the way of all others.
void placePinned(const Request &request, Arrangement &room);

/// A unit of one thing of a category, drawn from the type's samples (else another type's). None when unknown.
std::optional<Unit> drawSingle(const Statistics &statistics, const TypeStatistics &type, int category,
                               geometry::Random &random);
/// The unit of a group sample.
Unit unitOf(const Statistics &statistics, const GroupSample &sample, int group);

} // namespace twinloom::scenegen
