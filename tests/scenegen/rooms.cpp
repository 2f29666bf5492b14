// SPDX-License-Identifier: Apache-2.0
#include "tests/scenegen/rooms.h"

#include "tests/support/test_data.h"

namespace twinloom::test
{

scene::RoomObject thing(const char *category, const geometry::Vec3 &centre, const geometry::Vec3 &size, double yaw,
                        int parent)
{
    scene::RoomObject object;
    object.category = QString::fromLatin1(category);
    object.box = {centre, size, yaw};
    object.parent = parent;
    return object;
}

scene::Room box(double width, double depth, const char *type)
{
    scene::Room room;
    room.id = QStringLiteral("box");
    room.roomType = QString::fromLatin1(type);
    room.polygon = {{0, 0}, {width, 0}, {width, depth}, {0, depth}};
    room.doors.push_back({{width / 2 - 0.5, 0}, {width / 2 + 0.5, 0}, 0, 2.1});
    return room;
}

scene::Room ell()
{
    scene::Room room;
    room.roomType = QStringLiteral("LivingRoom");
    room.polygon = {{0, 0}, {6, 0}, {6, 3}, {3, 3}, {3, 6}, {0, 6}};
    room.doors.push_back({{0, 1}, {0, 2}, 0, 2.1});
    return room;
}

QJsonObject json(const char *text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray(text), &error);
    EXPECT_EQ(error.error, QJsonParseError::NoError) << text;
    return document.object();
}

std::vector<QJsonObject> validationRooms(int step)
{
    std::vector<QJsonObject> rooms;
    int number = 0;
    for (const QByteArray &line : readFile(dataPath(QStringLiteral("rooms/rooms-train.jsonl"))).split('\n')) {
        const QJsonObject room = QJsonDocument::fromJson(line).object();
        const QString id = room.value(QLatin1String("id")).toString();
        if (!room.isEmpty() && id.section(QLatin1Char('_'), -1).toInt() % 5 == 0 && number++ % step == 0)
            rooms.push_back(room);
    }
    EXPECT_FALSE(rooms.empty());
    return rooms;
}

} // namespace twinloom::test
