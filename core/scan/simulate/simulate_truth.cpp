// SPDX-License-Identifier: Apache-2.0
#include "core/scan/simulate/simulate.h"
#include "core/scan/simulate/simulate_geometry.h"

#include <QJsonArray>

#include <algorithm>

namespace twinloom::scan
{

namespace
{

QJsonArray pair(const geometry::Vec2 &p)
{
    return {p.x(), p.y()};
}

void addOpenings(QJsonArray &out, std::vector<scene::RoomOpening> openings, double floor)
{
    for (scene::RoomOpening &opening : openings) {
        opening.bottom += floor;
        opening.top += floor;
    }
    for (const QJsonValue &value : scene::openingsToJson(openings)) {
        QJsonObject opening = value.toObject();
        opening.insert(QLatin1String("confidence"), 1.0);
        out.append(opening);
    }
}

class Truth
{
public:
    explicit Truth(std::span<const std::size_t> objectPoints) : m_objectPoints(objectPoints) {}

    /// `several`: rooms say which storey they are of.
    void add(const SimulatedStorey &storey, bool several)
    {
        QJsonArray rooms;
        double ceiling = 0;
        for (const scene::Room &room : storey.rooms) {
            rooms.append(m_rooms.size());
            addRoom(room, storey.floor, several);
            ceiling = std::max(ceiling, room.height.value_or(kDefaultHeight));
        }
        m_storeys.append(QJsonObject{{QStringLiteral("name"), QStringLiteral("Storey %1").arg(m_storeys.size() + 1)},
                                     {QStringLiteral("floor"), storey.floor},
                                     {QStringLiteral("ceiling"), storey.floor + ceiling},
                                     {QStringLiteral("rooms"), rooms}});
    }
    QJsonObject json() const
    {
        return {{QStringLiteral("storeys"), m_storeys}, {QStringLiteral("rooms"), m_rooms},
                {QStringLiteral("walls"), m_walls},     {QStringLiteral("doors"), m_doors},
                {QStringLiteral("windows"), m_windows}, {QStringLiteral("objects"), m_objects}};
    }

private:
    void addRoom(const scene::Room &room, double floor, bool several)
    {
        const double top = floor + room.height.value_or(kDefaultHeight);
        QJsonObject json{{QStringLiteral("id"), room.id},
                         {QStringLiteral("room_type"), room.roomType},
                         {QStringLiteral("polygon"), scene::polygonToJson(room.polygon)},
                         {QStringLiteral("floor"), floor},
                         {QStringLiteral("ceiling"), top},
                         {QStringLiteral("area"), std::abs(geometry::signedArea(room.polygon))}};
        if (several)
            json.insert(QStringLiteral("storey"), m_storeys.size());
        m_rooms.append(json);
        for (std::size_t i = 0; i < room.polygon.size(); ++i)
            m_walls.append(QJsonObject{{QStringLiteral("from"), pair(room.polygon[i])},
                                       {QStringLiteral("to"), pair(room.polygon[(i + 1) % room.polygon.size()])},
                                       {QStringLiteral("bottom"), floor},
                                       {QStringLiteral("top"), top}});
        addOpenings(m_doors, room.doors, floor);
        addOpenings(m_windows, room.windows, floor);
        for (const scene::RoomObject &object : room.objects)
            addObject(object, floor);
    }
    void addObject(scene::RoomObject object, double floor)
    {
        const auto number = static_cast<std::size_t>(m_objects.size());
        object.box.centre.z() += floor;
        QJsonObject json = scene::objectToJson(object);
        json.remove(QLatin1String("parent"));
        json.insert(QLatin1String("confidence"), 1.0);
        json.insert(QLatin1String("points"),
                    number < m_objectPoints.size() ? static_cast<qint64>(m_objectPoints[number]) : qint64(0));
        m_objects.append(json);
    }

    std::span<const std::size_t> m_objectPoints;
    QJsonArray m_storeys, m_rooms, m_walls, m_doors, m_windows, m_objects;
};

} // namespace

QJsonObject truthJson(std::span<const SimulatedStorey> storeys, std::span<const std::size_t> objectPoints)
{
    Truth truth(objectPoints);
    for (const SimulatedStorey &storey : storeys)
        truth.add(storey, storeys.size() > 1);
    return truth.json();
}

QJsonObject truthJson(std::span<const scene::Room> rooms, std::span<const std::size_t> objectPoints)
{
    const SimulatedStorey only{0, {rooms.begin(), rooms.end()}, {}};
    return truthJson(std::span(&only, 1), objectPoints);
}

} // namespace twinloom::scan
