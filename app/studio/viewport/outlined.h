// SPDX-License-Identifier: GPL-3.0-or-later
// What of a selection the view outlines. Outlines point at a thing among others; around everything they only hide it.
#pragma once

#include "core/scene/hierarchy.h"

#include <unordered_set>

namespace twinloom::studio
{

/// Things, each with what stands on it; groups and rooms of a few things; of other rooms the walls; never a whole
/// layout, nor more than a few dozen things.
std::unordered_set<scene::NodeId> outlined(const scene::Hierarchy &hierarchy,
                                           const std::vector<scene::NodeId> &selection);

} // namespace twinloom::studio
