// SPDX-License-Identifier: Apache-2.0
// Puts things down where gravity takes them.
#pragma once

#include "core/asset/placed.h"
#include "core/progress.h"
#include "core/scene/change.h"

namespace twinloom::workflow
{

/// Lets the shown ones among `nodes` fall on what is shown below them and on the floor of the room that the first one
/// is in (z = 0 outside of rooms). What is below a node in the scene moves with it. Nodes without a model stay, and a
/// Change without edits means that nothing moved by more than a tenth of a millimetre. Errors as of physics::settle and
/// `models`. Thread: any.
Result<scene::Change> letFall(const scene::Hierarchy &hierarchy, const std::vector<scene::NodeId> &nodes,
                              const asset::ModelSource &models, Progress &progress);

} // namespace twinloom::workflow
