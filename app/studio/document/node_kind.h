// SPDX-License-Identifier: GPL-3.0-or-later
// What a node is, for people: the icon and the word that Outliner and Inspector show.
#pragma once

#include "core/scene/node.h"

namespace twinloom::studio
{

struct NodeKind {
    QString icon; ///< name for icon()
    QString name; ///< translated
};

NodeKind kindOf(const scene::Node &node);
/// "Desk", "OfficeChair" as words in the language in use: translated where known, else split at the capitals.
QString categoryText(const QString &category);

} // namespace twinloom::studio
