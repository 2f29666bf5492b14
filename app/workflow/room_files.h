// SPDX-License-Identifier: Apache-2.0
// Rooms as JSON lines: in as nodes, out again.
#pragma once

#include "core/scene/room.h"

namespace twinloom::workflow
{

/// All rooms of a file, one a line. BadInput: "FILE, line N: FIELD: what is wrong"; also for a file without a room.
Result<std::vector<scene::Room>> readRooms(const QString &path, Progress &progress);

struct AddedRooms {
    scene::Change change;
    std::vector<scene::NodeId> nodes; ///< of the rooms, in their order
    Issues issues;                    ///< "rooms-moved" where they are not where the file has them
};
/// One room node a room, named by its id. Rooms keep their places where none lies in another, be it of the scene or of
/// the file. Since every room of most files lies about the origin, the others are put beside what rooms there are, 1 m
/// further along x: a single one as it is, several in rows, 2 m apart. `at`: where the lower left corner of them all
/// comes instead (metres, in the scene), whatever is there.
AddedRooms addRooms(const scene::Hierarchy &hierarchy, scene::NodeIdAllocator &ids,
                    const std::vector<scene::Room> &rooms, const std::optional<scene::Vec2> &at = {});
/// Every visible room of the scene, a line each, in the order of ids.
Result<QByteArray> roomLines(const scene::Hierarchy &hierarchy);

} // namespace twinloom::workflow
