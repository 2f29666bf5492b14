// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/graph/graph_draft.h"

#include "app/workflow/relation_graphs.h"
#include "core/asset/category_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <optional>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;
using scenegen::GraphEdge;

namespace
{

constexpr QPointF kBesideIt(36, 36);
constexpr std::size_t kMostSteps = 200;
constexpr double kAcross = 190, kDown = 116; ///< from one thing's middle to the next one's

bool names(const GraphEdge &edge, const QString &id)
{
    return edge.from == id || edge.to == id;
}

/// Whether `upper` is carried by `lower`, through others or not.
bool isCarriedBy(const GraphDraft &draft, const QString &upper, const QString &lower)
{
    QStringList open{upper};
    for (qsizetype i = 0; i < open.size(); ++i) // grows while it is walked
        for (const GraphEdge &edge : draft.edges)
            if (edge.relation == "on"_L1 && edge.from == open[i] && !open.contains(edge.to))
                open << edge.to;
    return open.contains(lower);
}

} // namespace

const GraphThing *GraphDraft::find(const QString &id) const
{
    const auto found = std::ranges::find(things, id, &GraphThing::id);
    return found == things.end() ? nullptr : &*found;
}

GraphDraft draftOf(const scenegen::RelationGraph &graph)
{
    GraphDraft draft;
    for (const scenegen::GraphNode &node : graph.nodes)
        draft.things.push_back({node.id, node.category, {}});
    draft.edges = graph.edges;
    return arranged(std::move(draft));
}

scenegen::RelationGraph graphOf(const GraphDraft &draft)
{
    scenegen::RelationGraph graph;
    for (const GraphThing &thing : draft.things)
        graph.nodes.push_back({thing.id, thing.category});
    graph.edges = draft.edges;
    return graph;
}

GraphDraft withThing(GraphDraft draft, const QString &category, const QPointF &at, QString *id)
{
    const QString made =
        workflow::newNodeId(category, [&draft](const QString &taken) { return draft.find(taken) != nullptr; });
    draft.things.push_back({made, category, at});
    if (id)
        *id = made;
    return draft;
}

GraphDraft withCopies(GraphDraft draft, const QStringList &ids, QStringList *copies)
{
    std::map<QString, QString> copyOf;
    for (const QString &id : ids)
        if (const GraphThing *thing = draft.find(id)) {
            const GraphThing original = *thing;
            draft = withThing(std::move(draft), original.category, original.at + kBesideIt, &copyOf[id]);
            if (copies)
                *copies << copyOf[id];
        }
    const auto edges = draft.edges;
    for (const GraphEdge &edge : edges)
        if (const auto from = copyOf.find(edge.from); from != copyOf.end()) {
            const auto to = copyOf.find(edge.to);
            draft.edges.push_back({from->second, to == copyOf.end() ? edge.to : to->second, edge.relation});
        }
    return draft;
}

GraphDraft withoutThings(GraphDraft draft, const QStringList &ids)
{
    std::erase_if(draft.things, [&ids](const GraphThing &thing) { return ids.contains(thing.id); });
    std::erase_if(draft.edges,
                  [&ids](const GraphEdge &edge) { return ids.contains(edge.from) || ids.contains(edge.to); });
    return draft;
}

GraphDraft withoutEdges(GraphDraft draft, std::vector<std::size_t> edges)
{
    std::ranges::sort(edges, std::greater());
    for (const std::size_t edge : edges)
        if (edge < draft.edges.size())
            draft.edges.erase(draft.edges.begin() + static_cast<std::ptrdiff_t>(edge));
    return draft;
}

GraphDraft moved(GraphDraft draft, const QStringList &ids, const QPointF &by)
{
    for (GraphThing &thing : draft.things)
        if (ids.contains(thing.id))
            thing.at += by;
    return draft;
}

Result<GraphDraft> related(GraphDraft draft, const GraphEdge &edge)
{
    const auto refuse = [](const QString &what) {
        return unexpected(ErrorCode::Usage, what,
                          QCoreApplication::translate("twinloom::studio::Graph", "Choose another relation or thing."));
    };
    if (edge.from == edge.to)
        return refuse(QCoreApplication::translate("twinloom::studio::Graph", "A thing has no relation to itself."));
    if (edge.relation == "on"_L1 && isCarriedBy(draft, edge.to, edge.from))
        return refuse(QCoreApplication::translate("twinloom::studio::Graph", "%1 would carry itself.")
                          .arg(thingText(draft, edge.from)));
    std::erase_if(draft.edges, [&edge](const GraphEdge &other) {
        const bool sameTwo = other.from == edge.from && other.to == edge.to;
        return sameTwo && (!edge.to.isEmpty() || other.relation == edge.relation);
    });
    draft.edges.push_back(edge);
    return draft;
}

QString thingText(const GraphDraft &draft, const QString &id)
{
    const GraphThing *thing = draft.find(id);
    if (!thing)
        return id;
    int number = 0, count = 0;
    for (const GraphThing &other : draft.things)
        if (other.category == thing->category) {
            ++count;
            if (&other == thing)
                number = count;
        }
    const QString name = asset::categoryText(thing->category);
    return count == 1 ? name : u"%1 %2"_s.arg(name).arg(number);
}

QStringList halfBetween(const GraphDraft &draft)
{
    QStringList half;
    for (const GraphThing &thing : draft.things) {
        const auto count = std::ranges::count_if(draft.edges, [&thing](const GraphEdge &edge) {
            return edge.from == thing.id && edge.relation == "between"_L1;
        });
        if (count % 2 != 0)
            half << thingText(draft, thing.id);
    }
    return half;
}

