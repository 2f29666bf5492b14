// SPDX-License-Identifier: Apache-2.0
// Names of things and rooms as people say them, where a request has names of its own to give: "卧室", "床",
// "nightstand", as prompts understand them.
#pragma once

#include "scenegen/generator.h"

namespace twinloom::scenegen
{

/// Counts of names that neither the library nor a request's model has are those of what is meant: "Robot" counts as
/// RobotArm, as the library makes it, "椅子" as Chair, by the words of prompts. Each told: "category-understood". What
/// nobody understands stays.
void nameCounts(Request &request, Issues &issues);

/// The same of a room type that no generator knows: "卧室" is a Bedroom. "room-type-understood".
void nameRoomType(scene::Room &room, Issues &issues);

} // namespace twinloom::scenegen
