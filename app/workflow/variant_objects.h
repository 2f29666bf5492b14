// SPDX-License-Identifier: Apache-2.0
// Objects of a generated layout that the next ones hold as well: whoever pins a thing of a variant means to keep it.
#pragma once

#include "core/result.h"
#include "core/scene/room.h"

#include <functional>
#include <set>
#include <vector>

namespace twinloom::workflow
{

/// The objects below a room that are shown, as roomFromScene has them: in ascending order.
std::vector<scene::NodeId> shownObjects(const scene::Hierarchy &hierarchy, scene::NodeId room);

/// What of a variant goes over into others.
struct Carried {
    std::vector<scene::NodeId> nodes;       ///< ascending
    std::vector<scene::RoomObject> objects; ///< by node, in the room's frame, each with its carrier among them
    std::vector<bool> pinned;               ///< by node: it is marked as pinned
};

/// Of a variant, shown or not, all objects but those that `isGone` says true of, with what lies on these. NotFound
/// where `room` is none.
Result<Carried> objectsOf(const scene::Hierarchy &hierarchy, scene::NodeId room, scene::NodeId variant,
                          const std::function<bool(scene::NodeId)> &isGone);

/// Of a variant what is pinned, with what carries it and what lies on it. Errors as of objectsOf().
Result<Carried> pinnedOf(const scene::Hierarchy &hierarchy, scene::NodeId room, scene::NodeId variant);

/// Whether the node, or anything below it, is an object that is marked as pinned.
bool holdsPinned(const scene::Hierarchy &hierarchy, scene::NodeId id);

/// An Issue "pinned-hidden" where pinned objects of the room are in sight before the change and not after it, but for
/// those in `known`, which others stand for or which are meant to go.
Issues pinnedLost(const scene::Hierarchy &before, const scene::Change &change, scene::NodeId room,
                  const std::set<scene::NodeId> &known);

} // namespace twinloom::workflow
