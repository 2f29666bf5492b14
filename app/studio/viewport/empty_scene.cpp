// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/empty_scene.h"

#include "app/studio/theme/theme.h"
#include "app/studio/viewport/viewport.h"
#include "app/studio/window/actions.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace twinloom::studio
{

namespace
{

constexpr int kWidth = 460, kMargin = 16;

QPushButton *buttonOf(QAction *action, const QString &text)
{
    auto *button = new QPushButton(action->icon(), text);
    button->setToolTip(action->toolTip());
    button->setEnabled(action->isEnabled());
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::enabledChanged, button, &QWidget::setEnabled);
    return button;
}

} // namespace

EmptyScene::EmptyScene(Viewport &viewport, const Actions &actions) : QFrame(&viewport)
{
    setObjectName(QStringLiteral("emptyScene"));
    auto *title = new QLabel(tr("Drop a scan here"));
    title->setProperty("role", QStringLiteral("subtitle"));
    title->setAlignment(Qt::AlignCenter);
    QLabel *text = dim(tr("or begin in another way; everything you do can be undone."));
    text->setAlignment(Qt::AlignCenter);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch();
    for (const auto &[act, does] : {std::pair{Act::ImportScan, tr("Import a scan")},
                                    {Act::AddRoom, tr("Add a room")},
                                    {Act::ImportModels, tr("Import models")}})
        buttons->addWidget(buttonOf(actions[act], does));
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addLayout(buttons);
    viewport.installEventFilter(this);
    refresh();
}

void EmptyScene::setDocument(Document *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document)
        connect(document, &Document::changed, this, &EmptyScene::refresh);
    refresh();
}

void EmptyScene::refresh()
{
    setVisible(m_document && m_document->scene().empty());
    place();
}

bool EmptyScene::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && (event->type() == QEvent::Resize || event->type() == QEvent::Show))
        place();
    return QFrame::eventFilter(watched, event);
}

void EmptyScene::place()
{
    const QSize room = parentWidget()->size();
    const int wide = std::max(std::min(kWidth, room.width() - 2 * kMargin), minimumSizeHint().width());
    resize(wide, std::max(sizeHint().height(), heightForWidth(wide)));
    move((room.width() - width()) / 2, (room.height() - height()) / 2);
    raise();
}

} // namespace twinloom::studio
