// SPDX-License-Identifier: Apache-2.0
#include "core/scene/evidence.h"

namespace twinloom::scene
{

namespace
{

const QString kEvidence = QStringLiteral("evidence"), kHow = QStringLiteral("kind");

} // namespace

QString evidenceOf(const Node &node)
{
    for (const Component &component : node.components)
        if (const auto *data = std::get_if<UnknownComponent>(&component); data && data->type == kEvidence)
            return data->data[kHow].toString();
    return {};
}

void setEvidence(Node &node, const QString &evidence)
{
    node.set(UnknownComponent{kEvidence, QJsonObject{{kHow, evidence}}});
}

bool seenOpen(const Node &node)
{
    return evidenceOf(node) == QLatin1String("hole");
}

} // namespace twinloom::scene
