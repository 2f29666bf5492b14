// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/room_files.h"

#include "core/geometry/polygon.h"
#include "tests/app/workflow/sample_rooms.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::test;

TEST(RoomFiles, theSharedRoomsComeBackAsTheyWere)
{
    Progress progress;
    const QByteArray all = readFile(dataPath(QStringLiteral("rooms/rooms-train.jsonl")));
    const TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("rooms.jsonl"));
    writeFile(path, all.left(all.indexOf('\n', 20'000) + 1));
    const auto rooms = workflow::readRooms(path, progress);
    ASSERT_OK(rooms);
    ASSERT_GT(rooms->size(), 3u);

    for (const scene::Room &room : *rooms) {
        scene::NodeIdAllocator ids;
        const auto scene = scene::apply({}, workflow::addRooms({}, ids, {room}));
        ASSERT_OK(scene);
        const auto lines = workflow::roomLines(scene::Hierarchy(*scene));
        ASSERT_OK(lines);
        writeFile(path, *lines);
        const auto again = workflow::readRooms(path, progress);
        ASSERT_OK(again);
        ASSERT_EQ(again->size(), 1u);
        EXPECT_EQ(again->front().id, room.id);
        EXPECT_EQ(again->front().objects.size(), room.objects.size()) << room.id.toStdString();
        EXPECT_NEAR(geometry::signedArea(again->front().polygon), geometry::signedArea(room.polygon), 1e-9);
    }
}

TEST(RoomFiles, severalRoomsLieApart)
{
    scene::NodeIdAllocator ids;
    std::vector<scene::Room> rooms;
    for (int i = 0; i < 5; ++i)
        rooms.push_back(rectangle(i % 2 ? "wide" : "deep", i % 2 ? 6 : 3, i % 2 ? 3 : 6));
    const auto scene = scene::apply({}, workflow::addRooms({}, ids, rooms));
    ASSERT_OK(scene);
    const scene::Hierarchy hierarchy(*scene);
    std::vector<Eigen::AlignedBox2d> boxes;
    for (const scene::NodeId id : hierarchy.children({})) {
        Eigen::AlignedBox2d box;
        for (const auto &corner : hierarchy.scene().find(id)->find<scene::RoomComponent>()->polygon)
            box.extend((hierarchy.world(id) * Eigen::Vector3d(corner.x(), corner.y(), 0)).head<2>().eval());
        for (const auto &other : boxes)
            EXPECT_GE(box.exteriorDistance(other), 1.99);
        boxes.push_back(box);
    }
    EXPECT_EQ(boxes.size(), 5u);
}

TEST(RoomFiles, aSceneWithoutAShownRoomIsNotFound)
{
    EXPECT_EQ(workflow::roomLines(scene::Hierarchy({})).error().code, ErrorCode::NotFound);
}
