// SPDX-License-Identifier: Apache-2.0
// The relation graph that a user gave, as units of a plan.
#pragma once

#include "scenegen/graph/plan.h"

namespace twinloom::scenegen
{

/// A unit a node, or the pinned thing that it stands for, and the edges as relations. Unknown categories become Issues.
void planGraph(const Statistics &statistics, const RelationGraph &graph, Plan &plan, geometry::Random &random,
               Issues &issues);

} // namespace twinloom::scenegen
