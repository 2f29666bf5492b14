// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/spilled_scan.h"

#include "core/scan/formats/ply_writer.h"
#include "core/geometry/random.h"
#include "tests/support/test_data.h"
#include "tests/support/write_limit.h"

namespace twinloom::scan
{
namespace
{

PointCloud boxPoints(std::size_t count, const geometry::Vec3 &origin)
{
    geometry::Random random(9);
    PointCloud cloud;
    cloud.origin = origin;
    for (std::size_t i = 0; i < count; ++i) {
        cloud.positions.emplace_back(random.uniform(-5, 5), random.uniform(0, 8), random.uniform(0, 3));
        cloud.colours.push_back({static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i >> 8), 7});
        cloud.intensities.push_back(static_cast<float>(random.uniform()));
    }
    return cloud;
}

Result<std::vector<SpilledScan>> read(const QString &path, std::size_t mostInMemory)
{
    SpillingSink sink({}, mostInMemory);
    Progress progress;
    if (const auto done = streamScans(path, {}, sink, progress); !done)
        return unexpected(done.error());
    return sink.take();
}

PointCloud all(const SpilledScan &scan)
{
    PointCloud cloud;
    Progress progress;
    EXPECT_OK(scan.visit(
        [&](const PointCloud &part) -> Result<void> {
            cloud.origin = part.origin;
            cloud.positions.insert(cloud.positions.end(), part.positions.begin(), part.positions.end());
            cloud.colours.insert(cloud.colours.end(), part.colours.begin(), part.colours.end());
            cloud.intensities.insert(cloud.intensities.end(), part.intensities.begin(), part.intensities.end());
            return {};
        },
        progress));
    return cloud;
}

TEST(SpilledScan, IsTheSameOnDiskAsInMemory)
{
    const twinloom::test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("far.ply"));
    Progress progress;
    ASSERT_OK(writePly(path, boxPoints(200'000, {500'000, 5'000'000, 40}), progress));
    const auto memory = read(path, 1'000'000), disk = read(path, 100'000);
    ASSERT_OK(memory);
    ASSERT_OK(disk);
    ASSERT_EQ(disk->size(), 1u);
    EXPECT_FALSE(memory->front().onDisk());
    EXPECT_TRUE(disk->front().onDisk());
    EXPECT_EQ(disk->front().points, 200'000u);
    EXPECT_EQ(disk->front().scan.pointsInFile, 200'000u);
    EXPECT_TRUE(disk->front().scan.cloud.empty());
    const PointCloud a = all(memory->front()), b = all(disk->front());
    EXPECT_EQ(a.origin, b.origin);
    EXPECT_EQ(a.positions, b.positions);
    EXPECT_EQ(a.colours, b.colours);
    EXPECT_EQ(a.intensities, b.intensities);
    const auto sample = disk->front().sample(1000, progress);
    ASSERT_OK(sample);
    ASSERT_EQ(sample->size(), 1000u);
    EXPECT_EQ(sample->positions[3], a.positions[600]);
    progress.cancel();
    EXPECT_EQ(disk->front().sample(1000, progress).error().code, ErrorCode::Cancelled);
}

TEST(SpilledScan, TakesScansThatWereInMemoryAlong)
{
    const QString path = twinloom::test::dataPath(QStringLiteral("scans/formats/ptx/multiple-and-transform.ptx"));
    const auto memory = read(path, 1'000'000);
    ASSERT_OK(memory);
    ASSERT_EQ(memory->size(), 2u);
    const auto disk = read(path, memory->front().points);
    ASSERT_OK(disk);
    ASSERT_EQ(disk->size(), 2u);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_TRUE((*disk)[i].onDisk());
        EXPECT_EQ((*disk)[i].scan.number, static_cast<int>(i));
        EXPECT_EQ((*disk)[i].scan.cloud.station, (*memory)[i].scan.cloud.station);
        EXPECT_TRUE((*disk)[i].scan.pose.isApprox((*memory)[i].scan.pose));
        const PointCloud a = all((*memory)[i]), b = all((*disk)[i]);
        EXPECT_EQ(a.positions, b.positions);
        EXPECT_EQ(a.intensities, b.intensities);
    }
}

TEST(SpilledScan, SaysWhenTheDiskIsFull)
{
    const twinloom::test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("a.ply"));
    Progress progress;
    ASSERT_OK(writePly(path, boxPoints(100'000, geometry::Vec3::Zero()), progress));
    const twinloom::test::WriteLimit limit(500'000);
    const auto full = read(path, 1000);
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, ErrorCode::Io);
    EXPECT_TRUE(full.error().message.contains(twinloom::test::WriteLimit::words()));
}

} // namespace
} // namespace twinloom::scan
