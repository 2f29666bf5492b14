// SPDX-License-Identifier: Apache-2.0
// What people keep on their furniture: books, cups, televisions.
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

} // namespace twinloom::scenegen
