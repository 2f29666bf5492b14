// SPDX-License-Identifier: Apache-2.0
// What a floor marking means: a department, an aisle, a flow. Kept with the node beside its look, which is a model.
#pragma once

#include "core/scene/node.h"

namespace twinloom::scene
{

struct Marking {
    QString kind;      ///< "plan", "department", "aisle", "station", "flow" or "conveyor"
    QJsonObject facts; ///< as in the plan of a layout (resources/docs/formats.md)
    bool operator==(const Marking &) const = default;
};

/// None where the node is no marking.
std::optional<Marking> markingOf(const Node &node);
void setMarking(Node &node, const Marking &marking);

} // namespace twinloom::scene
