// SPDX-License-Identifier: GPL-3.0-or-later
// A relation graph while a person draws it: things with a place on the canvas, and what they are to each other. A plain
// value; the functions are pure, so that the steps of an undo list are drafts.
#pragma once

#include "scenegen/generator.h"
#include "scenegen/relation.h"

#include <QPointF>
#include <QStringList>

namespace twinloom::studio
{

struct GraphThing {
    QString id, category;
    QPointF at; ///< of the middle, in pixels of the canvas, y down
    bool operator==(const GraphThing &) const = default;
};

struct GraphDraft {
    std::vector<GraphThing> things;
    std::vector<scenegen::GraphEdge> edges; ///< as of a RelationGraph; none of them names a thing that is not there

    /// Null when there is none of that id.
    const GraphThing *find(const QString &id) const;
};

/// Arranged; as a file or a request has it.
GraphDraft draftOf(const scenegen::RelationGraph &graph);
scenegen::RelationGraph graphOf(const GraphDraft &draft);

using scenegen::Reach, scenegen::RelationKind, scenegen::reachOf, scenegen::relationKinds;

/// Adds a thing; its id is told.
GraphDraft withThing(GraphDraft draft, const QString &category, const QPointF &at, QString *id = nullptr);
/// Copies of things, beside them, with their relations to the room and to what is not copied; their ids are told.
GraphDraft withCopies(GraphDraft draft, const QStringList &ids, QStringList *copies = nullptr);
/// Without these, and all that names them.
GraphDraft withoutThings(GraphDraft draft, const QStringList &ids);
GraphDraft withoutEdges(GraphDraft draft, std::vector<std::size_t> edges);
GraphDraft moved(GraphDraft draft, const QStringList &ids, const QPointF &by);

/// One relation more (`edge.to` empty: to the room). What was said of the same two in other words goes: a thing cannot
/// be both on and beside another one. Usage for a thing and itself, and for a circle of things that carry each other.
Result<GraphDraft> related(GraphDraft draft, const scenegen::GraphEdge &edge);

/// What it is called on the canvas: its category, and a number where there are several.
QString thingText(const GraphDraft &draft, const QString &id);
/// Names of things that are between one other thing only; empty: none.
QStringList halfBetween(const GraphDraft &draft);

/// Puts all things where relations can be seen: things that are related to stand above those that are related to them,
/// what belongs together side by side.
GraphDraft arranged(GraphDraft draft);

/// The place nearest to one where the box of another thing covers none of those that are there.
QPointF freePlace(const GraphDraft &draft, const QPointF &around);

/// Steps of a person's work, so that they can be taken back.
class GraphHistory
{
public:
    const GraphDraft &now() const { return m_steps[m_at]; }
    void commit(GraphDraft next);
    bool canUndo() const { return m_at > 0; }
    bool canRedo() const { return m_at + 1 < m_steps.size(); }
    void undo() { m_at -= canUndo(); }
    void redo() { m_at += canRedo(); }
    /// Begins anew.
    void reset(GraphDraft draft);

private:
    std::vector<GraphDraft> m_steps{GraphDraft()};
    std::size_t m_at = 0;
};

} // namespace twinloom::studio
