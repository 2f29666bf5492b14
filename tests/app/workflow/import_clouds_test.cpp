// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/import_clouds.h"

#include "core/scan/octree/octree.h"
#include "tests/app/workflow/sample_rooms.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::test;

namespace
{

/// A level floor with a wall on it, 10 m from a corner of a map's grid.
QByteArray floorAndWall()
{
    QByteArray xyz;
    for (int i = 0; i < 6000; ++i)
        xyz += QByteArray::number(500'000 + i % 80 * 0.05, 'f', 3) + ' ' +
               QByteArray::number(5'400'000 + i / 80 % 60 * 0.05, 'f', 3) + ' ' +
               QByteArray::number(i % 4 == 0 ? i % 50 * 0.05 : 0.0, 'f', 3) + '\n';
    return xyz;
}

} // namespace

TEST(ImportClouds, aFileBecomesOneNodeNamedAfterIt)
{
    const TemporaryFolder folder;
    const QString file = folder.path(QStringLiteral("survey.xyz"));
    writeFile(file, floorAndWall());
    scene::NodeIdAllocator ids;
    Progress progress;
    const workflow::BlobStore store = memoryStore();
    const auto imported = workflow::importClouds({}, ids, {file}, {.scratchFolder = folder.path({})}, store, progress);
    ASSERT_OK(imported);
    const auto scene = scene::apply({}, imported->change);
    ASSERT_OK(scene);
    ASSERT_EQ(imported->nodes.size(), 1u);
    const scene::NodePtr node = scene->find(imported->nodes[0]);
    EXPECT_EQ(node->name, QStringLiteral("survey"));
    const auto *cloud = node->find<scene::PointCloudComponent>();
    ASSERT_TRUE(cloud);
    EXPECT_EQ(cloud->points, 6000);
    EXPECT_NEAR((cloud->high - cloud->low).x(), 3.95, 0.01);
    EXPECT_LT(cloud->high.norm(), 1000) << "far coordinates come near zero";
    EXPECT_TRUE(store.get(cloud->blob).has_value());
    EXPECT_FALSE(imported->issues.empty()) << "and that is said";
}

TEST(ImportClouds, columnsCanBeTold)
{
    const TemporaryFolder folder;
    const QString file = folder.path(QStringLiteral("table.xyz"));
    writeFile(file, "9 0 0 0\n9 1 0 0\n9 1 2 0\n9 0 2 0.5\n");
    scene::NodeIdAllocator ids;
    Progress progress;
    scan::ScanOptions options;
    options.columns = QStringLiteral("-,x,y,z");
    const auto imported = workflow::importClouds({}, ids, {file}, options, memoryStore(), progress);
    ASSERT_OK(imported);
    const auto scene = scene::apply({}, imported->change);
    ASSERT_OK(scene);
    const auto *cloud = scene->find(imported->nodes[0])->find<scene::PointCloudComponent>();
    EXPECT_NEAR((cloud->high - cloud->low).x(), 1, 0.01);
    EXPECT_NEAR((cloud->high - cloud->low).y(), 2, 0.01);
}

TEST(ImportClouds, severalScansOfAFileAreAGroup)
{
    scene::NodeIdAllocator ids;
    Progress progress;
    const auto imported =
        workflow::importClouds({}, ids, {dataPath(QStringLiteral("scans/formats/ptx/multiple-and-transform.ptx"))}, {},
                               memoryStore(), progress);
    ASSERT_OK(imported);
    const auto scene = scene::apply({}, imported->change);
    ASSERT_OK(scene);
    ASSERT_EQ(imported->nodes.size(), 3u);
    for (int i : {1, 2})
        EXPECT_EQ(scene->find(imported->nodes[static_cast<std::size_t>(i)])->parent, imported->nodes[0]);
}

TEST(ImportClouds, errorsAndCancellingLeaveNothing)
{
    scene::NodeIdAllocator ids;
    Progress progress;
    const auto missing =
        workflow::importClouds({}, ids, {QStringLiteral("no-such-file.ply")}, {}, memoryStore(), progress);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    progress.cancel();
    const auto stopped = workflow::importClouds(
        {}, ids, {dataPath(QStringLiteral("scans/quest_rooms/office_small_cloud.ply"))}, {}, memoryStore(), progress);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
}
