// SPDX-License-Identifier: Apache-2.0
// What of a room the points of its scans say is taken, beside the things that were recognised.
#pragma once

#include "app/workflow/blob_store.h"
#include "core/scene/hierarchy.h"
#include "core/scene/room.h"

namespace twinloom::workflow
{

/// Boxes in the room's frame (floor at 0) where the shown clouds have points that neither floor, ceiling and walls nor
/// one of the `explained` things account for. Cells of 0.1 m (larger ones in halls), joined; what begins below
/// 1.15 m, as tables and counters do, reaches down to the floor, what begins higher leaves the space below it free.
/// Specks of a few points, and what is lower than 0.2 m, do not count. Cost: linear in the points, which are read a
/// part at a time. Errors of `blobs`; Cancelled. Thread: any.
Result<std::vector<geometry::Box>> scannedSpace(const scene::Hierarchy &hierarchy, scene::NodeId room,
                                                const std::vector<scene::RoomObject> &explained, const BlobStore &blobs,
                                                Progress &progress);

} // namespace twinloom::workflow
