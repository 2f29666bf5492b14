// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/placed_scan.h"

#include "core/scan/formats/ply_writer.h"
#include "core/scan/simulate/simulate.h"
#include "tests/core/scan/octree/octree_fixture.h"

#include <algorithm>

namespace twinloom::scan
{
namespace
{

class LargeOffice : public ::testing::Test
{
protected:
    void SetUp() override
    {
        Progress progress;
        SimulateOptions options;
        options.points = 150'000;
        const std::vector<scene::Room> rooms = officePreset();
        const auto simulated = simulateScan(rooms, options, progress);
        ASSERT_OK(simulated);
        m_path = m_folder.path(QStringLiteral("office.ply"));
        ASSERT_OK(writePly(m_path, simulated->cloud, progress));
        m_options.scratchFolder = m_folder.path({});
    }
    Result<ScanOutcome> scan(std::size_t mostInMemory)
    {
        Progress progress;
        scene::NodeIdAllocator ids;
        ScanOptions options = m_options;
        options.mostInMemory = mostInMemory;
        return scanFiles({m_path}, options, ids, m_blobs.put(), progress);
    }

    twinloom::test::TemporaryFolder m_folder;
    QString m_path;
    ScanOptions m_options;
    test::MemoryBlobs m_blobs;
};

TEST_F(LargeOffice, HasTheSameRoomsFromDiskAsFromMemory)
{
    const auto memory = scan(1'000'000), disk = scan(50'000);
    ASSERT_OK(memory);
    ASSERT_OK(disk);
    const Structure &a = memory->report.structure, &b = disk->report.structure;
    ASSERT_EQ(a.rooms.size(), b.rooms.size());
    ASSERT_FALSE(a.rooms.empty());
    for (std::size_t i = 0; i < a.rooms.size(); ++i) {
        EXPECT_NEAR(a.rooms[i].area, b.rooms[i].area, 0.02);
        EXPECT_NEAR(a.rooms[i].floor, b.rooms[i].floor, 1e-3);
    }
    EXPECT_EQ(a.walls.size(), b.walls.size());
    EXPECT_EQ(disk->report.clouds.front().points, memory->report.clouds.front().points);
    EXPECT_TRUE(disk->report.clouds.front().transform.isApprox(memory->report.clouds.front().transform, 1e-3));
}

TEST_F(LargeOffice, KeepsAsManyPointsAsAreAskedFor)
{
    m_options.keepPoints = 20'000;
    for (const std::size_t mostInMemory : {1'000'000, 50'000}) {
        const auto scanned = scan(mostInMemory);
        ASSERT_OK(scanned);
        const auto &nodes = scanned->change.edits;
        const auto node = std::find_if(nodes.begin(), nodes.end(), [](const scene::Edit &edit) {
            return edit.after->find<scene::PointCloudComponent>();
        });
        ASSERT_NE(node, nodes.end());
        const auto *component = node->after->find<scene::PointCloudComponent>();
        EXPECT_LE(component->points, 20'000);
        EXPECT_GT(component->points, 8'000);
        const auto cloud = decodeCloud(m_blobs.bytes.at(component->blob));
        ASSERT_OK(cloud);
        EXPECT_EQ(static_cast<qint64>(cloud->size()), component->points);
    }
}

TEST(StoreScan, MakesAnOctreeOfMillions)
{
    PlacedScan scan;
    geometry::Random random(2);
    for (int i = 0; i < 2'000'001; ++i)
        scan.cloud.positions.emplace_back(random.uniform(0, 30), random.uniform(0, 20), 0);
    test::MemoryBlobs blobs;
    ScanOptions all;
    all.keepPoints = 0;
    Progress progress;
    const auto stored = storeScan(scan, all, blobs.put(), progress);
    ASSERT_OK(stored);
    EXPECT_EQ(stored->points, 2'000'001);
    EXPECT_LT(stored->low.norm(), 1e-3);
    EXPECT_NEAR(stored->high.x(), 30, 1e-3);
    ASSERT_TRUE(isOctree(blobs.bytes.at(stored->blob)));
    const auto index = decodeIndex(blobs.bytes.at(stored->blob));
    ASSERT_OK(index);
    EXPECT_EQ(index->points, 2'000'001u);
    progress.cancel();
    EXPECT_EQ(storeScan(scan, all, blobs.put(), progress).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scan
