// SPDX-License-Identifier: GPL-3.0-or-later
// The alternatives of a room as small plans to pick from. Thread: UI.
#pragma once

#include "app/studio/document/document.h"

#include <QListWidget>

#include <map>

namespace twinloom::studio
{

class VariantList : public QListWidget
{
    Q_OBJECT
public:
    explicit VariantList(QWidget *parent = nullptr);

    /// Null: nothing to show.
    void show(Document *document, scene::NodeId room);
    /// Plans are drawn anew where a change touches more than which variant is shown.
    void forget(const scene::Change &change);
    QSize sizeHint() const override;

Q_SIGNALS:
    void picked(twinloom::scene::NodeId variant);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QPixmap planOf(scene::NodeId variant);
    void fitHeight();

    Document *m_document = nullptr;
    scene::NodeId m_room;
    std::map<scene::NodeId, QPixmap> m_plans;
};

} // namespace twinloom::studio
