// SPDX-License-Identifier: GPL-3.0-or-later
// The canvas of the graph editor: shows a draft, and says what the person does on it. It changes no draft itself. Boxes
// are dragged by their middle, arrows drawn from the ring at a box's right to another box; the arrow keys go from box
// to box. Thread: UI.
#pragma once

#include "app/studio/graph/graph_draft.h"

#include <QGraphicsView>

namespace twinloom::studio
{

class EdgeItem;
class ThingItem;

class GraphView : public QGraphicsView
{
    Q_OBJECT
public:
    /// Of what is dragged onto the canvas: a category's name.
    static constexpr auto kCategoryMime = "application/x-twinloom-category";

    explicit GraphView(QWidget *parent = nullptr);

    /// What is selected and still there stays so.
    void show(const GraphDraft &draft);
    /// All of it, not larger than it is.
    void showAll();
    QStringList selectedThings() const;
    std::vector<std::size_t> selectedEdges() const;
    void selectThings(const QStringList &ids);
    /// Where a new thing goes: the middle of what is seen, or beside what stands there.
    QPointF freePlace() const;
    /// In pixels of the viewport, of a box's middle and of where arrows begin.
    QPoint placeOf(const QString &thing) const;
    QPoint portOf(const QString &thing) const;

Q_SIGNALS:
    void selectionChanged();
    void thingsMoved(const QStringList &ids, const QPointF &by);
    /// An arrow was drawn; `at` is on the screen.
    void arrowDrawn(const QString &from, const QString &to, const QPoint &at);
    /// For what is selected, on the screen.
    void menuWanted(const QPoint &at);
    void dropped(const QString &category, const QPointF &at);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void changeEvent(QEvent *event) override;

private:
    QRectF drawn() const;
    std::vector<ThingItem *> thingItems() const;
    ThingItem *itemOf(const QString &thing) const;
    ThingItem *thingAt(const QPoint &place) const;
    void aimAt(ThingItem *item);
    void reportMoves();
    void selectNext(const QPointF &way);

    GraphDraft m_draft; ///< as it was shown
    QString m_arrowFrom;
    QPointF m_arrowEnd;
    ThingItem *m_aim = nullptr;
};

} // namespace twinloom::studio
