// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/graph/graph_view.h"

#include "app/studio/graph/graph_items.h"
#include "app/studio/graph/relation_text.h"
#include "app/studio/theme/theme.h"

#include <QContextMenuEvent>
#include <QGraphicsScene>
#include <QMimeData>
#include <QMouseEvent>
#include <QSignalBlocker>

#include <cmath>

namespace twinloom::studio
{

namespace
{

constexpr double kAround = 60; // canvas beyond the outermost things
constexpr double kStep = 20;   // of Ctrl+arrow keys
constexpr double kSmallest = 0.3, kLargest = 2;

QPointF wayOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
}

} // namespace

GraphView::GraphView(QWidget *parent) : QGraphicsView(parent)
{
    setObjectName(QStringLiteral("graph.canvas"));
    setAccessibleName(tr("Relation graph"));
    setScene(new QGraphicsScene(this));
    setFrameShape(QFrame::NoFrame);
    setDragMode(QGraphicsView::RubberBandDrag);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate); // graphs are small, and arrows reach far
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setAcceptDrops(true);
    setMinimumSize(420, 320);
    connect(scene(), &QGraphicsScene::selectionChanged, this, &GraphView::selectionChanged);
}

void GraphView::show(const GraphDraft &draft)
{
    const QStringList selected = selectedThings();
    m_aim = nullptr;
    {
        const QSignalBlocker blocker(scene());
        scene()->clear();
        m_draft = draft;
        for (const GraphThing &thing : draft.things)
            scene()->addItem(new ThingItem(draft, thing));
        for (std::size_t i = 0; i < draft.edges.size(); ++i) {
            const scenegen::GraphEdge &edge = draft.edges[i];
            ThingItem *from = itemOf(edge.from), *to = itemOf(edge.to);
            if (from && to)
                scene()->addItem(new EdgeItem(i, relationText(edge.relation), *from, *to));
        }
    }
    // What is seen stays where it is, however the rest grows or shrinks.
    const QRectF seen = mapToScene(viewport()->rect()).boundingRect();
    scene()->setSceneRect(drawn().united(seen));
    centerOn(seen.center());
    selectThings(selected);
}

QRectF GraphView::drawn() const
{
    return scene()->itemsBoundingRect().adjusted(-kAround, -kAround, kAround, kAround);
}

void GraphView::showAll()
{
    const QRectF all = drawn();
    scene()->setSceneRect(all);
    const double across = viewport()->width() / std::max(1.0, all.width()),
                 down = viewport()->height() / std::max(1.0, all.height());
    const double zoom = std::clamp(std::min(across, down), kSmallest, 1.0);
    setTransform(QTransform::fromScale(zoom, zoom));
    centerOn(all.center());
}

std::vector<ThingItem *> GraphView::thingItems() const
{
    std::vector<ThingItem *> items;
    for (QGraphicsItem *item : scene()->items(Qt::AscendingOrder))
        if (auto *thing = qgraphicsitem_cast<ThingItem *>(item))
            items.push_back(thing);
    return items;
}

ThingItem *GraphView::itemOf(const QString &thing) const
{
    for (ThingItem *item : thingItems())
        if (item->id() == thing)
            return item;
    return nullptr;
}

ThingItem *GraphView::thingAt(const QPoint &place) const
{
    for (QGraphicsItem *item : items(place))
        if (auto *thing = qgraphicsitem_cast<ThingItem *>(item))
            return thing;
    return nullptr;
}

QStringList GraphView::selectedThings() const
{
    QStringList ids;
    for (const ThingItem *item : thingItems())
        if (item->isSelected())
            ids << item->id();
    return ids;
}

std::vector<std::size_t> GraphView::selectedEdges() const
{
    std::vector<std::size_t> edges;
    for (QGraphicsItem *item : scene()->selectedItems())
        if (const auto *edge = qgraphicsitem_cast<EdgeItem *>(item))
            edges.push_back(edge->index());
    return edges;
}

void GraphView::selectThings(const QStringList &ids)
{
    {
        const QSignalBlocker blocker(scene());
        scene()->clearSelection();
        for (ThingItem *item : thingItems())
            item->setSelected(ids.contains(item->id()));
    }
    Q_EMIT selectionChanged();
}

QPointF GraphView::freePlace() const
{
    return studio::freePlace(m_draft, mapToScene(viewport()->rect().center()));
}

QPoint GraphView::placeOf(const QString &thing) const
{
    const ThingItem *item = itemOf(thing);
    return item ? mapFromScene(item->pos()) : QPoint();
}

QPoint GraphView::portOf(const QString &thing) const
{
    const ThingItem *item = itemOf(thing);
    return item ? mapFromScene(item->mapToScene(item->port().center())) : QPoint();
}

void GraphView::aimAt(ThingItem *item)
{
    if (item == m_aim)
        return;
    if (m_aim)
        m_aim->setAimedAt(false);
    m_aim = item;
    if (m_aim)
        m_aim->setAimedAt(true);
}

