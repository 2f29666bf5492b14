// SPDX-License-Identifier: Apache-2.0
// What shall not be in a layout: categories that are counted as none.
#pragma once

#include "scenegen/generator.h"

namespace twinloom::scenegen
{

/// Counts a category as none, unless a number of it was asked for: that holds, and the Issue "ban-and-count" in `field`
/// tells so. Case does not matter.
void ban(const QString &category, const QString &field, std::map<QString, int> &counts, Issues &findings);

/// Issues about a request's bans: "unknown-category" for what nobody knows, a slip of the pen more often than not;
/// "ban-and-pinned" where a pinned thing is of the category, and stays.
void reportBans(const Request &request, Issues &issues);

} // namespace twinloom::scenegen
