// SPDX-License-Identifier: Apache-2.0
// Relation graphs that people write, draw, or take from a room or a sentence: what `generate --graph` reads and
// Studio's graph editor edits.
#pragma once

#include "scenegen/prompt.h"

#include <functional>

namespace twinloom::workflow
{

/// As of a request's "graph": {"nodes": [...], "edges": [...]}. NotFound, Io; BadInput names the byte or the field.
Result<scenegen::RelationGraph> readGraphFile(const QString &path);
/// In the same form, replacing the file. Io.
Result<void> writeGraphFile(const QString &path, const scenegen::RelationGraph &graph);

/// A node's id as people would write it: "bed", "bed2", ...
QString newNodeId(const QString &category, const std::function<bool(const QString &)> &isTaken);

/// How the objects of a furnished room stand: each is a node, and says by at most one edge to another object, a larger
/// one, what it stands on, before, around, above or beside; those that say nothing of others may say that they stand in
/// a corner or at a wall. What people would draw of it, not all that is true.
scenegen::RelationGraph graphOfRoom(const scene::Room &room);

/// What a sentence asks for: a node a thing, an edge a relation. Bans, styles and limits are no part of a graph.
scenegen::RelationGraph graphOfPrompt(const scenegen::PromptReading &reading);

} // namespace twinloom::workflow
