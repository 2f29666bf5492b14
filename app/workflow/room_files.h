// SPDX-License-Identifier: Apache-2.0
// Rooms as JSON lines: in as nodes, out again.
#pragma once

#include "core/scene/room.h"

namespace twinloom::workflow
{

/// All rooms of a file, one a line. BadInput: "FILE, line N: FIELD: what is wrong"; also for a file without a room.
Result<std::vector<scene::Room>> readRooms(const QString &path, Progress &progress);
/// One room node a room, named by its id. A single room keeps its place; several are laid out in rows, 2 m apart, since
/// every room of such a file lies about the origin.
scene::Change addRooms(const scene::Scene &scene, scene::NodeIdAllocator &ids, const std::vector<scene::Room> &rooms);
/// Every visible room of the scene, a line each, in the order of ids.
Result<QByteArray> roomLines(const scene::Hierarchy &hierarchy);

} // namespace twinloom::workflow
