// SPDX-License-Identifier: GPL-3.0-or-later
// The edits that Studio's actions make, as pure functions from a scene to a Change. Nodes that do not exist are passed
// over; a Change without edits means that there was nothing to do.
#pragma once

#include "core/scene/change.h"
#include "core/scene/hierarchy.h"

#include <functional>

namespace twinloom::studio
{

using NodeIds = std::vector<scene::NodeId>;

/// Runs `edit` over copies of the nodes.
scene::Change editNodes(const scene::Scene &scene, const NodeIds &nodes,
                        const std::function<void(scene::Node &)> &edit);
scene::Change setVisible(const scene::Scene &scene, const NodeIds &nodes, bool visible);
/// Nodes and all that is below them.
scene::Change deleteNodes(const scene::Hierarchy &hierarchy, const NodeIds &nodes);

struct Duplicates {
    scene::Change change;
    NodeIds roots; ///< the copies of the given nodes
};
/// Copies with all that is below them, moved by `offset` (metres, in the parents' frames).
Duplicates duplicateNodes(const scene::Hierarchy &hierarchy, scene::NodeIdAllocator &ids, const NodeIds &nodes,
                          const scene::Vec3 &offset);

/// Turned about the vertical by `angle` (radians, counter-clockwise), each in its place.
scene::Change turnNodes(const scene::Scene &scene, const NodeIds &nodes, double angle);
/// The local transform that puts a node `offset` (metres, world) away from where it is.
geometry::Transform shiftedInWorld(const scene::Hierarchy &hierarchy, const scene::Node &node,
                                   const scene::Vec3 &offset);

/// Alternatives of a room: its children that have a recipe, in order of creation.
NodeIds variantsOf(const scene::Hierarchy &hierarchy, scene::NodeId room);
/// Shows one variant and hides its siblings.
scene::Change showVariant(const scene::Hierarchy &hierarchy, scene::NodeId variant);

/// What a scan has left to be seen of a room: its visible things that were scanned, and its scan's visible clouds.
NodeIds scannedIn(const scene::Hierarchy &hierarchy, scene::NodeId room);

/// The nearest room at or above the node; null when there is none.
scene::NodeId roomOf(const scene::Scene &scene, scene::NodeId node);
/// All rooms, in ascending order of id.
NodeIds roomsIn(const scene::Scene &scene);
/// Without those that are below another one of the list.
NodeIds topmost(const scene::Scene &scene, const NodeIds &nodes);

} // namespace twinloom::studio
