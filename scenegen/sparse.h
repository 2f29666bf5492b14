// SPDX-License-Identifier: Apache-2.0
// Says so where a room stays empty, or nearly, and why: an empty layout without a word looks like success.
#pragma once

#include "scenegen/generator.h"

namespace twinloom::scenegen
{

/// Adds "nothing-fits" where nothing new stands in a room that was to be furnished, or "few-things" where less than a
/// quarter of what is usual does (told from furnished rooms of the type; in halls from the floor's area).
/// "usual-missing" names what nearly all such rooms have and this one has not (lacking.h). The text names the likeliest
/// reason. `objects` are the layout's, with the request's pinned ones.
void reportSparse(const Request &request, const std::vector<scene::RoomObject> &objects, Issues &issues);

} // namespace twinloom::scenegen
