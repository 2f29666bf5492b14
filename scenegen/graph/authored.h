// SPDX-License-Identifier: Apache-2.0
// Room types that were written by people, for want of data, in the same form as the learned ones:
// resources/scenegen/authored_rooms.json, and the things of facility/hall_rules.h.
#pragma once

#include "scenegen/facility/hall_rules.h"
#include "scenegen/graph/statistics.h"

namespace twinloom::scenegen
{

/// Adds the file's types, their categories and sizes. BadInput names the type that is wrong.
Result<void> addAuthoredRooms(Statistics &statistics, const QByteArray &json);
/// One type a kind of hall (unless there is one of that name), which knows single things only: for counts and halves of
/// objects; the whole is the business of facility/hall_planner.h.
void addHallTypes(Statistics &statistics, const facility::HallRules &rules);
/// What the starter library makes and no room showed: known by its usual size, for who asks for it. What hangs, or is
/// part of the building, is not among it.
void addStarterLibrary(Statistics &statistics);

} // namespace twinloom::scenegen
