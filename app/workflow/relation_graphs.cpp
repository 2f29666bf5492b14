// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/relation_graphs.h"

#include "core/input_file.h"
#include "core/saved_file.h"
#include "scenegen/graph/candidates.h"
#include "scenegen/request_json.h"

#include <QJsonDocument>

#include <algorithm>

namespace twinloom::workflow
{
namespace
{

using scenegen::GraphEdge;
using scenegen::Relation;
using scenegen::RelationGraph;

QString addNode(RelationGraph &graph, const QString &category)
{
    const QString id = newNodeId(category, [&graph](const QString &taken) {
        return std::ranges::find(graph.nodes, taken, &scenegen::GraphNode::id) != graph.nodes.end();
    });
    graph.nodes.push_back({id, category});
    return id;
}

double footprint(const scene::RoomObject &object)
{
    return object.box.size.x() * object.box.size.y();
}

/// Rugs and the like: things stand on them by the way.
bool isFlat(const scene::RoomObject &object)
{
    constexpr double flat = 0.05;
    return object.box.size.z() < flat;
}

/// Whether edges go from one node to another, through others or not. Each node has at most one here.
bool leadsTo(const RelationGraph &graph, QString from, const QString &to)
{
    for (std::size_t steps = 0; steps <= graph.edges.size() && from != to; ++steps) {
        const auto edge = std::ranges::find(graph.edges, from, &GraphEdge::from);
        if (edge == graph.edges.end())
            return false;
        from = edge->to;
    }
    return from == to;
}

/// Looks for what one object says of another one, or of the room.
class RoomReader
{
public:
    explicit RoomReader(const scene::Room &room) : m_room(room), m_arrangement(room) {}

    GraphEdge edgeOf(std::size_t i, const RelationGraph &graph) const
    {
        const scene::RoomObject &object = m_room.objects[i];
        const auto id = [&graph](std::size_t k) { return graph.nodes[k].id; };
        if (object.parent >= 0) {
            const auto parent = static_cast<std::size_t>(object.parent);
            const geometry::Box &box = m_room.objects[parent].box;
            const bool under = scenegen::isTable(m_room.objects[parent].category) && object.box.bottom() < 0.1 &&
                               object.box.top() < box.top();
            return {id(i), id(parent), under ? QStringLiteral("under") : QStringLiteral("on")};
        }
        const bool seat = scenegen::isSeat(object.category);
        for (std::size_t k = 0; seat && k < m_room.objects.size(); ++k)
            if (scenegen::isTable(m_room.objects[k].category) && holds(Relation::Around, i, k))
                return {id(i), id(k), QStringLiteral("around")};
        constexpr std::pair<Relation, const char *> ofThings[] = {
            {Relation::Above, "above"}, {Relation::Beside, "beside"}, {Relation::Facing, "facing"}};
        for (const auto &[relation, name] : ofThings)
            if (const auto other = nearest(relation, i, graph))
                return {id(i), id(*other), QLatin1String(name)};
        constexpr std::pair<Relation, const char *> ofTheRoom[] = {{Relation::InCorner, "in-corner"},
                                                                   {Relation::ByWindow, "by-window"},
                                                                   {Relation::AgainstWall, "against-wall"}};
        for (const auto &[relation, name] : ofTheRoom)
            if (scenegen::isInRelation(relation, object.box, nullptr, nullptr, m_room, m_arrangement))
                return {id(i), {}, QLatin1String(name)};
        return {};
    }

private:
    bool holds(Relation relation, std::size_t i, std::size_t k) const
    {
        const scene::RoomObject &object = m_room.objects[i], &to = m_room.objects[k];
        // Everything looks at something; people mean it of seats, and of what is looked at from one.
        if (relation == Relation::Facing && !scenegen::isSeat(object.category) && !scenegen::isSeat(to.category))
            return false;
        return i != k && to.parent < 0 && !isFlat(object) && !isFlat(to) &&
               scenegen::isInRelation(relation, object.box, &to.box, nullptr, m_room, m_arrangement);
    }

