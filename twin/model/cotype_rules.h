// SPDX-License-Identifier: Apache-2.0
// What co-types ask of the element that they stand on, its unit and its siblings. Private to twin/model.
#pragma once

#include "twin/model/element.h"

namespace twinloom::twin
{

void checkCotypeRules(const Graph &graph, const Element &element, Findings &findings);

} // namespace twinloom::twin
