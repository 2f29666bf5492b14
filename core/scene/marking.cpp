// SPDX-License-Identifier: Apache-2.0
#include "core/scene/marking.h"

namespace twinloom::scene
{

namespace
{

const QString kType = QStringLiteral("marking"), kKind = QStringLiteral("kind"), kFacts = QStringLiteral("facts");

} // namespace

std::optional<Marking> markingOf(const Node &node)
{
    for (const Component &component : node.components)
        if (const auto *data = std::get_if<UnknownComponent>(&component); data && data->type == kType)
            return Marking{data->data[kKind].toString(), data->data[kFacts].toObject()};
    return std::nullopt;
}

void setMarking(Node &node, const Marking &marking)
{
    node.set(UnknownComponent{kType, QJsonObject{{kKind, marking.kind}, {kFacts, marking.facts}}});
}

} // namespace twinloom::scene
