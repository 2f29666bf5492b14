// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/room_files.h"

#include "app/workflow/json_lines.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cmath>

namespace twinloom::workflow
{
namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("workflow", text);
}

} // namespace

Result<std::vector<scene::Room>> readRooms(const QString &path, Progress &progress)
{
    return readJsonLines<scene::Room>(path, scene::roomFromJson, progress);
}

scene::Change addRooms(const scene::Scene &scene, scene::NodeIdAllocator &ids, const std::vector<scene::Room> &rooms)
{
    constexpr double kGap = 2.0;
    const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(double(rooms.size()))));
    scene::Change change;
    double x = 0, y = 0, rowDepth = 0;
    for (std::size_t i = 0; i < rooms.size(); ++i) {
        const scene::Room &room = rooms[i];
        const std::size_t at = change.edits.size();
        const QString name = scene::uniqueName(scene, room.id.isEmpty() ? tr("Room %1").arg(i + 1) : room.id);
        scene::addRoom(change, ids, room, name);
        if (rooms.size() == 1)
            break;
        if (i % columns == 0 && i > 0) {
            x = 0;
            y += rowDepth + kGap;
            rowDepth = 0;
        }
        const auto [low, high] = geometry::bounds(room.polygon);
        scene::Node node = *change.edits[at].after;
        node.transform.translation = {x - low.x(), y - low.y(), 0};
        change.edits[at] = scene::added(std::move(node));
        x += high.x() - low.x() + kGap;
        rowDepth = std::max(rowDepth, high.y() - low.y());
    }
    return change;
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
