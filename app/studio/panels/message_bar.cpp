// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/message_bar.h"

#include "app/studio/theme/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{
constexpr int kShownMs = 6000;
constexpr int kMargin = 12; // from the page's upper edge
constexpr int kBeside = 68; // left for the view's own tools
constexpr int kWidest = 760, kNarrowest = 420;
} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel), m_text(new QLabel), m_button(new QPushButton), m_close(new QPushButton)
{
    setObjectName(u"messageBar"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setIcon(icon(u"close"_s));
    m_close->setIconSize({14, 14});
    m_close->setFixedSize(26, 26);
    m_close->setProperty("flat", true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 7, 8, 7);
    layout->setSpacing(10);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(m_close);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_button, &QPushButton::clicked, this, [this] {
        const auto action = m_message.action;
        hide();
        if (action)
            action();
    });
    m_timer.setSingleShot(true);
    m_timer.setInterval(kShownMs);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void MessageBar::layOver(QWidget &page)
{
    setParent(&page);
    setProperty("floating", true);
    page.installEventFilter(this);
}

bool MessageBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

/// As wide as its text asks for, and as high as that width asks for.
void MessageBar::place()
{
    if (!property("floating").toBool())
        return;
    // Where there is too little room beside the view's tools, below them.
    const int beside = parentWidget()->width() - 2 * kBeside;
    const bool narrow = beside < kNarrowest;
    const int room = narrow ? parentWidget()->width() - 2 * kMargin : beside;
    m_text->setWordWrap(false);
    layout()->invalidate();
    const int width = std::min({layout()->sizeHint().width(), kWidest, room});
    m_text->setWordWrap(true);
    layout()->invalidate();
    resize(width, layout()->totalHeightForWidth(width));
    move((parentWidget()->width() - width) / 2, narrow ? parentWidget()->height() - height() - kMargin : kMargin);
    raise();
}

void MessageBar::showMessage(const Message &message)
{
    m_message = message;
    m_text->setText(message.hint.isEmpty() ? message.text : message.text + u' ' + message.hint);
    m_button->setText(message.button);
    m_button->setVisible(!message.button.isEmpty());
    m_close->setVisible(message.stays != Message::Stays::Always);
    restyle();
    place();
    show();
    if (message.stays == Message::Stays::ForAWhile)
        m_timer.start();
    else
        m_timer.stop();
}

void MessageBar::dismissError()
{
    if (m_message.tone == Tone::Error)
        hide();
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void MessageBar::restyle()
{
    static const QString names[] = {u"info"_s, u"success"_s, u"warning"_s, u"error"_s};
    setProperty("tone", names[static_cast<int>(m_message.tone)]);
    style()->unpolish(this);
    style()->polish(this);
    m_icon->setPixmap(iconPixmap(toneIcon(m_message.tone), 18, toneColour(m_message.tone), devicePixelRatioF()));
}

} // namespace twinloom::studio
