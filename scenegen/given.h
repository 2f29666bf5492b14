// SPDX-License-Identifier: Apache-2.0
// What the user half gave, from the request to the proposal: a known asset says category and size, what lies on another
// given thing is laid there, and what a generator proposed for each is found again, so that it can stay as given.
#pragma once

#include "scenegen/generator.h"

namespace twinloom::scenegen
{

/// Whether the object has all that is given of one. What would sink into the floor may stand on it, and the height of
/// the centre follows from the size where that is open.
bool agrees(const PartialObject &given, const scene::RoomObject &object);

/// Adds what their assets tell of half-given objects. Issue "unknown-asset"; BadInput where category and asset
/// contradict each other, or nothing says what the thing is.
Result<void> completeByAsset(std::vector<PartialObject> &objects, Issues &issues);

/// Which proposed object (index) stands for which half-given one of the request; -1: none. Adds those whose `parent` is
/// given, on top of it; `pinned` objects stand before the proposed ones. What is given of them is set exactly. Issue
/// "given-left-out" for those without one.
std::vector<int> findGiven(const Request &request, std::size_t pinned, std::vector<scene::RoomObject> &proposed,
                           Issues &issues);

} // namespace twinloom::scenegen
