// SPDX-License-Identifier: GPL-3.0-or-later
// A calm line instead of a box in the way: what happened, what to do, at most one button. Laid over a page, or in a
// layout above it.
#pragma once

#include "app/studio/panels/messages_panel.h"

#include <QTimer>

class QLabel;
class QPushButton;

namespace twinloom::studio
{

struct Message {
    Tone tone = Tone::Information;
    QString text;
    QString hint;
    QString button;               ///< empty: none
    std::function<void()> action; ///< of the button
    enum class Stays { ForAWhile, UntilClosed, Always } stays = Stays::ForAWhile;
};

class MessageBar : public QWidget
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);
    /// Becomes a card at the top of `page` (at the bottom of a narrow one, clear of the view's tools), which keeps its
    /// size: a view that is resized must be drawn anew, and jumps.
    void layOver(QWidget &page);
    void showMessage(const Message &message);
    QString text() const;
    /// Away with an error: what it was about is over.
    void dismissError();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void restyle();
    void place();

    Message m_message;
    QLabel *m_icon, *m_text;
    QPushButton *m_button, *m_close;
    QTimer m_timer;
};

} // namespace twinloom::studio
