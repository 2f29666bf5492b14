// SPDX-License-Identifier: GPL-3.0-or-later
// The room that "Try the sample" opens: a studio flat with a place to live, to eat and to work.
#pragma once

#include "core/scene/change.h"

namespace twinloom::studio
{

scene::Change sampleRoom(scene::NodeIdAllocator &ids);

} // namespace twinloom::studio
