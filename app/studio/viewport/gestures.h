// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse does in the view: one table, which the view goes by and the help is made of.
#pragma once

#include <QString>

#include <vector>

namespace twinloom::studio
{

enum class Gesture {
    None,
    Click, ///< becomes Orbit, Move or Draw when it is dragged, as the tool wants it
    Orbit,
    Pan,
    Zoom,
    Look, ///< and fly, with keys
    Move,
    Draw
};

/// What a press of a button begins.
Gesture gestureFor(Qt::MouseButton button, Qt::KeyboardModifiers modifiers);

/// One line of help, translated.
struct GestureHelp {
    QString what, how;
};
/// How to look around, and what the mouse does besides.
std::vector<GestureHelp> gestureHelp();
/// The most important of it in one line.
QString gestureHint();

} // namespace twinloom::studio
