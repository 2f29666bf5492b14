// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/scroll_column.h"

#include <QEvent>

namespace twinloom::studio
{

ScrollColumn::ScrollColumn(QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

bool ScrollColumn::eventFilter(QObject *watched, QEvent *event)
{
    // QScrollArea watches its content already.
    if (watched == widget() && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        widget()->setMinimumHeight(std::max(0, widget()->heightForWidth(widget()->width())));
    return QScrollArea::eventFilter(watched, event);
}

} // namespace twinloom::studio
