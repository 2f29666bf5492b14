// SPDX-License-Identifier: Apache-2.0
// What a request asks for twice, and not the same: numbers of a category by counts, bans, prompt, graph and given
// things.
#pragma once

#include "scenegen/prompt_reading.h"

namespace twinloom::scenegen
{

/// Tells of each category whose numbers cannot all hold, what was asked for where, and what holds: counts and bans of
/// the request before its prompt, both before a graph and half-given things; what is pinned stays in any case. Issues
/// "prompt-and-count", "ban-and-prompt", "ban-and-graph", "graph-and-count", "ban-and-given", "given-and-count",
/// "pinned-and-count" ("ban-and-count" and "ban-and-pinned": scenegen/bans.h). Edges of a graph with an end that is
/// banned are "relation-not-followed". `given` is the request before its prompt was read into it, with the names of its
/// counts understood; `resolved` the one after.
void reportContradictions(const Request &given, const PromptReading &prompt, const Request &resolved, Issues &issues);

/// Whether nothing is there to place, since all that the request names is banned by it.
bool bansAllOfItsGraph(const Request &request);

} // namespace twinloom::scenegen
