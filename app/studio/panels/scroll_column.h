// SPDX-License-Identifier: GPL-3.0-or-later
// A panel's content that is as wide as the panel, and scrolls up and down.
#pragma once

#include <QScrollArea>

namespace twinloom::studio
{

class ScrollColumn : public QScrollArea
{
public:
    explicit ScrollColumn(QWidget *parent = nullptr) : QScrollArea(parent)
    {
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }
};

} // namespace twinloom::studio
