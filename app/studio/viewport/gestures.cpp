// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/gestures.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <QStringList>

namespace twinloom::studio
{

namespace
{

struct Press {
    Gesture gesture;
    Qt::MouseButton button;
    Qt::KeyboardModifiers modifiers;
};

/// The first one counts whose button is pressed while its modifiers are held.
constexpr Press kPresses[] = {
    {Gesture::Look, Qt::RightButton, Qt::NoModifier},
    {Gesture::Pan, Qt::MiddleButton, Qt::ShiftModifier},
    {Gesture::Zoom, Qt::MiddleButton, Qt::ControlModifier},
    {Gesture::Orbit, Qt::MiddleButton, Qt::NoModifier},
    {Gesture::Pan, Qt::LeftButton, Qt::AltModifier | Qt::ShiftModifier},
    {Gesture::Zoom, Qt::LeftButton, Qt::AltModifier | Qt::ControlModifier},
    {Gesture::Orbit, Qt::LeftButton, Qt::AltModifier},
    {Gesture::Click, Qt::LeftButton, Qt::NoModifier},
};

class Text
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::Gestures)
};

QString buttonText(const Press &press)
{
    const QString button = press.button == Qt::LeftButton     ? Text::tr("left button")
                           : press.button == Qt::MiddleButton ? Text::tr("middle button")
                                                              : Text::tr("right button");
    const QString keys = QKeySequence(int(press.modifiers.toInt())).toString(QKeySequence::NativeText); // "Alt+Shift+"
    return keys + button;
}

/// All presses that begin it.
QString draggedText(Gesture gesture)
{
    QStringList ways;
    for (const Press &press : kPresses)
        if (press.gesture == gesture)
            ways << buttonText(press);
    return Text::tr("Drag: %1").arg(ways.join(Text::tr(", ")));
}

} // namespace

Gesture gestureFor(Qt::MouseButton button, Qt::KeyboardModifiers modifiers)
{
    for (const Press &press : kPresses)
        if (press.button == button && (modifiers & press.modifiers) == press.modifiers)
            return press.gesture;
    return Gesture::None;
}

std::vector<GestureHelp> gestureHelp()
{
    return {{Text::tr("Turn the view"), draggedText(Gesture::Orbit)},
            {QString(), Text::tr("With the Select tool also: %1").arg(draggedText(Gesture::Click))},
            {Text::tr("Slide the view"), draggedText(Gesture::Pan)},
            {Text::tr("Zoom"), Text::tr("Wheel: towards the cursor")},
            {QString(), draggedText(Gesture::Zoom)},
            {Text::tr("Look around"), draggedText(Gesture::Look)},
            {Text::tr("Fly"), Text::tr("Right button held: W A S D, Q down, E up; Shift: faster")},
            {Text::tr("Select"), Text::tr("Click; Ctrl+click adds or takes away")},
            {Text::tr("See it closely"), Text::tr("Double click")},
            {Text::tr("What can be done with it"), Text::tr("Click: right button")},
            {Text::tr("Cancel"), Text::tr("Esc, while something is dragged or drawn")}};
}

QString gestureHint()
{
    return Text::tr("Turn: drag · Slide: Shift+middle button · Zoom: wheel · Fly: right button with W A S D");
}

} // namespace twinloom::studio
