// SPDX-License-Identifier: Apache-2.0
// What people keep on their furniture, and under it: books, cups, televisions; boxes and rugs.
#pragma once

#include "core/geometry/random.h"
#include "core/scene/room.h"
#include "scenegen/graph/statistics.h"

#include <map>

namespace twinloom::scenegen
{

/// Adds to each object of a known asset what was seen on one of that kind, behind the objects that there are. Their
/// `parent` counts from `base`. Categories that the user counts are left to them.
void addChildren(const Statistics &statistics, const TypeStatistics &type, const std::map<QString, int> &counts,
                 int base, geometry::Random &random, std::vector<scene::RoomObject> &objects);

/// Moves a thing onto the top of a box: anywhere within its outline as far as it is smaller, turned as it is.
void layOn(scene::RoomObject &thing, const geometry::Box &below, geometry::Random &random);

/// Whether it overlaps another thing of the same parent.
bool meetsSibling(const scene::RoomObject &thing, const std::vector<scene::RoomObject> &objects);

/// Thinner than a threshold, as rugs are: things stand upon it.
bool isFlat(const geometry::Box &box);
/// Whether something of that height may stand under a table or desk at all; a rug is no such thing.
bool couldStandUnder(double height, const scene::RoomObject &table);
/// Puts a thing on the floor under a table or desk, where legs and drawers leave room for it, as far back as it goes.
/// Whether there is such room; other furniture has none.
bool standUnder(scene::RoomObject &thing, const scene::RoomObject &table, geometry::Random &random);
/// The sizes that a rug under a box may have, the usual one first; so thin that things may stand on it.
std::vector<geometry::Vec3> rugSizesUnder(const geometry::Box &box);

} // namespace twinloom::scenegen
