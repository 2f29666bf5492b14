// SPDX-License-Identifier: Apache-2.0
#include "core/scan/simulate.h"
#include "core/scan/simulate_geometry.h"

#include <QJsonArray>

namespace twinloom::scan
{

namespace
{

QJsonArray pair(const geometry::Vec2 &p)
{
    return {p.x(), p.y()};
}

void addOpenings(QJsonArray &out, const std::vector<scene::RoomOpening> &openings)
{
    for (const QJsonValue &value : scene::openingsToJson(openings)) {
        QJsonObject opening = value.toObject();
        opening.insert(QLatin1String("confidence"), 1.0);
        out.append(opening);
    }
}

} // namespace

QJsonObject truthJson(std::span<const scene::Room> rooms, std::span<const std::size_t> objectPoints)
{
    QJsonArray outlines, walls, doors, windows, objects;
    std::size_t number = 0;
    for (const scene::Room &room : rooms) {
        const double height = room.height.value_or(kDefaultHeight);
        outlines.append(QJsonObject{{QStringLiteral("id"), room.id},
                                    {QStringLiteral("room_type"), room.roomType},
                                    {QStringLiteral("polygon"), scene::polygonToJson(room.polygon)},
                                    {QStringLiteral("floor"), 0.0},
                                    {QStringLiteral("ceiling"), height},
                                    {QStringLiteral("area"), std::abs(geometry::signedArea(room.polygon))}});
        for (std::size_t i = 0; i < room.polygon.size(); ++i)
            walls.append(QJsonObject{{QStringLiteral("from"), pair(room.polygon[i])},
                                     {QStringLiteral("to"), pair(room.polygon[(i + 1) % room.polygon.size()])},
                                     {QStringLiteral("bottom"), 0.0},
                                     {QStringLiteral("top"), height}});
        addOpenings(doors, room.doors);
        addOpenings(windows, room.windows);
        for (const scene::RoomObject &object : room.objects) {
            QJsonObject json = scene::objectToJson(object);
            json.remove(QLatin1String("parent"));
            json.insert(QLatin1String("confidence"), 1.0);
            json.insert(QLatin1String("points"),
                        number < objectPoints.size() ? static_cast<qint64>(objectPoints[number]) : qint64(0));
            objects.append(json);
            ++number;
        }
    }
    return {{QStringLiteral("rooms"), outlines},
            {QStringLiteral("walls"), walls},
            {QStringLiteral("doors"), doors},
            {QStringLiteral("windows"), windows},
            {QStringLiteral("objects"), objects}};
}

} // namespace twinloom::scan
