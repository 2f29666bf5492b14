// SPDX-License-Identifier: Apache-2.0
// Poses worth trying for a unit.
#pragma once

#include "scenegen/graph/plan.h"
#include "scenegen/legalise/arrangement.h"

namespace twinloom::scenegen
{

/// Where a unit's frame goes.
struct Pose {
    geometry::Vec2 place = geometry::Vec2::Zero();
    double yaw = 0;
};

/// A unit's members with its frame at a pose.
std::vector<scene::RoomObject> placedAt(const Unit &unit, const Pose &pose);

/// Sides of the frame that should stand at a wall, as in GroupSample::contacts, from most to least wanted:
/// in a corner, at a wall, in the middle of the room, anywhere.
enum class Stand { Corner, Wall, Middle, Free };

/// At most `count` poses (corners: all that there are, shuffled).
std::vector<Pose> standPoses(const Unit &unit, Stand stand, const Arrangement &room, int count,
                             geometry::Random &random);
/// Within the areas, each as often as it is large, with any side along the walls.
std::vector<Pose> posesWithin(const std::vector<geometry::Polygon> &areas, const Arrangement &room, int count,
                              geometry::Random &random);
/// With the back to the wall of a window, before it; several like it side by side, each in its slot.
std::vector<Pose> windowPoses(const Unit &unit, const UnitRelation &relation, const scene::Room &given,
                              const Arrangement &room, int count, geometry::Random &random);
/// How people put one thing to another that stands already.
enum class Manner {
    Opposite, ///< at the wall that the other looks at, in its axis
    Beside,   ///< next to it at the same wall
    Before    ///< before its front, turned to it
};
std::vector<Pose> habitPoses(const Unit &unit, Manner manner, const geometry::Box &to, const Arrangement &room,
                             geometry::Random &random);
/// Poses that stand in a relation to a box (`other` for Between).
std::vector<Pose> relatedPoses(const Unit &unit, Relation relation, const geometry::Box &to, const geometry::Box *other,
                               int count, geometry::Random &random);
/// At the table's sides, for one of `relation.slots` seats that share them evenly, the long sides first.
std::vector<Pose> seatPoses(const Unit &unit, const UnitRelation &relation, const geometry::Box &table, int count,
                            geometry::Random &random);
/// Those of any relation; `to` and `other` are the boxes that it names, where there are such.
std::vector<Pose> posesInRelation(const Unit &unit, const UnitRelation &relation, const geometry::Box *to,
                                  const geometry::Box *other, const scene::Room &given, const Arrangement &room,
                                  int count, geometry::Random &random);

/// Whether a box stands so already; a little wider than the poses above, which the legaliser may move.
bool isInRelation(Relation relation, const geometry::Box &box, const geometry::Box *to, const geometry::Box *other,
                  const scene::Room &given, const Arrangement &room);

} // namespace twinloom::scenegen