void GraphView::mousePressEvent(QMouseEvent *event)
{
    ThingItem *item = event->button() == Qt::LeftButton ? thingAt(event->position().toPoint()) : nullptr;
    constexpr double easier = 4;
    const QPointF at = mapToScene(event->position().toPoint());
    if (item && item->port().adjusted(-easier, -easier, easier, easier).contains(item->mapFromScene(at))) {
        selectThings({item->id()});
        m_arrowFrom = item->id();
        m_arrowEnd = at;
        return;
    }
    QGraphicsView::mousePressEvent(event);
}

void GraphView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_arrowFrom.isEmpty()) {
        QGraphicsView::mouseMoveEvent(event);
        return;
    }
    m_arrowEnd = mapToScene(event->position().toPoint());
    ThingItem *item = thingAt(event->position().toPoint());
    aimAt(item && item->id() != m_arrowFrom ? item : nullptr);
    viewport()->update();
}

void GraphView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_arrowFrom.isEmpty()) {
        QGraphicsView::mouseReleaseEvent(event);
        reportMoves();
        return;
    }
    const QString from = std::exchange(m_arrowFrom, {}), to = m_aim ? m_aim->id() : QString();
    aimAt(nullptr);
    viewport()->update();
    if (!to.isEmpty())
        Q_EMIT arrowDrawn(from, to, event->globalPosition().toPoint());
}

void GraphView::reportMoves()
{
    QStringList ids;
    QPointF by;
    for (const ThingItem *item : thingItems())
        if (const GraphThing *thing = m_draft.find(item->id()); thing && thing->at != item->pos()) {
            ids << item->id();
            by = item->pos() - thing->at; // all that is dragged goes the same way
        }
    if (!ids.isEmpty())
        Q_EMIT thingsMoved(ids, by);
}

void GraphView::wheelEvent(QWheelEvent *event)
{
    const double wanted = transform().m11() * std::pow(1.0015, event->angleDelta().y());
    const double zoom = std::clamp(wanted, kSmallest, kLargest) / transform().m11();
    scale(zoom, zoom);
    event->accept();
}

void GraphView::keyPressEvent(QKeyEvent *event)
{
    const QPointF way = wayOf(event->key());
    if (event->key() == Qt::Key_Escape && !m_arrowFrom.isEmpty()) {
        m_arrowFrom.clear();
        aimAt(nullptr);
        viewport()->update();
    } else if (way.isNull()) {
        QGraphicsView::keyPressEvent(event);
    } else if (event->modifiers() & Qt::ControlModifier) {
        if (const QStringList ids = selectedThings(); !ids.isEmpty())
            Q_EMIT thingsMoved(ids, way * kStep);
    } else {
        selectNext(way);
    }
}

/// The nearest thing in that direction, what is aside counting twice.
void GraphView::selectNext(const QPointF &way)
{
    const QStringList selected = selectedThings();
    const GraphThing *from = selected.isEmpty() ? nullptr : m_draft.find(selected.front());
    const GraphThing *next = nullptr;
    double best = 0;
    for (const GraphThing &thing : m_draft.things) {
        const QPointF offset = from ? thing.at - from->at : thing.at;
        const double ahead = QPointF::dotProduct(offset, way);
        const double aside = std::abs(QPointF::dotProduct(offset, {way.y(), way.x()}));
        if (from && ahead <= 0)
            continue;
        if (const double far = ahead + 2 * aside; !next || far < best) {
            next = &thing;
            best = far;
        }
    }
    if (!next)
        return;
    selectThings({next->id});
    ensureVisible(itemOf(next->id));
}

void GraphView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        QGraphicsItem *item = itemAt(event->pos());
        if (item && !item->isSelected()) {
            scene()->clearSelection();
            item->setSelected(true);
        }
    } else if (const QStringList ids = selectedThings(); !ids.isEmpty()) {
        at = viewport()->mapToGlobal(placeOf(ids.front()));
    }
    Q_EMIT menuWanted(at);
}

void GraphView::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(QLatin1StringView(kCategoryMime)))
        event->acceptProposedAction();
}

void GraphView::dragMoveEvent(QDragMoveEvent *event)
{
    event->acceptProposedAction(); // only of what may enter
}

void GraphView::dropEvent(QDropEvent *event)
{
    const QByteArray category = event->mimeData()->data(QLatin1StringView(kCategoryMime));
    event->acceptProposedAction();
    Q_EMIT dropped(QString::fromUtf8(category), mapToScene(event->position().toPoint()));
}

void GraphView::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, theme().field);
}

void GraphView::drawForeground(QPainter *painter, const QRectF &)
{
    if (const ThingItem *from = m_arrowFrom.isEmpty() ? nullptr : itemOf(m_arrowFrom)) {
        painter->setRenderHint(QPainter::Antialiasing);
        drawArrow(*painter, {from->mapToScene(from->port().center()), m_arrowEnd}, theme().accent);
    }
    if (!m_draft.things.empty())
        return;
    painter->resetTransform();
    painter->setPen(theme().dim);
    painter->drawText(viewport()->rect().adjusted(40, 40, -40, -40), Qt::AlignCenter | Qt::TextWordWrap,
                      tr("Drag things here from the list, or press Return on them.\n"
                         "Then draw an arrow from the ring of one to another."));
}

void GraphView::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        show(m_draft); // in the other theme's colours
}

} // namespace twinloom::studio
