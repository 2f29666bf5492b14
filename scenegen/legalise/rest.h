// SPDX-License-Identifier: Apache-2.0
// Lets what lies on furniture come to rest where the starter library's models hold it: on the seat, not on the box
// about the chair. The slow last step of the legaliser, on request (core/physics).
#pragma once

#include "core/progress.h"
#include "core/scene/room.h"

namespace twinloom::scenegen
{

/// Boxes of `things` once they lie still upon `carrier` among `fixed` others, all let fall together. None for a thing
/// that would tumble, slide more than 5 cm or fall off: a box stands upright. The same things give the same boxes.
/// Cost: some 50 ms a carrier. Cancelled.
Result<std::vector<std::optional<geometry::Box>>> restUpon(const scene::RoomObject &carrier,
                                                           const std::vector<scene::RoomObject> &fixed,
                                                           const std::vector<scene::RoomObject> &things,
                                                           Progress &progress);

} // namespace twinloom::scenegen