namespace
{

/// Lays one connected part after the other.
class Arranger
{
public:
    explicit Arranger(GraphDraft &draft) : m_draft(draft) {}

    void arrange()
    {
        for (GraphThing &thing : m_draft.things)
            thing.at = {}; // so that nothing depends on where it was
        std::vector<bool> done(m_draft.things.size(), false);
        for (std::size_t i = 0; i < done.size(); ++i)
            if (!done[i])
                placePart(partOf(i, done));
    }

private:
    static constexpr double kWidest = 1000;
    static constexpr std::size_t kMostBeside = 6;

    std::size_t indexOf(const QString &id) const
    {
        return static_cast<std::size_t>(std::ranges::find(m_draft.things, id, &GraphThing::id) -
                                        m_draft.things.begin());
    }

    std::vector<std::size_t> partOf(std::size_t first, std::vector<bool> &done) const
    {
        std::vector<std::size_t> part{first};
        done[first] = true;
        for (std::size_t i = 0; i < part.size(); ++i)
            for (const GraphEdge &edge : m_draft.edges) {
                if (edge.to.isEmpty() || !names(edge, m_draft.things[part[i]].id))
                    continue;
                for (const std::size_t other : {indexOf(edge.from), indexOf(edge.to)})
                    if (!done[other]) {
                        done[other] = true;
                        part.push_back(other);
                    }
            }
        return part;
    }

    /// How many things one after the other it is related to; circles end at the number of things.
    std::map<std::size_t, int> rowsOf(const std::vector<std::size_t> &part) const
    {
        std::map<std::size_t, int> row;
        for (const std::size_t i : part)
            row[i] = 0;
        for (std::size_t pass = 0; pass < part.size(); ++pass)
            for (const GraphEdge &edge : m_draft.edges)
                if (const auto from = row.find(indexOf(edge.from)); !edge.to.isEmpty() && from != row.end())
                    from->second = std::min(std::max(from->second, row.at(indexOf(edge.to)) + 1),
                                            static_cast<int>(part.size()) - 1);
        return row;
    }

    /// The mean place of what a thing is related to; its own where it is related to nothing.
    double wantedColumn(std::size_t i) const
    {
        double sum = 0;
        int count = 0;
        for (const GraphEdge &edge : m_draft.edges)
            if (!edge.to.isEmpty() && edge.from == m_draft.things[i].id) {
                sum += m_draft.things[indexOf(edge.to)].at.x();
                ++count;
            }
        return count > 0 ? sum / count : m_draft.things[i].at.x();
    }

    void placePart(const std::vector<std::size_t> &part)
    {
        std::map<int, std::vector<std::size_t>> rows;
        for (const auto &[i, row] : rowsOf(part))
            rows[row].push_back(i);
        std::size_t widest = 0;
        for (const auto &[row, things] : rows)
            widest = std::max(widest, std::min(things.size(), kMostBeside));
        const double width = static_cast<double>(widest) * kAcross;
        if (m_left > 0 && m_left + width > kWidest) {
            m_left = 0;
            m_top = m_bottom;
        }
        double down = m_top;
        for (auto &[row, things] : rows) {
            std::ranges::stable_sort(things, {}, [this](std::size_t i) { return wantedColumn(i); });
            for (std::size_t first = 0; first < things.size(); first += kMostBeside) {
                const std::size_t count = std::min(kMostBeside, things.size() - first);
                const double left = m_left + (width - static_cast<double>(count - 1) * kAcross) / 2;
                for (std::size_t k = 0; k < count; ++k)
                    m_draft.things[things[first + k]].at = {left + static_cast<double>(k) * kAcross, down};
                down += kDown;
            }
        }
        m_left += width;
        m_bottom = std::max(m_bottom, down);
    }

    GraphDraft &m_draft;
    double m_left = 0, m_top = 0, m_bottom = 0;
};

} // namespace

GraphDraft arranged(GraphDraft draft)
{
    Arranger(draft).arrange();
    return draft;
}

QPointF freePlace(const GraphDraft &draft, const QPointF &around)
{
    const auto isFree = [&](const QPointF &place) {
        return std::ranges::none_of(draft.things, [&](const GraphThing &thing) {
            return std::abs(thing.at.x() - place.x()) < kAcross - 1 && std::abs(thing.at.y() - place.y()) < kDown - 1;
        });
    };
    // In rings; each thing covers no more than four places of a ring, so that there is an end.
    for (int ring = 0;; ++ring) {
        std::optional<QPointF> nearest;
        for (int row = -ring; row <= ring; ++row)
            for (int column = -ring; column <= ring; ++column) {
                const QPointF offset(column * kAcross, row * kDown);
                const bool isOnRing = std::max(std::abs(row), std::abs(column)) == ring;
                if (isOnRing && isFree(around + offset) &&
                    (!nearest || offset.manhattanLength() < (*nearest - around).manhattanLength()))
                    nearest = around + offset;
            }
        if (nearest)
            return *nearest;
    }
}

void GraphHistory::commit(GraphDraft next)
{
    m_steps.resize(m_at + 1);
    m_steps.push_back(std::move(next));
    if (m_steps.size() > kMostSteps)
        m_steps.erase(m_steps.begin());
    m_at = m_steps.size() - 1;
}

void GraphHistory::reset(GraphDraft draft)
{
    m_steps = {std::move(draft)};
    m_at = 0;
}

} // namespace twinloom::studio
