// SPDX-License-Identifier: Apache-2.0
// A furnished room as one value and as one JSON object: the form in which rooms travel between scans, generators,
// simulated scans and other people's tools (resources/docs/formats.md). Metres, z up, floor at z = 0.
#pragma once

#include "core/progress.h"
#include "core/scene/change.h"
#include "core/scene/hierarchy.h"

namespace twinloom::scene
{

/// A door or window on the outline.
struct RoomOpening {
    Vec2 from = Vec2::Zero(), to = Vec2::Zero();
    double bottom = 0, top = 0;
    bool operator==(const RoomOpening &) const = default;
};

struct RoomObject {
    QString category;
    geometry::Box box;
    int parent = -1;                ///< index of the object that it stands on or in; -1: floor or wall
    QString asset;                  ///< id in the source's library; may be empty
    QString style = {}, shape = {}; ///< as of a ModelComponent; empty: the usual ones
    bool operator==(const RoomObject &) const = default;
};

struct Room {
    QString id;
    QString roomType;
    Polygon polygon; ///< simple, counter-clockwise
    std::optional<double> height;
    std::vector<RoomOpening> doors, windows;
    std::vector<RoomObject> objects;
    bool operator==(const Room &) const = default;
};

/// BadInput: "FIELD: what is wrong", e.g. "objects[3].size: ...". Polygons are checked (simple, finite, at least three
/// corners, area above 0) and made counter-clockwise. Unknown keys are ignored.
Result<Room> roomFromJson(const QJsonObject &json);
QJsonObject roomToJson(const Room &room);

/// The same reader for the parts, used by layout requests.
Result<Polygon> polygonFromJson(const QJsonValue &json, const QString &field);
QJsonArray polygonToJson(const Polygon &polygon);
Result<std::vector<RoomOpening>> openingsFromJson(const QJsonValue &json, const QString &field);
QJsonArray openingsToJson(const std::vector<RoomOpening> &openings);
QJsonObject objectToJson(const RoomObject &object);

/// Nodes for a room: the room, its walls and openings, its objects (children below the object that they stand on), each
/// object with a ModelComponent of its category, named after it ("Chair", "Chair 2", ...; unique within the room).
/// Walls of a room without a height are 2.7 m high. Appends to `change`; returns the room node's id.
NodeId addRoom(Change &change, NodeIdAllocator &ids, const Room &room, const QString &name, NodeId parent = {});
/// Only the objects, below `parent` (a room or variant node); their ids in the order of `objects`.
std::vector<NodeId> addObjects(Change &change, NodeIdAllocator &ids, const std::vector<RoomObject> &objects,
                               NodeId parent);
/// Back from nodes, in the room's own frame with the floor at 0, objects in ascending order of node id; hidden nodes
/// and rooms within the room are left out. `id` is the node's name. NotFound when the node is no room.
Result<Room> roomFromScene(const Hierarchy &hierarchy, NodeId room);

} // namespace twinloom::scene
