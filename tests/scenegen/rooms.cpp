// SPDX-License-Identifier: Apache-2.0
#include "tests/scenegen/rooms.h"

#include "scenegen/evaluate/evaluate.h"
#include "scenegen/evaluate/rules.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <numbers>

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

geometry::Polygon round(double radius, int corners)
{
    geometry::Polygon polygon;
    for (int k = 0; k < corners; ++k)
        polygon.emplace_back(radius + radius * std::cos(2 * std::numbers::pi * k / corners),
                             radius + radius * std::sin(2 * std::numbers::pi * k / corners));
    return polygon;
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

int count(const scenegen::Layout &layout, const char *category)
{
    const auto &objects = layout.room.objects;
    return int(std::count_if(objects.begin(), objects.end(), [&](const scene::RoomObject &object) {
        return object.category == QLatin1String(category);
    }));
}

bool hasIssue(const Issues &issues, const char *code)
{
    return std::any_of(issues.begin(), issues.end(),
                       [&](const Issue &issue) { return issue.code == QLatin1String(code); });
}

void expectTargetsOnValidationRooms(const std::function<scenegen::Layout(scenegen::Request)> &make)
{
    using namespace scenegen;
    std::vector<Layout> layouts;
    std::vector<scene::Room> reference;
    double standing = 0;
    for (const QJsonObject &json : validationRooms()) {
        auto request = requestFromJson(json);
        ASSERT_OK(request);
        layouts.push_back(make(*std::move(request)));
        reference.push_back(layoutFromJson(json)->room);
        for (std::size_t i = 0; i < reference.back().objects.size(); ++i)
            standing += stands(reference.back().objects, i);
    }
    Progress progress;
    const auto result = evaluate(layouts, reference, progress);
    ASSERT_OK(result);
    EXPECT_EQ(result->objectCollisionRate, 0);
    EXPECT_EQ(result->sceneCollisionRate, 0);
    EXPECT_EQ(result->outOfBoundsRate, 0);
    EXPECT_EQ(result->doorBlockedRate, 0);
    EXPECT_GE(result->walkableRatio, 0.99);
    EXPECT_GE(result->reachableRatio, 0.97);
    EXPECT_NEAR(result->objectsPerRoom, standing / double(reference.size()), 0.1 * standing / double(reference.size()));
    EXPECT_LE(*result->categoryKl, 0.12) << "the data's own two parts differ by 0.06";
    EXPECT_LE(*result->classifierTwoSample, 0.65);
    EXPECT_GT(*result->nearestReferenceDistance, 0.3) << "no copies";
}

} // namespace twinloom::test
