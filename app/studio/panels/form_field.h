// SPDX-License-Identifier: GPL-3.0-or-later
// How line edits behave in the forms of panels, where the scene has an undo of its own.
#pragma once

#include <QString>

class QLineEdit;

namespace twinloom::studio
{

/// Undo and redo that the text itself has no use for reach the window, and a text that nobody edits shows its
/// beginning.
void asFormField(QLineEdit &edit);
/// What stands in place of one value where several differ.
QString severalValues();
/// From its beginning, unless somebody is at it.
void showText(QLineEdit &edit, const QString &text);

} // namespace twinloom::studio
