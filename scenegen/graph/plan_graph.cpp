// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/plan_graph.h"

#include "core/asset/category_text.h"
#include "scenegen/graph/plan_counts.h"
#include "scenegen/graph/plan_wishes.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace twinloom::scenegen
{

using geometry::Random;

namespace
{

/// What something lies on is under it anyway.
void dropMirrored(Plan &plan)
{
    const auto find = [&](const QString &node) {
        return std::ranges::find_if(plan.units, [&](const Unit &other) { return other.node == node; });
    };
    for (Unit &unit : plan.units) {
        std::erase_if(unit.relations, [&](const UnitRelation &relation) {
            if (relation.kind != Relation::Under || !isUnit(relation.to))
                return false;
            const Unit &to = plan.units[static_cast<std::size_t>(relation.to)];
            return to.carrier == unit.node && to.carried == Relation::On;
        });
        if (unit.carried != Relation::Under || unit.carrier.isEmpty())
            continue;
        const auto carrier = find(unit.carrier);
        if (carrier != plan.units.end() && carrier->carrier == unit.node && carrier->carried == Relation::On)
            unit.carrier.clear();
    }
}

void addEdges(const RelationGraph &graph, Plan &plan, const std::map<QString, int> &unitOfNode)
{
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const GraphEdge &edge = graph.edges[e];
        const QString field = QStringLiteral("graph.edges[%1]").arg(e);
        const auto from = unitOfNode.find(edge.from);
        if (from == unitOfNode.end())
            continue; // its node was an Issue already
        UnitRelation relation{relationOf(edge.relation), -1, -1, field};
        if (relation.kind == Relation::None)
            continue; // generate() told it
        if (const auto to = unitOfNode.find(edge.to); to != unitOfNode.end())
            relation.to = to->second;
        if (!isUnit(from->second)) {
            plan.ofPinned.push_back({{from->second - kPinnedBase}, 1, relation});
            continue;
        }
        Unit &unit = plan.units[static_cast<std::size_t>(from->second)];
        const bool isFirst = unit.carrier.isEmpty();
        if (isFirst && relation.to >= 0 && isCarried(relation.kind, unit, plan.thing(relation.to))) {
            unit.carrier = isUnit(relation.to) ? edge.to : pinnedNode(relation.to - kPinnedBase);
            unit.carried = relation.kind;
            unit.carrierField = field;
            continue;
        }
        const auto first = std::find_if(unit.relations.begin(), unit.relations.end(), [](const UnitRelation &r) {
            return r.kind == Relation::Between && r.other < 0;
        });
        if (relation.kind == Relation::Between && first != unit.relations.end())
            first->other = relation.to;
        else
            unit.relations.push_back(relation);
    }
}

/// What lies on another thing, or under it, has that place; its other edges are told.
void tellOthersOfCarried(const RelationGraph &graph, Plan &plan, Issues &issues)
{
    for (Unit &unit : plan.units) {
        if (unit.carrier.isEmpty())
            continue;
        for (const UnitRelation &relation : std::exchange(unit.relations, {})) {
            const auto edge = static_cast<std::size_t>(relation.field.section(u'[', 1).section(u']', 0, 0).toInt());
            issues.push_back(
                {QStringLiteral("relation-not-followed"),
                 QCoreApplication::translate("scenegen", "%2 lies on another thing; \"%1\" is not followed.")
                     .arg(graph.edges[edge].relation, asset::categoryText(unit.members.front().category)),
                 relation.field});
        }
    }
}

/// Several things around or beside one share its sides.
void shareSides(Plan &plan)
{
    for (std::size_t u = 0; u < plan.units.size(); ++u)
        for (const Relation kind : {Relation::Beside, Relation::Around}) {
            std::vector<UnitRelation *> alike;
            for (Unit &unit : plan.units)
                for (UnitRelation &relation : unit.relations)
                    if (relation.kind == kind && relation.to == static_cast<int>(u))
                        alike.push_back(&relation);
            for (std::size_t k = 0; k < alike.size(); ++k) {
                alike[k]->slot = static_cast<int>(k);
                alike[k]->slots = static_cast<int>(alike.size());
            }
            if (!alike.empty())
                makeRoomAround(plan.units[u], kind, static_cast<int>(alike.size()));
        }
    for (std::size_t u = 0; u < plan.units.size(); ++u)
        for (const UnitRelation &relation : plan.units[u].relations)
            if (isUnit(relation.to) && ((relation.kind >= Relation::LeftOf && relation.kind <= Relation::Behind) ||
                                        relation.kind == Relation::Under))
                makeRoomAround(plan.units[static_cast<std::size_t>(relation.to)], relation.kind, 1);
}

/// Nodes that stand for what is pinned, with its index from kPinnedBase on: each for the first of its category that no
/// other node took, but for those that only relate to others. Those are new.
std::map<QString, int> pinnedNodes(const RelationGraph &graph, const Plan &plan)
{
    std::map<QString, int> found;
    std::vector<bool> taken(plan.pinned.size(), false);
    std::set<QString> targets, movers;
    for (const GraphEdge &edge : graph.edges) {
        targets.insert(edge.to);
        movers.insert(edge.from);
    }
    for (const GraphNode &node : graph.nodes) {
        if (movers.count(node.id) && !targets.count(node.id))
            continue;
        for (const int pinned : plan.pinned.empty() ? std::vector<int>() : pinnedOfCategory(plan, node.category))
            if (!taken[static_cast<std::size_t>(pinned)]) {
                taken[static_cast<std::size_t>(pinned)] = true;
                found[node.id] = kPinnedBase + pinned;
                break;
            }
    }
    return found;
}

} // namespace

void planGraph(const Statistics &statistics, const RelationGraph &graph, Plan &plan, Random &random, Issues &issues)
{
    std::map<QString, int> unitOfNode = pinnedNodes(graph, plan);
    for (std::size_t n = 0; n < graph.nodes.size() && n < 2000; ++n) {
        if (unitOfNode.count(graph.nodes[n].id))
            continue;
        const int category = statistics.category(graph.nodes[n].category);
        auto unit = category < 0 ? std::nullopt : drawSingle(statistics, *plan.type, category, random);
        if (!unit) {
            reportUnknown(graph.nodes[n].category, QStringLiteral("graph.nodes[%1].category").arg(n), issues);
            continue;
        }
        unit->wanted = true;
        unit->node = graph.nodes[n].id;
        unitOfNode[graph.nodes[n].id] = static_cast<int>(plan.units.size());
        plan.units.push_back(std::move(*unit));
    }
    addEdges(graph, plan, unitOfNode);
    dropMirrored(plan);
    tellOthersOfCarried(graph, plan, issues);
    shareSides(plan);
}

} // namespace twinloom::scenegen
