// SPDX-License-Identifier: GPL-3.0-or-later
// One value of a list, picked or typed: a click or the focus selects what is there, typing proposes what contains it.
// What is none of the list is taken only with Return, after said() has told what that means, or refused; leaving the
// field takes back what is not of the list.
#pragma once

#include <QComboBox>

#include <functional>

namespace twinloom::studio
{

class ChoiceField : public QComboBox
{
    Q_OBJECT
public:
    /// What a value is called in the language in use.
    using Named = std::function<QString(const QString &value)>;
    /// `unknown` tells people of a value that is none of the choices, with Return not yet pressed or long ago; without
    /// it none is taken.
    ChoiceField(const QStringList &choices, const Named &named, Named unknown, QWidget *parent = nullptr);

    /// Without chosen().
    void show(const QString &value);
    /// Instead of one of several that differ.
    void showSeveral();

Q_SIGNALS:
    void chosen(const QString &value);
    /// What is to be known of the text as it is; empty: nothing.
    void said(const QString &note);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    /// The index of the choice that the text names; -1: none.
    int indexOf(const QString &text) const;
    void take(const QString &value);
    void enter();
    void leave();
    void tell(const QString &text);
    void setWrong(bool wrong);

    Named m_named, m_unknown;
    QString m_value; ///< as it is stored
    bool m_several = false, m_clicked = false;
};

} // namespace twinloom::studio
