// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/export_scene.h"

#include "app/workflow/scan_notes.h"
#include "core/asset/import.h"
#include "core/asset/room_mesh.h"
#include "core/scan/formats/reader.h"
#include "core/scene/scene_json.h"
#include "tests/app/workflow/sample_rooms.h"
#include "tests/core/scan/octree/octree_fixture.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace twinloom;
using namespace twinloom::test;

namespace
{

struct Export : testing::Test {
    Result<void> write(const char *name)
    {
        return workflow::exportScene(folder.path(QLatin1String(name)), scene::Hierarchy(scene), parametricModel, store,
                                     progress);
    }
    QByteArray written(const char *name) { return readFile(folder.path(QLatin1String(name))); }

    TemporaryFolder folder;
    Progress progress;
    workflow::BlobStore store = memoryStore();
    scene::NodeIdAllocator ids;
    scene::Scene scene = [this] {
        scene::Room room = rectangle("room", 4, 4);
        room.objects = {bed(2, 2.5)};
        return sceneOf({room}, ids);
    }();
};

} // namespace

TEST_F(Export, everyEndingThatIsOfferedIsWritten)
{
    scan::PointCloud cloud;
    cloud.positions = {{0, 0, 0}, {1, 0, 0}, {1, 2, 0.5f}};
    scene::Node node;
    node.id = ids.next();
    node.transform.translation = {10, 0, 0};
    node.set(scene::PointCloudComponent{store.put(scan::encodeCloud(cloud)).value(), 3, {}, {0, 0, 0}, {1, 2, 0.5}});
    scene = scene::apply(scene, {{scene::added(node)}}).value();
    for (const QString &suffix : workflow::exportSuffixes()) {
        const std::string name = "out." + suffix.toStdString();
        const auto done = write(name.c_str());
        ASSERT_OK(done);
        EXPECT_GT(written(name.c_str()).size(), 60) << name;
    }
    const auto read = scan::readScans(folder.path(QStringLiteral("out.ply")), {}, progress);
    ASSERT_OK(read);
    ASSERT_EQ(read->front().cloud.size(), 3u);
    const auto &points = read->front().cloud;
    EXPECT_NEAR((points.origin + points.positions[2].cast<double>() - Eigen::Vector3d(11, 2, 0.5)).norm(), 0, 1e-3)
        << "points are written in the world's frame";
}

TEST_F(Export, modelsHoldTheWholeRoom)
{
    for (const char *name : {"room.glb", "room.gltf", "room.obj"}) {
        ASSERT_OK(write(name));
        const auto model = asset::importModel(folder.path(QLatin1String(name)), progress);
        ASSERT_OK(model);
        const auto [low, high] = model->bounds();
        const Eigen::Vector3d size = (high - low).cast<double>();
        const double outside = 2 * asset::kWallThickness;
        EXPECT_NEAR(size.x(), 4 + outside, 0.02) << name;
        EXPECT_NEAR(size.y(), 4 + outside, 0.02) << name;
        EXPECT_NEAR(size.z(), 2.6, 0.08) << name << ": the slab below the floor is there, too";
    }
    const QByteArray gltf = written("room.gltf");
    for (const char *part : {"room", "Floor", "Ceiling", "Wall", "Wall 4", "Door", "Bed"})
        EXPECT_TRUE(gltf.contains(QByteArray("\"name\":\"") + part + '"')) << part;
}

