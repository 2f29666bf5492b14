// SPDX-License-Identifier: Apache-2.0
#include "core/scene/room.h"

#include "tests/core/scene/random_scene.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace twinloom;
using namespace twinloom::scene;

namespace
{

std::vector<QJsonObject> trainingRooms()
{
    std::vector<QJsonObject> rooms;
    for (const QByteArray &line : test::readFile(test::dataPath(QStringLiteral("rooms/rooms-train.jsonl"))).split('\n'))
        if (!line.isEmpty())
            rooms.push_back(QJsonDocument::fromJson(line).object());
    return rooms;
}

QJsonObject parse(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

void expectNear(const RoomObject &a, const RoomObject &b)
{
    EXPECT_EQ(a.category, b.category);
    EXPECT_EQ(a.asset, b.asset);
    EXPECT_EQ(a.parent, b.parent);
    EXPECT_LT((a.box.centre - b.box.centre).norm(), 1e-9);
    EXPECT_LT((a.box.size - b.box.size).norm(), 1e-9);
    EXPECT_LT(std::abs(geometry::wrapAngle(a.box.yaw - b.box.yaw)), 1e-9);
}

} // namespace

TEST(Room, AllTrainingRoomsComeBackFromJson)
{
    const auto lines = trainingRooms();
    ASSERT_EQ(lines.size(), 500u);
    for (const QJsonObject &line : lines) {
        const auto room = roomFromJson(line);
        ASSERT_OK(room);
        EXPECT_EQ(static_cast<qsizetype>(room->objects.size()), line.value(QLatin1String("objects")).toArray().size());
        const QJsonObject written = roomToJson(*room);
        const auto again = roomFromJson(written);
        ASSERT_OK(again);
        EXPECT_EQ(*again, *room);
        // The polygon may start elsewhere or turn the other way; all else is as it was in the file.
        for (const char *key : {"id", "room_type", "doors", "windows", "objects"})
            EXPECT_EQ(written.value(QLatin1String(key)), line.value(QLatin1String(key))) << key;
    }
}

TEST(Room, AllTrainingRoomsComeBackFromNodes)
{
    Change change;
    NodeIdAllocator ids;
    std::vector<std::pair<NodeId, Room>> rooms;
    for (const QJsonObject &line : trainingRooms()) {
        auto room = roomFromJson(line);
        ASSERT_OK(room);
        room->height = 2.5;
        rooms.emplace_back(addRoom(change, ids, *room, room->id), *room);
    }
    const auto scene = apply(Scene(), change);
    ASSERT_OK(scene);
    const Hierarchy hierarchy(*scene);
    for (const auto &[id, room] : rooms) {
        const auto back = roomFromScene(hierarchy, id);
        ASSERT_OK(back);
        EXPECT_EQ(back->id, room.id);
        EXPECT_EQ(back->roomType, room.roomType);
        EXPECT_EQ(back->polygon, room.polygon);
        EXPECT_EQ(back->height, room.height);
        EXPECT_EQ(back->doors, room.doors);
        EXPECT_EQ(back->windows, room.windows);
        ASSERT_EQ(back->objects.size(), room.objects.size());
        for (std::size_t i = 0; i < room.objects.size(); ++i)
            expectNear(back->objects[i], room.objects[i]);
    }
}

TEST(Room, StylesAndShapesAreKeptInJsonAndNodes)
{
    Room room;
    room.polygon = {{0, 0}, {4, 0}, {4, 4}, {0, 4}};
    room.objects.push_back({QStringLiteral("DiningTable"), {{2, 2, 0.4}, {1, 1, 0.8}, 0}, -1, {}});
    room.objects.push_back(room.objects.front());
    room.objects.back().style = QStringLiteral("nordic");
    room.objects.back().shape = QStringLiteral("round");
    const auto read = roomFromJson(roomToJson(room));
    ASSERT_OK(read);
    EXPECT_EQ(read->objects, room.objects);
    Change change;
    NodeIdAllocator ids;
    const NodeId id = addRoom(change, ids, room, QStringLiteral("Kitchen"));
    const auto scene = apply(Scene(), change);
    ASSERT_OK(scene);
    const auto back = roomFromScene(Hierarchy(*scene), id);
    ASSERT_OK(back);
    EXPECT_EQ(back->objects[0].shape, QString());
    EXPECT_EQ(back->objects[1].style, QStringLiteral("nordic"));
    EXPECT_EQ(back->objects[1].shape, QStringLiteral("round"));
}

TEST(Room, NodesAreNamedUniquelyAndCarryModels)
{
    Room room;
    room.polygon = {{0, 0}, {4, 0}, {4, 4}, {0, 4}};
    room.doors = {{{1, 0}, {2, 0}, 0, 2}};
    for (int i = 0; i < 3; ++i)
        room.objects.push_back({QStringLiteral("Chair"), {{1.0 + i, 1, 0.5}, {0.5, 0.5, 1}, 0.1}, -1, {}});
    room.objects.push_back({QStringLiteral("Cushion"), {{1, 1, 1.05}, {0.3, 0.3, 0.1}, 0.4}, 0, {}});
    Change change;
    NodeIdAllocator ids;
    const NodeId id = addRoom(change, ids, room, QStringLiteral("Kitchen"));
    const auto scene = apply(Scene(), change);
    ASSERT_OK(scene);
    EXPECT_EQ(scene->find(id)->name, QStringLiteral("Kitchen"));
    for (const char *name : {"Wall", "Wall 4", "Door", "Chair", "Chair 2", "Chair 3", "Cushion"})
        EXPECT_OK(resolveNode(*scene, QString::fromLatin1(name)));
    const auto cushion = scene->find(*resolveNode(*scene, QStringLiteral("Cushion")));
    EXPECT_EQ(cushion->parent, *resolveNode(*scene, QStringLiteral("Chair")));
    EXPECT_NEAR(cushion->transform.translation.z(), 1.0, 1e-12);
    EXPECT_NEAR(cushion->transform.yaw(), 0.3, 1e-12);
    ASSERT_TRUE(cushion->find<ModelComponent>());
    EXPECT_EQ(cushion->find<ModelComponent>()->size, Vec3(0.3, 0.3, 0.1));
}

TEST(Room, IsReadInItsOwnFrameWithTheFloorAtZero)
{
    Room room;
    room.polygon = {{0, 0}, {4, 0}, {4, 4}, {0, 4}};
    room.objects = {{QStringLiteral("Bed"), {{2, 2, 0.25}, {1, 2, 0.5}, 0.5}, -1, {}}};
    Change change;
    NodeIdAllocator ids;
    const NodeId id = addRoom(change, ids, room, QStringLiteral("Room"));
    Node moved = *change.edits.front().after;
    moved.transform = geometry::Transform::place({5, 6, 7}, 1.0);
    RoomComponent raised = *moved.find<RoomComponent>();
    raised.floor = 0.25;
    raised.ceiling = 3.0;
    moved.set(raised);
    change.edits.front() = added(moved);
    const auto scene = apply(Scene(), change);
    ASSERT_OK(scene);
    const auto back = roomFromScene(Hierarchy(*scene), id);
    ASSERT_OK(back);
    EXPECT_EQ(back->height, 2.75);
    room.objects[0].box.centre.z() = 0; // the bed stands 0.25 m below the raised floor
    expectNear(back->objects.at(0), room.objects[0]);
}

TEST(Room, HiddenNodesAndInnerRoomsAreLeftOut)
{
    Room room;
    room.polygon = {{0, 0}, {4, 0}, {4, 4}, {0, 4}};
    room.objects = {{QStringLiteral("Bed"), {{2, 2, 0.25}, {1, 2, 0.5}, 0.5}, -1, {}}};
    Change change;
    NodeIdAllocator ids;
    const NodeId id = addRoom(change, ids, room, QStringLiteral("Room"));
    addRoom(change, ids, room, QStringLiteral("Closet"), id);
    Node hidden = namedNode(ids.next().value, QStringLiteral("Variant"), id.value);
    hidden.visible = false;
    change.edits.push_back(added(hidden));
    addObjects(change, ids, room.objects, hidden.id);
    const auto scene = apply(Scene(), change);
    ASSERT_OK(scene);
    const auto back = roomFromScene(Hierarchy(*scene), id);
    ASSERT_OK(back);
    EXPECT_EQ(back->objects.size(), 1u);
    const auto none = roomFromScene(Hierarchy(*scene), hidden.id);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
}

TEST(Room, ErrorsNameTheField)
{
    const struct {
        const char *json;
        const char *field;
    } kCases[] = {
        {R"({})", "polygon: "},
        {R"({"polygon":[[0,0],[1,0]]})", "polygon: "},
        {R"({"polygon":[[0,0],[1,1],[1,0],[0,1]]})", "polygon: "},
        {R"({"polygon":[[0,0],[1,0],[2,0]]})", "polygon: "},
        {R"({"polygon":[[0,0],[1,0],[1,"a"]]})", "polygon[2][1]: "},
        {R"({"polygon":[[0,0],[1,0],[1,1]],"room_type":3})", "room_type: "},
        {R"({"polygon":[[0,0],[1,0],[1,1]],"height":-1})", "height: "},
        {R"({"polygon":[[0,0],[1,0],[1,1]],"doors":{}})", "doors: "},
        {R"({"polygon":[[0,0],[1,0],[1,1]],"doors":[{"from":[0,0],"to":[1,0],"bottom":2,"top":1}]})", "doors[0].top: "},
        {R"({"polygon":[[0,0],[1,0],[1,1]],"objects":[{"category":"A","centre":[0,0,0],"size":[1,0,1]}]})",
         "objects[0].size: "},
        {R"({"polygon":[[0,0],[1,0],[1,1]],"objects":[{"category":"A","centre":[0,0,0]}]})", "objects[0].size: "},
        {R"({"polygon":[[0,0],[1,0],[1,1]],"objects":[{"category":"A","centre":[0,0,0],"size":[1,1,1],"parent":0}]})",
         "objects[0].parent: "},
        {R"({"polygon":[[0,0],[1,0],[1,1]],"objects":[{"category":"A","centre":[0,0,0],"size":[1,1,1],"parent":7}]})",
         "objects[0].parent: "},
        {R"({"polygon":[[0,0],[1,0],[1,1]],"objects":[{"category":"A","centre":[0,0,0],"size":[1,1,1],"parent":0.5}]})",
         "objects[0].parent: "},
    };
    for (const auto &[json, field] : kCases) {
        const auto room = roomFromJson(parse(json));
        ASSERT_FALSE(room) << json;
        EXPECT_EQ(room.error().code, ErrorCode::BadInput);
        EXPECT_TRUE(room.error().message.startsWith(QLatin1String(field))) << room.error().text().toStdString();
    }
}

TEST(Room, PolygonsAreTurnedAndOpened)
{
    const auto clockwise =
        polygonFromJson(QJsonDocument::fromJson("[[0,0],[0,0],[0,1],[1,1],[1,1],[0,0]]").array(), QStringLiteral("p"));
    ASSERT_OK(clockwise);
    EXPECT_EQ(*clockwise, (Polygon{{1, 1}, {0, 1}, {0, 0}}));
}