    /// Among the larger ones that say nothing of it themselves.
    std::optional<std::size_t> nearest(Relation relation, std::size_t i, const RelationGraph &graph) const
    {
        const auto distance = [&](std::size_t k) {
            return (m_room.objects[i].box.centre - m_room.objects[k].box.centre).head<2>().norm();
        };
        std::optional<std::size_t> best;
        for (std::size_t k = 0; k < m_room.objects.size(); ++k)
            if (footprint(m_room.objects[k]) > footprint(m_room.objects[i]) && holds(relation, i, k) &&
                (!best || distance(k) < distance(*best)) && !leadsTo(graph, graph.nodes[k].id, graph.nodes[i].id))
                best = k;
        return best;
    }

    const scene::Room &m_room;
    const scenegen::Arrangement m_arrangement;
};

/// The nodes of a category, and new ones where there are fewer than `least`.
QStringList nodesOf(RelationGraph &graph, const QString &category, int least)
{
    QStringList ids;
    for (const scenegen::GraphNode &node : graph.nodes)
        if (node.category == category)
            ids << node.id;
    while (ids.size() < least)
        ids << addNode(graph, category);
    return ids;
}

/// The first node of a category that is none of `taken`, new where there is no such; empty for the room.
QString otherThan(const QStringList &taken, RelationGraph &graph, const QString &category)
{
    if (category.isEmpty())
        return {};
    QStringList ids = nodesOf(graph, category, 1);
    ids.removeIf([&taken](const QString &id) { return taken.contains(id); });
    return ids.isEmpty() ? addNode(graph, category) : ids.front();
}

} // namespace

Result<RelationGraph> readGraphFile(const QString &path)
{
    QFile file(path);
    if (const auto opened = openInput(file); !opened)
        return unexpected(opened.error());
    QJsonParseError failure;
    const QJsonDocument json = QJsonDocument::fromJson(file.readAll(), &failure);
    if (failure.error != QJsonParseError::NoError)
        return unexpected(ErrorCode::BadInput,
                          QStringLiteral("%1, byte %2: %3.").arg(path).arg(failure.offset).arg(failure.errorString()));
    auto graph = scenegen::graphFromJson(json.object());
    if (!graph)
        return unexpected(graph.error().code, QStringLiteral("%1: %2").arg(path, graph.error().message));
    return graph;
}

Result<void> writeGraphFile(const QString &path, const RelationGraph &graph)
{
    scenegen::Request request;
    request.graph = graph;
    const QJsonValue json = scenegen::requestToJson(request).value(QLatin1String("graph"));
    return saveFile(path, QJsonDocument(json.toObject()).toJson(QJsonDocument::Indented));
}

QString newNodeId(const QString &category, const std::function<bool(const QString &)> &isTaken)
{
    const QString base = category.toLower();
    QString id = base;
    for (int number = 2; isTaken(id); ++number)
        id = base + QString::number(number);
    return id;
}

RelationGraph graphOfRoom(const scene::Room &room)
{
    RelationGraph graph;
    for (const scene::RoomObject &object : room.objects)
        addNode(graph, object.category);
    const RoomReader reader(room);
    for (std::size_t i = 0; i < room.objects.size(); ++i)
        if (GraphEdge edge = reader.edgeOf(i, graph); !edge.relation.isEmpty())
            graph.edges.push_back(std::move(edge));
    return graph;
}

RelationGraph graphOfPrompt(const scenegen::PromptReading &reading)
{
    RelationGraph graph;
    for (const auto &[category, count] : reading.counts)
        nodesOf(graph, category, count);
    for (const scenegen::Wish &wish : reading.wishes) {
        QStringList things = nodesOf(graph, wish.category, std::max(1, wish.count));
        if (wish.count > 0)
            things = things.mid(0, wish.count);
        if (wish.relation.isEmpty())
            continue;
        for (const QString &thing : things) {
            const QString to = otherThan({thing}, graph, wish.to);
            graph.edges.push_back({thing, to, wish.relation});
            if (!wish.other.isEmpty()) // between
                graph.edges.push_back({thing, otherThan({thing, to}, graph, wish.other), wish.relation});
        }
    }
    return graph;
}

} // namespace twinloom::workflow
