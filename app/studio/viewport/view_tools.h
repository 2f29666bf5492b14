// SPDX-License-Identifier: GPL-3.0-or-later
// The buttons that float over the view: where to look from.
#pragma once

#include <QFrame>

namespace twinloom::studio
{

class Actions;
class Viewport;

/// Belongs to the viewport and stays in its upper right corner.
class ViewTools : public QFrame
{
    Q_OBJECT
public:
    ViewTools(Viewport &viewport, const Actions &actions);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
};

} // namespace twinloom::studio
