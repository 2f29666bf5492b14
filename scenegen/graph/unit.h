// SPDX-License-Identifier: Apache-2.0
// What a plan consists of: things that are placed as one, with the relations that they are to have.
#pragma once

#include "core/geometry/random.h"
#include "core/scene/room.h"
#include "scenegen/graph/statistics.h"
#include "scenegen/relation.h"

#include <optional>

namespace twinloom::scenegen
{

/// A wish of one unit; `to` and `other` index Plan::units or, from kPinnedBase on, Plan::pinned.
struct UnitRelation {
    Relation kind = Relation::None;
    int to = -1, other = -1;
    QString field;           ///< where the user wrote it
    int slot = 0, slots = 1; ///< which of several like it
};
constexpr int kPinnedBase = 1'000'000;
/// Whether an index of a relation is that of a unit.
constexpr bool isUnit(int index)
{
    return index >= 0 && index < kPinnedBase;
}

/// Things that are placed as one, in a frame along the walls with the first of them at the origin.
struct Unit {
    std::vector<scene::RoomObject> members; ///< centre.xy and yaw in the frame, z in the room
    std::vector<int> assets;                ///< per member, index into Statistics::assets; -1: not from there
    int contacts = 0;                       ///< as GroupSample::contacts
    std::optional<geometry::Vec2> place;    ///< given by the user
    std::optional<double> yaw;
    std::vector<UnitRelation> relations;
    QString carrier; ///< node id, or pinnedNode(), of what it lies on, or stands under (graph/children.h); empty: it
                     ///< stands by itself
    Relation carried = Relation::On; ///< or Under, where there is a carrier
    QString carrierField;            ///< where the user wrote it
    QString node;                    ///< the user's node id
    int group = -1;                  ///< index into TypeStatistics::groups
    bool wanted = false;

    bool mounted() const { return members.front().box.bottom() >= 0.3; }
    double footprint() const;
};

/// A unit of one thing of a category, drawn from the type's samples (else another type's). None when unknown.
std::optional<Unit> drawSingle(const Statistics &statistics, const TypeStatistics &type, int category,
                               geometry::Random &random);
/// The unit of a group sample.
Unit unitOf(const Statistics &statistics, const GroupSample &sample, int group);

/// A table with seats at both long sides goes to the wall with one of them, and loses the seats there: for rooms that
/// are too narrow to walk around it. Whether the unit is such a table; others stay as they are.
bool seatOneSide(Unit &unit);

/// Leaves out of a unit of several things what is missed least: a seat beyond the first of each table, then a table
/// with its seat, then the last thing. What is left of a table with one seat or none goes to a wall, if it stood free.
void leaveOut(Unit &unit);

/// How many tables of what is left of a unit nobody sits at any more, though it had seats.
int bareTables(const Unit &unit, const std::vector<scene::RoomObject> &left);

/// Index of a group like this one: the same categories, another sighting. The group itself where it is the only one.
int similarGroup(const Statistics &statistics, const TypeStatistics &type, int group, geometry::Random &random);

} // namespace twinloom::scenegen
