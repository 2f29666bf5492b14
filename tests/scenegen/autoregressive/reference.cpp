// SPDX-License-Identifier: Apache-2.0
#include "tests/scenegen/autoregressive/reference.h"

#include "tests/support/test_data.h"

#include <QJsonDocument>

namespace twinloom::test
{

namespace
{

scenegen::ObjectToken objectFrom(const QJsonArray &json)
{
    const auto vector = [](const QJsonArray &v) {
        return geometry::Vec3(v[0].toDouble(), v[1].toDouble(), v[2].toDouble());
    };
    scenegen::ObjectToken token;
    token.category = json[0].toInt();
    if (!json[1].isNull())
        token.size = vector(json[1].toArray());
    if (!json[2].isNull())
        token.place = vector(json[2].toArray());
    if (!json[3].isNull())
        token.yaw = json[3].toDouble();
    return token;
}

scenegen::RoomTokens roomFrom(const QJsonObject &json)
{
    scenegen::RoomTokens room;
    room.type = json[QLatin1String("type")].toInt();
    room.anchorFirst = json[QLatin1String("anchor_first")].toBool();
    for (const QJsonValue &value : json[QLatin1String("edges")].toArray()) {
        const QJsonArray e = value.toArray();
        room.edges.push_back({{e[0].toDouble(), e[1].toDouble()},
                              {e[2].toDouble(), e[3].toDouble()},
                              e[4].toDouble() > 0,
                              e[5].toDouble() > 0});
    }
    for (const QJsonValue &value : json[QLatin1String("openings")].toArray()) {
        const QJsonArray o = value.toArray();
        room.openings.push_back({{o[0].toDouble(), o[1].toDouble()},
                                 {o[2].toDouble(), o[3].toDouble()},
                                 o[4].toDouble(),
                                 o[5].toDouble(),
                                 o[6].toInt() == 1});
    }
    return room;
}

} // namespace

std::vector<scenegen::ObjectToken> ReferenceRoom::objects() const
{
    std::vector<scenegen::ObjectToken> all;
    for (const ReferenceStep &step : steps)
        all.push_back(step.object);
    return all;
}

std::vector<ReferenceRoom> referenceRooms()
{
    const QByteArray bytes = readFile(QStringLiteral(TWINLOOM_SCENEGEN_TESTS "/autoregressive/reference.json"));
    const QJsonObject document = QJsonDocument::fromJson(bytes).object();
    std::vector<ReferenceRoom> rooms;
    for (const QJsonValue &value : document[QLatin1String("rooms")].toArray()) {
        const QJsonObject json = value.toObject();
        ReferenceRoom &room = rooms.emplace_back();
        room.room = roomFrom(json);
        for (const QJsonValue &given : json[QLatin1String("given")].toArray())
            room.given.push_back(objectFrom(given.toArray()));
        for (const QJsonValue &entry : json[QLatin1String("steps")].toArray()) {
            const QJsonObject step = entry.toObject();
            std::vector<int> codes;
            for (const QJsonValue &code : step[QLatin1String("codes")].toArray())
                codes.push_back(code.toInt());
            room.steps.push_back({objectFrom(step[QLatin1String("object")].toArray()),
                                  step[QLatin1String("anchor")].toArray(), codes, step});
        }
        room.stop = json[QLatin1String("stop")].toArray();
    }
    return rooms;
}

int tokenOf(const scenegen::Sequence &sequence, const QJsonArray &anchor)
{
    const int index = anchor[1].toInt();
    if (anchor[0] == QLatin1String("edge"))
        return scenegen::Sequence::edgeToken(index);
    return anchor[0] == QLatin1String("given") ? sequence.givenToken(index) : sequence.drawnToken(index);
}

} // namespace twinloom::test
