// SPDX-License-Identifier: Apache-2.0
// Furnishes a hall by rules, as planners do: zones along it, bands and aisles across it, cells in rows. A grammar, as
// in section 1.4 of the survey of layout generators; there are no furnished halls to learn from.
#pragma once

#include "core/geometry/random.h"
#include "core/scene/room.h"
#include "scenegen/facility/hall_rules.h"
#include "scenegen/legalise/arrangement.h"

namespace twinloom::facility
{

/// Objects for the hall, all of them legal beside what `taken` holds already (pinned things); `parent` counts among
/// them. `density` from 0 to 1 is the share of the cells that are used. Gates and doors keep free ground inside.
/// Some milliseconds for 2,000 m2. Same arguments, same objects.
std::vector<scene::RoomObject> planHall(const HallRules &rules, const HallRule &hall, const scene::Room &room,
                                        scenegen::Arrangement taken, double density, geometry::Random &random);

} // namespace twinloom::facility
