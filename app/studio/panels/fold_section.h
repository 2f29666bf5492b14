// SPDX-License-Identifier: GPL-3.0-or-later
// A part of a panel under a heading that folds it away. Thread: UI.
#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace twinloom::studio
{

class FoldSection : public QWidget
{
    Q_OBJECT
public:
    enum class Start { Open, Folded };
    FoldSection(const QString &title, Start start, QWidget *parent = nullptr);

    QVBoxLayout *content() { return m_layout; }
    void setOpen(bool open);
    /// Beside the title while it is folded: what is set within.
    void setNote(const QString &note);

private:
    void showTitle();

    QString m_title, m_note;
    QToolButton *m_head;
    QWidget *m_body;
    QVBoxLayout *m_layout;
};

} // namespace twinloom::studio
