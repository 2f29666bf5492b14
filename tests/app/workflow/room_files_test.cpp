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
        const auto scene = scene::apply({}, workflow::addRooms(scene::Hierarchy({}), ids, {room}).change);
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

namespace
{

/// The bounds of the floors, in the scene.
std::vector<Eigen::AlignedBox2d> floorsOf(const scene::Scene &scene)
{
    const scene::Hierarchy hierarchy(scene);
    std::vector<Eigen::AlignedBox2d> floors;
    for (const scene::NodeId id : hierarchy.children({})) {
        Eigen::AlignedBox2d box;
        for (const auto &corner : scene.find(id)->find<scene::RoomComponent>()->polygon)
            box.extend((hierarchy.world(id) * Eigen::Vector3d(corner.x(), corner.y(), 0)).head<2>().eval());
        floors.push_back(box);
    }
    return floors;
}

} // namespace

TEST(RoomFiles, severalRoomsLieApart)
{
    scene::NodeIdAllocator ids;
    std::vector<scene::Room> rooms;
    for (int i = 0; i < 5; ++i)
        rooms.push_back(rectangle(i % 2 ? "wide" : "deep", i % 2 ? 6 : 3, i % 2 ? 3 : 6));
    const auto added = workflow::addRooms(scene::Hierarchy({}), ids, rooms);
    ASSERT_EQ(added.issues.size(), 1u);
    EXPECT_EQ(added.issues.front().code, QStringLiteral("rooms-moved"));
    EXPECT_EQ(added.nodes.size(), 5u);
    const auto scene = scene::apply({}, added.change);
    ASSERT_OK(scene);
    const auto boxes = floorsOf(*scene);
    ASSERT_EQ(boxes.size(), 5u);
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            EXPECT_GE(boxes[i].exteriorDistance(boxes[k]), 1.99);
}

TEST(RoomFiles, aRoomThatWouldLieInAnotherIsPutBesideWhatIsThere)
{
    scene::NodeIdAllocator ids;
    const scene::Room first = rectangle("first", 4, 3);
    scene::Scene scene;
    const auto add = [&](const std::vector<scene::Room> &rooms, std::optional<scene::Vec2> at = {}) {
        const auto added = workflow::addRooms(scene::Hierarchy(scene), ids, rooms, at);
        scene = scene::apply(scene, added.change).value();
        return added;
    };
    EXPECT_TRUE(add({first}).issues.empty());
    const auto second = add({rectangle("second", 5, 2)});
    ASSERT_EQ(second.issues.size(), 1u);
    EXPECT_TRUE(second.issues.front().message.contains(QStringLiteral("second"))) << "and which one";
    auto floors = floorsOf(scene);
    ASSERT_EQ(floors.size(), 2u);
    EXPECT_EQ(floors[0].min(), Eigen::Vector2d(0, 0)) << "what was there stays";
    EXPECT_EQ(floors[1].min(), Eigen::Vector2d(5, 0));

    // Beside each other they may stand, wall to wall, also in a file.
    scene::Room west = rectangle("west", 2, 3), south = rectangle("south", 2, 3);
    for (auto &corner : west.polygon)
        corner.x() -= 2;
    for (auto &corner : south.polygon)
        corner.y() -= 3;
    EXPECT_TRUE(add({west, south}).issues.empty());
    floors = floorsOf(scene);
    EXPECT_EQ(floors[2].min(), Eigen::Vector2d(-2, 0));
    EXPECT_EQ(floors[3].min(), Eigen::Vector2d(0, -3));

    EXPECT_EQ(add({first, first}).issues.size(), 1u);
    floors = floorsOf(scene);
    EXPECT_EQ(floors[4].min(), Eigen::Vector2d(11, -3)) << "a row from beside all that there is";
    EXPECT_EQ(floors[5].min(), Eigen::Vector2d(17, -3));

    EXPECT_TRUE(add({west}, scene::Vec2(1, 1)).issues.empty()) << "as it was told";
    EXPECT_EQ(floorsOf(scene)[6].min(), Eigen::Vector2d(1, 1));
}

TEST(RoomFiles, aSceneWithoutAShownRoomIsNotFound)
{
    EXPECT_EQ(workflow::roomLines(scene::Hierarchy({})).error().code, ErrorCode::NotFound);
}
