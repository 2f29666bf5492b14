// SPDX-License-Identifier: Apache-2.0
// What fits here: categories with probabilities for a place in a room, from the statistics of the graph generator.
#pragma once

#include "core/scene/room.h"

namespace twinloom::scenegen
{

struct Suggestion {
    QString category;
    double probability = 0; ///< of all categories together 1
};

/// Standing categories for a point of the room, the likeliest first. How common a thing is in such rooms, whether it
/// stands at walls, how many there are already, whether related things are near (as the relation test found), and
/// whether it fits within 0.6 m of the point. BadInput when the point is not on the floor. An unknown room type is
/// judged as a living room.
Result<std::vector<Suggestion>> suggest(const scene::Room &room, const geometry::Vec2 &at);

} // namespace twinloom::scenegen
