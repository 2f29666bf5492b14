// SPDX-License-Identifier: Apache-2.0
// The plan of a layout as nodes: departments, aisles, stations and flows, painted on the floor.
#pragma once

#include "app/workflow/blob_store.h"
#include "core/scene/change.h"
#include "core/scene/hierarchy.h"
#include "core/scene/overlay.h"
#include "scenegen/floor_plan.h"

namespace twinloom::workflow
{

/// Appends a node "Plan" below `variant`, with groups of markings (core/scene/marking.h) below it; the facts of each
/// are those of the layout's JSON. Their models go into `blobs`. Fails only as that does.
Result<void> addPlan(scene::Change &change, scene::NodeIdAllocator &ids, const scenegen::FloorPlan &plan,
                     scene::NodeId variant, const BlobStore &blobs);

/// Name and area of each department that is shown, to be drawn over it.
scene::Overlays planLabels(const scene::Hierarchy &hierarchy);

} // namespace twinloom::workflow
