// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/room_files.h"

#include "app/workflow/json_lines.h"
#include "core/geometry/polygon.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace twinloom::workflow
{
namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("workflow", text);
}

constexpr double kBeside = 1.0;     // metres between what is there and what comes
constexpr double kBetween = 2.0;    // metres between rooms that come together
constexpr double kSameFloor = 0.01; // square metres that two rooms may share: outlines are rounded

/// A floor in the scene.
struct Footprint {
    geometry::Polygon outline;
    geometry::Vec2 low, high;
    bool comes = false; ///< with the file
};

Footprint footprint(geometry::Polygon outline, bool comes)
{
    const auto [low, high] = geometry::bounds(outline);
    return {std::move(outline), low, high, comes};
}

/// Of all rooms, shown or not: what is hidden may be shown again.
std::vector<Footprint> footprintsIn(const scene::Hierarchy &hierarchy)
{
    std::vector<Footprint> footprints;
    for (const scene::NodePtr &node : hierarchy.scene().nodes())
        if (const auto *room = node->find<scene::RoomComponent>(); room && !room->polygon.empty()) {
            geometry::Polygon outline = room->polygon;
            for (geometry::Vec2 &corner : outline)
                corner = (hierarchy.world(node->id) * geometry::Vec3(corner.x(), corner.y(), 0)).head<2>();
            footprints.push_back(footprint(std::move(outline), false));
        }
    return footprints;
}

/// Whether a room that comes would lie in another one. Rooms are met in the order of x, so that only neighbours meet.
bool anyLiesInAnother(std::vector<Footprint> all, const std::vector<scene::Room> &rooms)
{
    for (const scene::Room &room : rooms)
        all.push_back(footprint(room.polygon, true));
    std::ranges::sort(all, {}, [](const Footprint &one) { return one.low.x(); });
    for (auto one = all.begin(); one != all.end(); ++one)
        for (auto other = one + 1; other != all.end() && other->low.x() < one->high.x(); ++other)
            if ((one->comes || other->comes) && other->low.y() < one->high.y() && one->low.y() < other->high.y() &&
                geometry::intersectionArea(one->outline, other->outline) > kSameFloor)
                return true;
    return false;
}

/// Where the lower left corner of what comes is to be: a single room keeps its y.
geometry::Vec2 besideAll(const std::vector<Footprint> &there, const std::vector<scene::Room> &rooms)
{
    geometry::Vec2 corner(0, 0);
    for (std::size_t i = 0; i < there.size(); ++i) {
        corner.x() = i == 0 ? there[i].high.x() + kBeside : std::max(corner.x(), there[i].high.x() + kBeside);
        corner.y() = i == 0 ? there[i].low.y() : std::min(corner.y(), there[i].low.y());
    }
    if (rooms.size() == 1)
        corner.y() = geometry::bounds(rooms.front().polygon)[0].y();
    return corner;
}

/// Translations that lay the rooms out in rows, as a square would be filled, from that corner on.
std::vector<geometry::Vec2> placesFrom(const geometry::Vec2 &corner, const std::vector<scene::Room> &rooms)
{
    const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(double(rooms.size()))));
    std::vector<geometry::Vec2> places;
    geometry::Vec2 next = corner;
    double rowDepth = 0;
    for (std::size_t i = 0; i < rooms.size(); ++i) {
        if (i % columns == 0 && i > 0) {
            next = {corner.x(), next.y() + rowDepth + kBetween};
            rowDepth = 0;
        }
        const auto [low, high] = geometry::bounds(rooms[i].polygon);
        places.push_back(next - low);
        next.x() += high.x() - low.x() + kBetween;
        rowDepth = std::max(rowDepth, high.y() - low.y());
    }
    return places;
}

Issue movedIssue(const std::vector<scene::Room> &rooms, const std::vector<geometry::Vec2> &places)
{
    const QString code = QStringLiteral("rooms-moved");
    if (rooms.size() == 1)
        return {code,
                tr("“%1” would lie in another room; it was put beside what is there, %2 m further along x.")
                    .arg(rooms.front().id)
                    .arg(places.front().x(), 0, 'f', 1),
                {}};
    return {code,
            QCoreApplication::translate("workflow", "%n rooms would lie in one another; they were laid out in rows.",
                                        nullptr, static_cast<int>(rooms.size())),
            {}};
}

} // namespace

Result<std::vector<scene::Room>> readRooms(const QString &path, Progress &progress)
{
    return readJsonLines<scene::Room>(path, scene::roomFromJson, progress);
}

AddedRooms addRooms(const scene::Hierarchy &hierarchy, scene::NodeIdAllocator &ids,
                    const std::vector<scene::Room> &rooms, const std::optional<scene::Vec2> &at)
{
    AddedRooms added;
    const std::vector<Footprint> there = footprintsIn(hierarchy);
    const bool moved = at || anyLiesInAnother(there, rooms);
    const std::vector<scene::Vec2> places =
        moved ? placesFrom(at.value_or(besideAll(there, rooms)), rooms) : std::vector(rooms.size(), scene::Vec2(0, 0));
    for (std::size_t i = 0; i < rooms.size(); ++i) {
        const std::size_t first = added.change.edits.size();
        const QString name =
            scene::uniqueName(hierarchy.scene(), rooms[i].id.isEmpty() ? tr("Room %1").arg(i + 1) : rooms[i].id);
        added.nodes.push_back(scene::addRoom(added.change, ids, rooms[i], name));
        scene::Node node = *added.change.edits[first].after;
        node.transform.translation.head<2>() = places[i];
        added.change.edits[first] = scene::added(std::move(node));
    }
    if (moved && !at)
        added.issues.push_back(movedIssue(rooms, places));
    return added;
}

Result<QByteArray> roomLines(const scene::Hierarchy &hierarchy)
{
    QByteArray lines;
    for (const scene::NodePtr &node : hierarchy.scene().nodes()) {
        if (!node->find<scene::RoomComponent>() || !hierarchy.visible(node->id))
            continue;
        const Result<scene::Room> room = scene::roomFromScene(hierarchy, node->id);
        if (!room)
            return unexpected(room.error());
        lines += QJsonDocument(scene::roomToJson(*room)).toJson(QJsonDocument::Compact) + '\n';
    }
    if (lines.isEmpty())
        return unexpected(ErrorCode::NotFound, tr("The project shows no room."));
    return lines;
}

} // namespace twinloom::workflow
