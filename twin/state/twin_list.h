// SPDX-License-Identifier: Apache-2.0
// Lists that stand on a twin's node in a component of their own ("alarms", "commands"), which core/scene keeps without
// knowing what is in it. Functions only; any thread.
#pragma once

#include "core/scene/change.h"

#include <QJsonArray>
#include <QJsonObject>

#include <functional>

namespace twinloom::twin
{

/// Empty where the node has no such component.
QJsonArray twinList(const scene::Node &node, const QString &component);
/// An empty list takes the component away.
scene::Change withTwinList(const scene::NodePtr &node, const QString &component, const QJsonArray &list);
/// Takes out the first entry that `is` names; says whether there was one.
bool removeFromList(QJsonArray &list, const std::function<bool(const QJsonObject &)> &is);

} // namespace twinloom::twin
