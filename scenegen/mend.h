// SPDX-License-Identifier: Apache-2.0
// What rooms that were learned from have now and then and people would call wrong, mended in a proposal before it is
// legalised: what was asked for, or is pinned, stays as it is.
#pragma once

#include "scenegen/generator.h"

namespace twinloom::scenegen
{

/// Of two televisions within 1.5 m of each other the later goes, and so does a chair in a bedroom without a table to
/// sit at. A picture that hangs low over nothing is raised to 0.9 m, as far as the ceiling and what hangs above it
/// allow. Thin things do not stand upright on beds and sofas. `base` pinned objects stand before these; `parent` counts
/// them in.
void mend(const Request &request, int base, std::vector<scene::RoomObject> &objects);

} // namespace twinloom::scenegen
