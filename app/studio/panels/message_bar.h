// SPDX-License-Identifier: GPL-3.0-or-later
// A calm line above the view instead of a box in the way: what happened, what to do, at most one button.
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
    void showMessage(const Message &message);
    QString text() const;
    /// Away with an error: what it was about is over.
    void dismissError();

private:
    void restyle();

    Message m_message;
    QLabel *m_icon, *m_text;
    QPushButton *m_button, *m_close;
    QTimer m_timer;
};

} // namespace twinloom::studio
