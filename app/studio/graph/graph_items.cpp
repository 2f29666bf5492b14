// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/graph/graph_items.h"

#include "app/studio/graph/relation_text.h"
#include "app/studio/panels/plan_picture.h"
#include "app/studio/theme/theme.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <cmath>

namespace twinloom::studio
{

namespace
{

constexpr double kWidth = 156, kTitle = 40, kNote = 18, kRound = 7, kBar = 5, kPad = 14;
constexpr double kPort = 6;  // radius
constexpr double kHead = 9;  // of an arrow
constexpr double kReach = 7; // of the mouse about a line

QFont noteFont()
{
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

/// Where a ray from the middle of a rectangle leaves it.
QPointF leaving(const QRectF &rect, const QPointF &towards)
{
    const QPointF middle = rect.center(), way = towards - middle;
    const double x = std::abs(way.x()) / (rect.width() / 2), y = std::abs(way.y()) / (rect.height() / 2);
    return middle + way / std::max({x, y, 1e-9});
}

} // namespace

ThingItem::ThingItem(const GraphDraft &draft, const GraphThing &thing)
    : m_id(thing.id), m_title(thingText(draft, thing.id)), m_colour(categoryColour(thing.category))
{
    for (const scenegen::GraphEdge &edge : draft.edges)
        if (edge.from == m_id && edge.to.isEmpty())
            m_notes << relationText(edge.relation);
    const double height = kTitle + kNote * static_cast<double>(m_notes.size()) + (m_notes.isEmpty() ? 0 : 6);
    m_box = QRectF(-kWidth / 2, -height / 2, kWidth, height);
    setPos(thing.at);
    setFlags(ItemIsMovable | ItemIsSelectable | ItemSendsGeometryChanges);
    setZValue(1);
    QStringList tip{m_title};
    tip += m_notes;
    setToolTip(tip.join(QLatin1Char('\n')));
}

QRectF ThingItem::port() const
{
    return QRectF(m_box.right() - kPort, m_box.center().y() - kPort, 2 * kPort, 2 * kPort);
}

void ThingItem::setAimedAt(bool aimedAt)
{
    m_aimedAt = aimedAt;
    update();
}

QRectF ThingItem::boundingRect() const
{
    return m_box.adjusted(-3, -3, kPort + 3, 3);
}

void ThingItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    const ThemeColours &colours = theme();
    const bool marked = (option->state & QStyle::State_Selected) || m_aimedAt;
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(m_box, kRound, kRound);
    painter->fillPath(outline, colours.raised);
    painter->save();
    painter->setClipPath(outline);
    painter->fillRect(QRectF(m_box.topLeft(), QSizeF(kBar, m_box.height())), m_colour);
    painter->restore();
    painter->setPen(QPen(marked ? colours.accent : colours.border, marked ? 2 : 1));
    painter->drawPath(outline);

    QRectF line(m_box.left() + kPad, m_box.top(), m_box.width() - kPad - 2 * kPort, kTitle);
    painter->setFont(QApplication::font());
    painter->setPen(colours.text);
    const auto write = [&](const QString &text) {
        const QString fitting = QFontMetricsF(painter->font()).elidedText(text, Qt::ElideRight, line.width());
        painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft, fitting);
    };
    write(m_title);
    painter->setFont(noteFont());
    painter->setPen(colours.dim);
    line.translate(0, kTitle - 6);
    line.setHeight(kNote);
    for (const QString &note : m_notes) {
        write(note);
        line.translate(0, kNote);
    }
    painter->setPen(QPen(marked ? colours.accent : colours.dim, 1.4));
    painter->setBrush(colours.field);
    painter->drawEllipse(port().adjusted(1, 1, -1, -1));
}

QVariant ThingItem::itemChange(GraphicsItemChange change, const QVariant &value)
{
    if (change == ItemPositionHasChanged)
        for (EdgeItem *edge : m_edges)
            edge->follow();
    return QGraphicsItem::itemChange(change, value);
}

EdgeItem::EdgeItem(std::size_t index, const QString &text, ThingItem &from, ThingItem &to)
    : m_index(index), m_text(text), m_from(from), m_to(to)
{
    setFlags(ItemIsSelectable);
    from.addEdge(this);
    to.addEdge(this);
    follow();
}

void EdgeItem::follow()
{
    prepareGeometryChange();
    const QRectF from = m_from.box().translated(m_from.pos()), to = m_to.box().translated(m_to.pos());
    m_line = QLineF(leaving(from, to.center()), leaving(to, from.center()));
    const QFontMetricsF metrics(noteFont());
    const QSizeF size(metrics.horizontalAdvance(m_text) + 14, metrics.height() + 4);
    m_label = QRectF(m_line.center() - QPointF(size.width(), size.height()) / 2, size);
}

QRectF EdgeItem::boundingRect() const
{
    return QRectF(m_line.p1(), m_line.p2()).normalized().united(m_label).adjusted(-kHead, -kHead, kHead, kHead);
}

QPainterPath EdgeItem::shape() const
{
    QPainterPath line(m_line.p1());
    line.lineTo(m_line.p2());
    QPainterPathStroker stroker;
    stroker.setWidth(2 * kReach);
    QPainterPath reach = stroker.createStroke(line);
    reach.addRect(m_label);
    return reach;
}

void EdgeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    const ThemeColours &colours = theme();
    const bool selected = option->state & QStyle::State_Selected;
    painter->setRenderHint(QPainter::Antialiasing);
    drawArrow(*painter, m_line, selected ? colours.accent : colours.dim);
    painter->setPen(QPen(selected ? colours.accent : colours.border, selected ? 1.6 : 1));
    painter->setBrush(colours.panel);
    painter->drawRoundedRect(m_label, m_label.height() / 2, m_label.height() / 2);
    painter->setFont(noteFont());
    painter->setPen(colours.text);
    painter->drawText(m_label, Qt::AlignCenter, m_text);
}

void drawArrow(QPainter &painter, const QLineF &line, const QColor &colour)
{
    painter.setPen(QPen(colour, 1.6));
    painter.drawLine(line);
    if (line.length() < kHead)
        return;
    const QPointF along = (line.p1() - line.p2()) / line.length() * kHead, aside(along.y() * 0.45, -along.x() * 0.45);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{line.p2(), line.p2() + along + aside, line.p2() + along - aside});
}

} // namespace twinloom::studio
