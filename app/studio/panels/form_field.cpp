// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/form_field.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace twinloom::studio
{

namespace
{

class FormField : public QObject
{
public:
    explicit FormField(QLineEdit &edit) : QObject(&edit), m_edit(edit) {}

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::ShortcutOverride && isForWindow(*static_cast<QKeyEvent *>(event))) {
            event->ignore(); // QLineEdit would claim it, and do nothing
            return true;
        }
        if (event->type() == QEvent::FocusOut && !isPassing(static_cast<QFocusEvent *>(event)->reason()))
            m_edit.setCursorPosition(0);
        return false;
    }

private:
    bool isForWindow(const QKeyEvent &key) const
    {
        return (key.matches(QKeySequence::Undo) && !m_edit.isUndoAvailable()) ||
               (key.matches(QKeySequence::Redo) && !m_edit.isRedoAvailable());
    }
    /// The focus comes back to where the cursor was.
    static bool isPassing(Qt::FocusReason reason)
    {
        return reason == Qt::PopupFocusReason || reason == Qt::ActiveWindowFocusReason;
    }

    QLineEdit &m_edit;
};

} // namespace

void asFormField(QLineEdit &edit)
{
    edit.installEventFilter(new FormField(edit));
}

QString severalValues()
{
    return QCoreApplication::translate("twinloom::studio::FormField", "Several values");
}

void showText(QLineEdit &edit, const QString &text)
{
    edit.setText(text);
    if (!edit.hasFocus())
        edit.setCursorPosition(0);
}

} // namespace twinloom::studio
