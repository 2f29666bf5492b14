// SPDX-License-Identifier: Apache-2.0
// Lines of `extends`. Private to twin/model.
#pragma once

#include "twin/model/element.h"

namespace twinloom::twin
{

/// The interface itself, then all that it extends, nearest first, each once. Ends on circles too.
std::vector<const Element *> withAncestors(const Graph &graph, const Element &interface);

} // namespace twinloom::twin
