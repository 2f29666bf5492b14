// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/start_page.h"

#include "app/studio/theme/icons.h"
#include "app/studio/window/preferences.h"

#include <QAbstractButton>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kCardWidth = 236, kPictureHeight = 138, kCardHeight = 200;
constexpr int kMostInRow = 6, kMostCards = 12, kBetween = 16, kMargin = 32;
constexpr int kTextWidth = 560; // of the column where there are few cards

/// A recent project as a button: picture, name, when.
class Card : public QAbstractButton
{
public:
    Card(QString title, QString details, QImage picture)
        : m_title(std::move(title)), m_details(std::move(details)), m_picture(std::move(picture))
    {
        setFixedSize(kCardWidth, kCardHeight);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::StrongFocus);
        setAccessibleName(m_title);
        setAttribute(Qt::WA_Hover);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        QPainterPath outline;
        outline.addRoundedRect(frame, 10, 10);
        painter.fillPath(outline, theme().panel);
        painter.save();
        painter.setClipPath(outline);
        const QRectF top(0, 0, width(), kPictureHeight);
        painter.fillRect(top, theme().raised);
        if (!m_picture.isNull()) {
            painter.setOpacity(isEnabled() ? 1 : 0.4);
            painter.drawImage(top, m_picture,
                              QRectF(0, 0, m_picture.width(), m_picture.width() * top.height() / top.width()));
        } else {
            const QPixmap mark = iconPixmap(u"room"_s, 40, theme().dim, devicePixelRatioF());
            painter.drawPixmap(QPointF(top.center() - QPointF(20, 20)), mark);
        }
        painter.restore();
        const bool lit = underMouse() || hasFocus();
        painter.setPen(QPen(lit && isEnabled() ? theme().accent : theme().border, 1));
        painter.drawPath(outline);
        const QRect text(14, kPictureHeight + 9, width() - 28, 24);
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        painter.setFont(bold);
        painter.setPen(isEnabled() ? theme().text : theme().dim);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(bold).elidedText(m_title, Qt::ElideMiddle, text.width()));
        painter.setFont(font());
        painter.setPen(theme().dim);
        painter.drawText(text.translated(0, 22), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(m_details, Qt::ElideRight, text.width()));
    }

private:
    QString m_title, m_details;
    QImage m_picture;
};

QPushButton *bigButton(const QString &iconName, const QString &text, const QString &tip, bool primary)
{
    auto *button = new QPushButton(text);
    if (primary)
        button->setProperty("primary", true);
    else
        button->setIcon(icon(iconName));
    button->setIconSize({18, 18});
    button->setMinimumHeight(40);
    button->setToolTip(tip);
    button->setStatusTip(tip);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

} // namespace

StartPage::StartPage(Preferences &preferences, QWidget *parent)
    : QWidget(parent), m_preferences(preferences), m_column(new QWidget), m_recent(new QGridLayout),
      m_recentTitle(new QLabel(tr("Recent projects")))
{
    auto *mark = new QLabel;
    mark->setPixmap(productIcon().pixmap(QSize(56, 56), devicePixelRatioF()));
    auto *title = new QLabel(u"Twinloom Studio"_s);
    title->setProperty("role", u"title"_s);
    auto *subtitle = new QLabel(tr("Weave scans, generated layouts and live twins into one scene."));
    subtitle->setProperty("role", u"subtitle"_s);
    subtitle->setWordWrap(true);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(title);
    texts->addWidget(subtitle);
    auto *head = new QHBoxLayout;
    head->setSpacing(18);
    head->addWidget(mark);
    head->addLayout(texts, 1);

    auto *newButton = bigButton(u"new"_s, tr("New project"), tr("Make an empty project file"), true);
    auto *openButton = bigButton(u"open"_s, tr("Open project"), tr("Open a project file"), false);
    auto *sampleButton =
        bigButton(u"sample"_s, tr("Try the sample"), tr("Make a project with a furnished room and look around"), false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    for (QPushButton *button : {newButton, openButton, sampleButton})
        buttons->addWidget(button);
    buttons->addStretch();
    connect(newButton, &QPushButton::clicked, this, &StartPage::newWanted);
    connect(openButton, &QPushButton::clicked, this, &StartPage::openWanted);
    connect(sampleButton, &QPushButton::clicked, this, &StartPage::sampleWanted);

    auto *drop =
        new QLabel(tr("You can also drop a project or scan files here: PLY, PCD, PTS, PTX, XYZ, CSV, LAS, E57."));
    drop->setProperty("role", u"dim"_s);
    drop->setWordWrap(true);
    m_recentTitle->setProperty("role", u"section"_s);
    m_recent->setSpacing(kBetween);
    m_recent->setAlignment(Qt::AlignLeft | Qt::AlignTop);

    auto *layout = new QVBoxLayout(m_column);
    layout->setContentsMargins(0, 0, 0, 40);
    layout->setSpacing(0);
    layout->addStretch(2);
    layout->addLayout(head);
    layout->addSpacing(28);
    layout->addLayout(buttons);
    layout->addSpacing(12);
    layout->addWidget(drop);
    layout->addSpacing(44);
    layout->addWidget(m_recentTitle);
    layout->addSpacing(12);
    layout->addLayout(m_recent);
    layout->addStretch(3);
    auto *page = new QWidget;
    page->setObjectName(u"startPage"_s);
    page->setAttribute(Qt::WA_StyledBackground);
    auto *sides = new QHBoxLayout(page);
    sides->setContentsMargins(kMargin, 0, kMargin, 0);
    sides->addWidget(m_column, 0, Qt::AlignHCenter);
    auto *scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    refresh();
}

QWidget *StartPage::recentCard(const QString &path, const QString &details, const QImage &thumbnail, bool exists)
{
    auto *card = new Card(QFileInfo(path).completeBaseName(), details, thumbnail);
    card->setEnabled(exists);
    card->setToolTip(path);
    connect(card, &QAbstractButton::clicked, this, [this, path] { Q_EMIT recentWanted(path); });
    return card;
}

void StartPage::refresh()
{
    qDeleteAll(m_cards);
    m_cards.clear();
    for (const RecentProject &project : m_preferences.recent()) {
        if (m_cards.size() >= kMostCards)
            break;
        const QString when = QLocale().toString(project.opened.toLocalTime(), QLocale::ShortFormat);
        m_cards << recentCard(project.path, project.exists ? when : tr("Not found"),
                              m_preferences.thumbnail(project.path), project.exists);
    }
    m_recentTitle->setVisible(!m_cards.isEmpty());
    placeCards();
}

void StartPage::placeCards()
{
    // As wide as what it holds: the whole is in the middle of the page.
    const int room = width() - 2 * kMargin;
    const int inRow = std::clamp((room + kBetween) / (kCardWidth + kBetween), 1, kMostInRow);
    const int cards = std::min(inRow, static_cast<int>(m_cards.size()));
    m_column->setFixedWidth(std::min(room, std::max(kTextWidth, cards * (kCardWidth + kBetween) - kBetween)));
    for (int i = 0; i < m_cards.size(); ++i)
        m_recent->addWidget(m_cards[i], i / inRow, i % inRow); // from where it was, if it was anywhere
}

void StartPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeCards();
}

} // namespace twinloom::studio
