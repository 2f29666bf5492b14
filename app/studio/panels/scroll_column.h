// SPDX-License-Identifier: GPL-3.0-or-later
// A panel's content that scrolls up and down, with all lines of its wrapped texts: QScrollArea asks for their height at
// the width that there is without the scroll bar, and cuts off what needs more beside it.
#pragma once

#include <QScrollArea>

namespace twinloom::studio
{

class ScrollColumn : public QScrollArea
{
    Q_OBJECT
public:
    explicit ScrollColumn(QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace twinloom::studio
