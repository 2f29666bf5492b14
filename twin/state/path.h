// SPDX-License-Identifier: Apache-2.0
// Places on a way: a node whose children, in ascending order of id, are its points.
#pragma once

#include "core/scene/scene.h"

namespace twinloom::twin
{

/// Where `node` stands, in its parent's frame, at `share` (0 to 1) of the length of the way of `path`; it looks (+y)
/// along the way and keeps its own scale. None when either node is not there or the way has no point; a way of one
/// point is that point. O(nodes) for the children of `path`.
std::optional<geometry::Transform> placeOnPath(const scene::Scene &scene, scene::NodeId node, scene::NodeId path,
                                               double share);

} // namespace twinloom::twin
