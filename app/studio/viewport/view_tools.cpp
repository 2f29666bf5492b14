// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/view_tools.h"

#include "app/studio/viewport/viewport.h"
#include "app/studio/window/actions.h"

#include <QEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace twinloom::studio
{

namespace
{
constexpr int kMargin = 12;
}

ViewTools::ViewTools(Viewport &viewport, const Actions &actions) : QFrame(&viewport)
{
    setObjectName(QStringLiteral("viewTools"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(2);
    for (const Act act : {Act::ViewPerspective, Act::ViewTop, Act::ViewFront, Act::ViewSide, Act::FrameAll}) {
        auto *button = new QToolButton;
        button->setDefaultAction(actions[act]);
        button->setIconSize({18, 18});
        button->setFocusPolicy(Qt::NoFocus);
        layout->addWidget(button);
    }
    viewport.installEventFilter(this);
    place();
}

bool ViewTools::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && (event->type() == QEvent::Resize || event->type() == QEvent::Show))
        place();
    return QFrame::eventFilter(watched, event);
}

void ViewTools::place()
{
    adjustSize();
    move(parentWidget()->width() - width() - kMargin, kMargin);
    raise();
}

} // namespace twinloom::studio