TEST_F(Export, everyPointOfALargeCloudIsWritten)
{
    const auto points = test::roomPoints(50'000, 30);
    scan::OctreeOptions options;
    options.colours = true;
    const auto index = scan::buildOctree(test::sourceOf(points), options, store.put, progress);
    ASSERT_OK(index);
    scene::Node node;
    node.id = ids.next();
    scene::PointCloudComponent cloud;
    cloud.blob = store.put(scan::encodeIndex(*index)).value();
    node.set(cloud);
    scene = scene::apply(scene, {{scene::added(node)}}).value();
    ASSERT_OK(write("large.ply"));
    const auto read = scan::readScans(folder.path(QStringLiteral("large.ply")), {}, progress);
    ASSERT_OK(read);
    EXPECT_EQ(read->front().cloud.size(), points.size());
    EXPECT_EQ(read->front().cloud.colours.size(), points.size());
}

TEST_F(Export, pointsThatALayoutHidesAreWrittenToo)
{
    const auto add = [this](std::vector<Eigen::Vector3f> points, bool visible) {
        scan::PointCloud cloud;
        cloud.positions = std::move(points);
        scene::Node node;
        node.id = ids.next();
        node.visible = visible;
        scene::PointCloudComponent component;
        component.blob = store.put(scan::encodeCloud(cloud)).value();
        node.set(component);
        scene = scene::apply(scene, {{scene::added(node)}}).value();
    };
    const auto count = [this] {
        EXPECT_OK(write("out.ply"));
        const auto read = scan::readScans(folder.path(QStringLiteral("out.ply")), {}, progress);
        return read ? read->front().cloud.size() : 0;
    };
    add({{0, 0, 0}, {1, 0, 0}}, false);
    EXPECT_EQ(count(), 2u);
    add({{0, 0, 0}, {1, 0, 0}, {0, 1, 0}}, true);
    EXPECT_EQ(count(), 3u) << "what is shown goes before what is hidden";
}

TEST_F(Export, theSceneAsJsonComesBackExactly)
{
    ASSERT_OK(write("out.json"));
    const auto again = scene::sceneFromJson(written("out.json"));
    ASSERT_OK(again);
    EXPECT_TRUE(scene::diff(*again, scene).empty());
}

TEST_F(Export, theJsonHasTheFloorsOfScannedRooms)
{
    scan::ScanReport report;
    report.structure.rooms.resize(2);
    scan::FloorMap floor = scan::emptyFloor({{0, 0}, {2, 0}, {2, 1}, {0, 1}}, 0.05);
    scan::findWalkable(floor);
    report.floors = {floor, floor};
    const auto rooms = scene.nodes();
    const auto room =
        std::ranges::find_if(rooms, [](const auto &node) { return node->template find<scene::RoomComponent>(); });
    ASSERT_NE(room, rooms.end());
    report.roomNodes = {(*room)->id, {}}; // the second one was deleted
    scene::Node group;
    group.id = ids.next();
    group.name = QStringLiteral("survey");
    ASSERT_OK(workflow::keepScanReport(group, report, store));
    scene = *scene::apply(scene, {{scene::added(group)}});
    ASSERT_OK(write("out.json"));
    const QJsonArray floors =
        QJsonDocument::fromJson(written("out.json")).object().value(QStringLiteral("floors")).toArray();
    ASSERT_EQ(floors.size(), 1);
    const QJsonObject told = floors.first().toObject();
    EXPECT_EQ(told[QStringLiteral("room")].toString(), (*room)->id.toString());
    EXPECT_EQ(told[QStringLiteral("scan")].toString(), group.id.toString());
    EXPECT_NEAR(told[QStringLiteral("walkable")].toObject()[QStringLiteral("area")].toDouble(), 2, 0.1);
    EXPECT_FALSE(told[QStringLiteral("walkable")].toObject()[QStringLiteral("polygons")].toArray().isEmpty());
    EXPECT_EQ(told[QStringLiteral("grid")].toObject()[QStringLiteral("rows")].toArray().size(), floor.height);
    const auto again = scene::sceneFromJson(written("out.json"));
    ASSERT_OK(again);
    EXPECT_TRUE(scene::diff(*again, scene).empty());
}

TEST_F(Export, whatIsNotThereOrNotOfferedIsSaid)
{
    EXPECT_EQ(write("out.ply").error().code, ErrorCode::NotFound) << "there are no points";
    EXPECT_EQ(write("out.doc").error().code, ErrorCode::Usage);
    EXPECT_EQ(write("no such folder/out.json").error().code, ErrorCode::Io);
}
