// SPDX-License-Identifier: GPL-3.0-or-later
// One line of text that gives way: where there is no place for all of it, its end is left out and the tool tip has it.
// Thread: UI.
#pragma once

#include <QLabel>

namespace twinloom::studio
{

class ElidedLabel : public QLabel
{
public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString shown() const;
};

} // namespace twinloom::studio
