// SPDX-License-Identifier: GPL-3.0-or-later
// Where things are, from their components alone: what "frame selection" and the clipping planes need without a
// renderer.
#pragma once

#include "core/scene/hierarchy.h"

#include <functional>

namespace twinloom::studio
{

using Bounds = Eigen::AlignedBox3d;

/// World bounds of the nodes and all below them; empty when nothing there has an extent.
Bounds boundsOf(const scene::Hierarchy &hierarchy, const std::vector<scene::NodeId> &nodes);
/// Of the whole scene; a 4 m cube on the floor when it is empty.
Bounds boundsOfAll(const scene::Hierarchy &hierarchy);

/// Corners of what there is to see of the nodes and all below them, in the world. Clouds that rooms stand in count only
/// where there is nothing else: a scanned room is seen no farther than its walls. `bulk` says how far a cloud reaches,
/// in the frame of its node. What is hidden counts last; for an empty scene the corners of boundsOfAll.
std::vector<scene::Vec3> outlineOf(const scene::Hierarchy &hierarchy, const std::vector<scene::NodeId> &nodes,
                                   const std::function<Bounds(const scene::PointCloudComponent &)> &bulk);

/// A room's frame, with its floor at z = 0; identity for a null room.
Eigen::Affine3d floorFrame(const scene::Hierarchy &hierarchy, scene::NodeId room);

} // namespace twinloom::studio
