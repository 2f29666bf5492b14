// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/choice_field.h"

#include "app/studio/panels/form_field.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyle>

#include <utility>

namespace twinloom::studio
{

ChoiceField::ChoiceField(const QStringList &choices, const Named &named, Named unknown, QWidget *parent)
    : QComboBox(parent), m_named(named), m_unknown(std::move(unknown))
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setFocusPolicy(Qt::StrongFocus);
    for (const QString &choice : choices)
        addItem(m_named(choice), choice);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    asFormField(*lineEdit());
    lineEdit()->installEventFilter(this);
    connect(this, &QComboBox::activated, this, [this](int index) { take(itemData(index).toString()); });
    connect(lineEdit(), &QLineEdit::textEdited, this, &ChoiceField::tell);
    connect(lineEdit(), &QLineEdit::returnPressed, this, &ChoiceField::enter);
    connect(lineEdit(), &QLineEdit::editingFinished, this, [this] {
        if (!lineEdit()->hasFocus())
            leave();
    });
}

void ChoiceField::show(const QString &value)
{
    m_value = value;
    m_several = false;
    const int index = findData(value, Qt::UserRole, Qt::MatchFixedString);
    {
        const QSignalBlocker blocker(this);
        setCurrentIndex(index);
        showText(*lineEdit(), index < 0 ? m_named(value) : itemText(index));
    }
    setWrong(false);
    Q_EMIT said(index < 0 && m_unknown ? m_unknown(value) : QString());
}

void ChoiceField::showSeveral()
{
    m_value.clear();
    m_several = true;
    {
        const QSignalBlocker blocker(this);
        setCurrentIndex(-1);
        lineEdit()->clear();
    }
    lineEdit()->setPlaceholderText(severalValues());
    setWrong(false);
    Q_EMIT said({});
}

int ChoiceField::indexOf(const QString &text) const
{
    const int named = findText(text, Qt::MatchFixedString);
    return named < 0 ? findData(text, Qt::UserRole, Qt::MatchFixedString) : named;
}

void ChoiceField::take(const QString &value)
{
    if (!m_several && value == m_value)
        show(m_value);
    else
        Q_EMIT chosen(value);
}

void ChoiceField::enter()
{
    const QAbstractItemView *proposals = completer()->popup();
    if (!lineEdit()->isModified() || (proposals->isVisible() && proposals->currentIndex().isValid()))
        return; // the completer is about to say which one
    const QString text = currentText().trimmed();
    if (int index = indexOf(text); index >= 0) {
        take(itemData(index).toString());
    } else if (!text.isEmpty() && completer()->completionCount() == 1) {
        index = findText(completer()->currentCompletion(), Qt::MatchFixedString);
        take(itemData(index).toString());
    } else if (!text.isEmpty() && m_unknown) {
        take(text);
    } else {
        leave();
    }
}

void ChoiceField::leave()
{
    if (!lineEdit()->isModified())
        return;
    if (const int index = indexOf(currentText().trimmed()); index >= 0)
        take(itemData(index).toString());
    else if (m_several)
        showSeveral();
    else
        show(m_value);
}

void ChoiceField::tell(const QString &typed)
{
    const QString text = typed.trimmed();
    const bool proposed = !text.isEmpty() && indexOf(text) < 0 && completer()->completionCount() > 0;
    const bool known = text.isEmpty() || proposed || indexOf(text) >= 0;
    setWrong(!known && !m_unknown);
    if (known)
        Q_EMIT said({});
    else
        Q_EMIT said(m_unknown ? m_unknown(text) : tr("This must be one of the list."));
}

void ChoiceField::setWrong(bool wrong)
{
    if (lineEdit()->property("wrong").toBool() == wrong)
        return;
    lineEdit()->setProperty("wrong", wrong);
    lineEdit()->style()->unpolish(lineEdit());
    lineEdit()->style()->polish(lineEdit());
}

bool ChoiceField::eventFilter(QObject *watched, QEvent *event)
{
    // The press of a click puts the cursor where it is: what it finds is selected when the button is released.
    if (watched == lineEdit() && event->type() == QEvent::MouseButtonRelease && std::exchange(m_clicked, false) &&
        !lineEdit()->hasSelectedText())
        lineEdit()->selectAll();
    return QComboBox::eventFilter(watched, event);
}

// The focus and the keys are the box's, which hands them to the line edit past its event filters.
void ChoiceField::focusInEvent(QFocusEvent *event)
{
    QComboBox::focusInEvent(event);
    m_clicked = event->reason() == Qt::MouseFocusReason;
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        lineEdit()->selectAll();
}

void ChoiceField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || !lineEdit()->isModified())
        return QComboBox::keyPressEvent(event);
    m_several ? showSeveral() : show(m_value);
    lineEdit()->selectAll();
}

void ChoiceField::wheelEvent(QWheelEvent *event)
{
    if (lineEdit()->hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore(); // the panel scrolls
}

} // namespace twinloom::studio
