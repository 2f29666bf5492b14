// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/far_points.h"

#include "core/scan/formats/ply_writer.h"
#include "core/scan/scan_job.h"
#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

#include <QFile>

namespace twinloom::scan
{
namespace
{

/// A room of 5 x 4 x 2.5 m with `far` more points that are not in it.
PointCloud roomAnd(const std::vector<Eigen::Vector3f> &far)
{
    test::SyntheticRoom room;
    room.addRoom({{0, 0}, {5, 0}, {5, 4}, {0, 4}}, 0, 2.5);
    PointCloud cloud = std::move(room.cloud);
    cloud.normals.clear();
    cloud.positions.insert(cloud.positions.end(), far.begin(), far.end());
    return cloud;
}

/// As a file of it is read, in memory or on disk.
SpilledScan spilled(const PointCloud &cloud, std::size_t mostInMemory, const test::TemporaryFolder &folder)
{
    SpillingSink sink(folder.path({}), mostInMemory);
    Progress progress;
    EXPECT_OK(writePly(folder.path(QStringLiteral("room.ply")), cloud, progress));
    EXPECT_OK(streamScans(folder.path(QStringLiteral("room.ply")), {}, sink, progress));
    SpilledScan one = std::move(sink.take().front());
    if (one.onDisk())
        one.scan.cloud = one.sample(10'000, progress).value();
    return one;
}

TEST(FarPoints, AreLeftOutCountedAndNamed)
{
    const test::TemporaryFolder folder;
    const PointCloud good = roomAnd({}), cloud = roomAnd({{1e6f, 1e6f, 1e6f}, {1, 1, -2e5f}});
    for (const std::size_t mostInMemory : {std::size_t(1'000'000), std::size_t(1'000)}) {
        SpilledScan scan = spilled(cloud, mostInMemory, folder);
        Progress progress;
        ASSERT_OK(dropFarPoints(scan, progress));
        std::size_t left = 0;
        const auto count = [&](const PointCloud &part) -> Result<void> {
            left += part.size();
            return {};
        };
        ASSERT_OK(scan.visit(count, progress));
        EXPECT_EQ(left, good.size());
        for (const Eigen::Vector3f &position : scan.scan.cloud.positions)
            ASSERT_LT(position.norm(), 10);
        ASSERT_EQ(scan.scan.issues.size(), 1u);
        EXPECT_EQ(scan.scan.issues[0].code, QStringLiteral("far-points"));
        EXPECT_TRUE(scan.scan.issues[0].message.contains(QStringLiteral("left out: 2.")));
        EXPECT_TRUE(scan.scan.issues[0].message.contains(QStringLiteral("point %1 ").arg(good.size() + 1)))
            << scan.scan.issues[0].message.toStdString();
    }
}

TEST(FarPoints, StayWhereTheyAreMany)
{
    const test::TemporaryFolder folder;
    const PointCloud cloud = roomAnd(std::vector<Eigen::Vector3f>(100, Eigen::Vector3f(1e6f, 0, 0)));
    SpilledScan scan = spilled(cloud, 1'000'000, folder);
    Progress progress;
    ASSERT_OK(dropFarPoints(scan, progress));
    EXPECT_EQ(scan.scan.cloud.size(), cloud.size());
    EXPECT_TRUE(scan.scan.issues.empty());
}

TEST(FarPoints, DoNotRefuseAGoodScan)
{
    const test::TemporaryFolder folder;
    QByteArray text;
    for (const Eigen::Vector3f &p : roomAnd({{1e6f, 1e6f, 1e6f}}).positions)
        text += QByteArray::number(p.x()) + ' ' + QByteArray::number(p.y()) + ' ' + QByteArray::number(p.z()) + '\n';
    QFile file(folder.path(QStringLiteral("room.xyz")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    scene::NodeIdAllocator ids;
    Progress progress;
    const auto outcome = scanFiles(
        {file.fileName()}, {}, ids, [](const QByteArray &) -> Result<scene::BlobId> { return QString(64, u'0'); },
        progress);
    ASSERT_OK(outcome);
    ASSERT_EQ(outcome->report.structure.rooms.size(), 1u);
    EXPECT_NEAR(outcome->report.structure.rooms[0].area, 20, 0.2);
    EXPECT_EQ(outcome->report.issues.front().code, QStringLiteral("far-points"));
}

} // namespace
} // namespace twinloom::scan
