// SPDX-License-Identifier: Apache-2.0
// Space that nothing new may take because of what is kept, beside the kept things' own boxes.
#pragma once

#include "core/scene/room.h"

namespace twinloom::scenegen
{

/// Boxes in the room's frame, one at most a thing: from a kept thing of 1 m height or more to the wall within 0.6 m of
/// it, where nobody would see what hangs there or get at what stands there; and 0.4 m before what hangs on a wall
/// (whiteboards, televisions), at its height, so that nothing tall hides it. Things that lie on others take none.
std::vector<geometry::Box> spaceOfKept(const geometry::Polygon &floor, const std::vector<scene::RoomObject> &kept);

} // namespace twinloom::scenegen
