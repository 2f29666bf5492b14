// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/placed_scan.h"

#include "core/scan/formats/ply_writer.h"
#include "core/scan/simulate/simulate.h"
#include "tests/core/scan/octree/octree_fixture.h"

#include <QFile>

#include <algorithm>
#include <span>

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

/// The stations of an office as PCD files with a VIEWPOINT each; their points in the sensor's frame, or moved already.
class Viewpoints : public ::testing::TestWithParam<bool>
{
protected:
    void SetUp() override
    {
        Progress progress;
        SimulateOptions options;
        options.points = 120'000;
        const auto office = simulateScan(officePreset(), options, progress).value();
        for (std::size_t k = 0; k < office.stations.size(); ++k) {
            const std::size_t end = k + 1 < office.firstPoint.size() ? office.firstPoint[k + 1] : office.cloud.size();
            const std::span<const Eigen::Vector3f> points(office.cloud.positions);
            m_poses.push_back(Eigen::Translation3d(office.stations[k]) *
                              Eigen::AngleAxisd(1.0 + static_cast<double>(k), Eigen::Vector3d::UnitZ()));
            write(k, points.subspan(office.firstPoint[k], end - office.firstPoint[k]));
        }
    }
    void write(std::size_t station, std::span<const Eigen::Vector3f> points)
    {
        const Eigen::Affine3d &pose = m_poses[station];
        const Eigen::Quaterniond turn(pose.rotation());
        const Eigen::Vector3d at = pose.translation();
        QString text = QStringLiteral("VERSION .7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nCOUNT 1 1 1\nWIDTH %1\nHEIGHT "
                                      "1\nVIEWPOINT %2 %3 %4 %5 %6 %7 %8\nPOINTS %1\nDATA ascii\n")
                           .arg(points.size())
                           .arg(at.x(), 0, 'g', 12)
                           .arg(at.y(), 0, 'g', 12)
                           .arg(at.z(), 0, 'g', 12)
                           .arg(turn.w(), 0, 'g', 12)
                           .arg(turn.x(), 0, 'g', 12)
                           .arg(turn.y(), 0, 'g', 12)
                           .arg(turn.z(), 0, 'g', 12);
        for (const Eigen::Vector3f &p : points) {
            const Eigen::Vector3d q =
                GetParam() ? Eigen::Vector3d(pose.inverse() * p.cast<double>()) : p.cast<double>();
            text += QStringLiteral("%1 %2 %3\n").arg(q.x(), 0, 'f', 5).arg(q.y(), 0, 'f', 5).arg(q.z(), 0, 'f', 5);
        }
        m_files += m_folder.path(QStringLiteral("station_%1.pcd").arg(station));
        QFile file(m_files.back());
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text.toLatin1());
    }

    twinloom::test::TemporaryFolder m_folder;
    QStringList m_files;
    std::vector<Eigen::Affine3d> m_poses;
};

TEST_P(Viewpoints, AreThePosesOfPointsThatAreNotMovedYet)
{
    for (std::size_t k = 0; k < m_poses.size(); ++k) {
        Progress progress;
        Issues issues;
        const auto scans = loadFile(m_files[static_cast<qsizetype>(k)], {}, 1'000'000, issues, progress);
        ASSERT_OK(scans);
        const PlacedScan &scan = scans->front();
        EXPECT_EQ(scan.posed, GetParam());
        ASSERT_TRUE(scan.cloud.station);
        const Eigen::Affine3d wanted = scan.fromFile * (GetParam() ? m_poses[k] : Eigen::Affine3d::Identity());
        EXPECT_TRUE(scan.report.transform.isApprox(wanted, 1e-6));
        EXPECT_LT((*scan.cloud.station - scan.fromFile * m_poses[k].translation()).norm(), 1e-3);
    }
}

TEST_P(Viewpoints, ArePosesThatAreKept)
{
    const auto scanned = [&] {
        Progress progress;
        scene::NodeIdAllocator ids;
        test::MemoryBlobs blobs;
        return scanFiles(m_files, {}, ids, blobs.put(), progress);
    }();
    ASSERT_OK(scanned);
    const auto &clouds = scanned->report.clouds;
    const auto inTruth = [&](std::size_t k) {
        const Eigen::Affine3d toFile = GetParam() ? m_poses[k].inverse() : Eigen::Affine3d::Identity();
        return Eigen::Affine3d(clouds[k].transform * toFile);
    };
    for (std::size_t k = 1; k < clouds.size(); ++k) {
        EXPECT_TRUE(clouds[k].confident);
        const double exact = GetParam() ? 1e-6 : 0.002; // points that were moved have no pose to keep
        EXPECT_LT((inTruth(k).matrix() - inTruth(0).matrix()).norm(), exact);
        EXPECT_EQ(clouds[k].origin, GetParam() ? PoseOrigin::File : PoseOrigin::Found);
    }
}

INSTANTIATE_TEST_SUITE_P(PcdFiles, Viewpoints, ::testing::Values(true, false));

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
