// SPDX-License-Identifier: Apache-2.0
// Reads literal properties: bare values, JSON-LD value objects ({"@value": ...}), localised strings. Private to
// twin/model.
#pragma once

#include "twin/model/element.h"

namespace twinloom::twin
{

/// Reads one property's value into `element`, or reports what is wrong with it. `name` is what findings call it.
void readLiteral(Element &element, const PropertyRule &rule, const QString &name, const JsonValue &value,
                 Findings &findings);

} // namespace twinloom::twin
