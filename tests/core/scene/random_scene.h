// SPDX-License-Identifier: Apache-2.0
// Scenes and changes at random, with what breaks careless code: unicode, extreme numbers, kinds that nobody knows.
#pragma once

#include "core/geometry/random.h"
#include "core/scene/change.h"

namespace twinloom::scene
{

double randomNumber(geometry::Random &random);
QString randomText(geometry::Random &random);
Node randomNode(geometry::Random &random, NodeId id, NodeId parent);
/// `edits` additions, removals and alterations that fit the scene, some of one node more than once.
Change randomChange(geometry::Random &random, const Scene &scene, int edits);
Scene randomScene(geometry::Random &random, int nodes);

inline Node namedNode(quint64 id, const QString &name, quint64 parent = 0)
{
    Node node;
    node.id = {id};
    node.parent = {parent};
    node.name = name;
    return node;
}

} // namespace twinloom::scene
