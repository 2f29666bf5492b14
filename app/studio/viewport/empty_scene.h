// SPDX-License-Identifier: GPL-3.0-or-later
// What the view says while there is nothing in it: what to begin with.
#pragma once

#include "app/studio/document/document.h"

#include <QFrame>

namespace twinloom::studio
{

class Actions;
class Viewport;

/// Belongs to the viewport and stays in its middle. Thread: UI.
class EmptyScene : public QFrame
{
    Q_OBJECT
public:
    EmptyScene(Viewport &viewport, const Actions &actions);
    void setDocument(Document *document);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void place();

    Document *m_document = nullptr;
};

} // namespace twinloom::studio
