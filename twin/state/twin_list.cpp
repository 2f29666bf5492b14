// SPDX-License-Identifier: Apache-2.0
#include "twin/state/twin_list.h"

namespace twinloom::twin
{

QJsonArray twinList(const scene::Node &node, const QString &component)
{
    for (const scene::Component &candidate : node.components)
        if (const auto *unknown = std::get_if<scene::UnknownComponent>(&candidate);
            unknown && unknown->type == component)
            return unknown->data.toArray();
    return {};
}

scene::Change withTwinList(const scene::NodePtr &node, const QString &component, const QJsonArray &list)
{
    scene::Node after = *node;
    after.remove(component);
    if (!list.isEmpty())
        after.set(scene::UnknownComponent{component, list});
    return {{scene::edited(node, std::move(after))}};
}

bool removeFromList(QJsonArray &list, const std::function<bool(const QJsonObject &)> &is)
{
    for (qsizetype i = 0; i < list.size(); ++i)
        if (is(list[i].toObject())) {
            list.removeAt(i);
            return true;
        }
    return false;
}

} // namespace twinloom::twin
