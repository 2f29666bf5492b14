// SPDX-License-Identifier: GPL-3.0-or-later
// What the canvas of the graph editor shows: a box a thing, an arrow a relation to another thing. Relations to the room
// stand in the box. Drawn in the theme in use. Thread: UI.
#pragma once

#include "app/studio/graph/graph_draft.h"

#include <QGraphicsItem>

namespace twinloom::studio
{

class EdgeItem;

class ThingItem : public QGraphicsItem
{
public:
    enum { Type = UserType + 1 };
    ThingItem(const GraphDraft &draft, const GraphThing &thing);

    int type() const override { return Type; }
    const QString &id() const { return m_id; }
    /// Arrows are drawn from here.
    QRectF port() const;
    QRectF box() const { return m_box; }
    void addEdge(EdgeItem *edge) { m_edges.push_back(edge); }
    /// While an arrow is drawn to it.
    void setAimedAt(bool aimedAt);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

protected:
    QVariant itemChange(GraphicsItemChange change, const QVariant &value) override;

private:
    QString m_id, m_title;
    QStringList m_notes; ///< what it is to the room
    QColor m_colour;
    QRectF m_box;
    std::vector<EdgeItem *> m_edges;
    bool m_aimedAt = false;
};

class EdgeItem : public QGraphicsItem
{
public:
    enum { Type = UserType + 2 };
    EdgeItem(std::size_t index, const QString &text, ThingItem &from, ThingItem &to);

    int type() const override { return Type; }
    std::size_t index() const { return m_index; }
    /// Its ends have moved.
    void follow();

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    std::size_t m_index;
    QString m_text;
    ThingItem &m_from, &m_to;
    QLineF m_line;
    QRectF m_label;
};

/// An arrow's line and head. For relations and for one that is being drawn.
void drawArrow(QPainter &painter, const QLineF &line, const QColor &colour);

} // namespace twinloom::studio
