// SPDX-License-Identifier: Apache-2.0
// The canonical JSON of scenes and changes: keys sorted, no white space, numbers in their shortest exact form (as in
// RFC 8785), so equal values give equal bytes. Non-finite numbers cannot be written: apply() refuses them.
#pragma once

#include "core/scene/change.h"

#include <QByteArray>

namespace twinloom::scene
{

QJsonObject nodeToJson(const Node &node);
Result<Node> nodeFromJson(const QJsonObject &json);

QByteArray sceneToJson(const Scene &scene);
/// BadInput names the byte offset of a syntax error, or the node and field of a wrong one.
Result<Scene> sceneFromJson(const QByteArray &json);

QByteArray changeToJson(const Change &change);
Result<Change> changeFromJson(const QByteArray &json);

} // namespace twinloom::scene
