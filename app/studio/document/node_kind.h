// SPDX-License-Identifier: GPL-3.0-or-later
// What a node is, for people: the icon and the words that every panel shows.
#pragma once

#include "core/scene/node.h"

namespace twinloom::studio
{

struct NodeKind {
    QString icon; ///< name for icon()
    QString name; ///< translated
};

NodeKind kindOf(const scene::Node &node);

/// What a node is called. A name that was made of what the node is ("Bed", "Wall 3") is shown in the language in use,
/// any other as it is stored; without a name, the kind's.
QString nameText(const scene::Node &node);
/// The name of a node whose category becomes `category`: one that was made of the old category follows.
QString nameInCategory(const scene::Node &node, const QString &category);

} // namespace twinloom::studio
