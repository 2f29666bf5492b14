// SPDX-License-Identifier: Apache-2.0
// Temporary per-node values drawn over a Scene: live data, drag previews, highlights. Never saved, never undone.
#pragma once

#include "core/scene/node.h"

#include <unordered_map>

namespace twinloom::scene
{

struct Overlay {
    std::optional<geometry::Transform> transform; ///< replaces the node's own
    std::optional<Eigen::Vector4f> colour;        ///< linear RGB, and how strongly it covers the material (0 to 1)
    std::optional<QString> label;                 ///< drawn above the node
    std::optional<double> gauge;                  ///< 0 to 1, a bar beside the label
    std::optional<bool> visible;
    bool stale = false;           ///< what it shows is past its deadline or not to be trusted, and has to look it
    std::optional<QString> alarm; ///< what somebody has to see to: above the label; the colour then outlasts staleness
};
using Overlays = std::unordered_map<NodeId, Overlay>;

} // namespace twinloom::scene
