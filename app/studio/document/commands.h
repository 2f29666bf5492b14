// SPDX-License-Identifier: GPL-3.0-or-later
// What menus and keys do to a document: each makes one Change from the selection and commits it.
#pragma once

#include "app/studio/document/document.h"

namespace twinloom::studio
{

enum class Turn { Left, Right };

Result<void> deleteSelection(Document &document);
/// The copies are selected afterwards.
Result<void> duplicateSelection(Document &document);
/// Hides the selection, or shows it when all of it is hidden.
Result<void> toggleSelection(Document &document);
enum class Show { Visible, Hidden };
Result<void> showNodes(Document &document, const std::vector<scene::NodeId> &nodes, Show show);
/// What a scan has left to be seen of the room.
Result<void> hideScan(Document &document, scene::NodeId room);
/// The one of its room's variants that is shown, and selected. NotFound where it is none.
Result<void> pickVariant(Document &document, scene::NodeId variant);
/// What a drag did to the selection.
Result<void> moveSelection(Document &document, const scene::Change &move);
Result<void> turnSelection(Document &document, Turn turn);
/// Around the selection, or empty without one; selected afterwards.
Result<void> groupSelection(Document &document);
/// 5 by 4 metres with a door and a window, beside what is there; selected afterwards.
Result<void> addEmptyRoom(Document &document);
/// From the parametric library at its usual size, in the middle of the active room; selected afterwards.
Result<void> addObject(Document &document, const QString &category);
void selectAll(Document &document);

} // namespace twinloom::studio
