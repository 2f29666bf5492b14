// SPDX-License-Identifier: Apache-2.0
// Alarms as people see them in the scene. Functions only; any thread.
#pragma once

#include "core/scene/overlay.h"
#include "core/scene/scene.h"
#include "twin/alarm/alarm_journal.h"

namespace twinloom::twin
{

/// Paints the nodes of twins with an active alarm red, and gives them the most severe alarm's words.
void addAlarms(scene::Overlays &overlays, const scene::Scene &scene, const std::vector<alarm::Alarm> &alarms);

} // namespace twinloom::twin
