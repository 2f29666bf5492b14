// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/ptx_writer.h"

#include "core/scan/formats/reader.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{

TEST(PtxWriter, ReaderGivesBackStationsAndTheirPlaces)
{
    PointCloud cloud;
    cloud.origin = {500'000, 0, 0};
    cloud.positions = {{1.5f, 2.25f, 3}, {-1, 0.5f, 7}, {4, 4, 4}};
    cloud.colours = {{1, 2, 3}, {255, 254, 0}, {9, 9, 9}};
    cloud.intensities = {0.25f, 1.0f, 0.0f};
    const std::vector<geometry::Vec3> stations = {{1, 1, 1.6}, {3, 2, 1.5}};
    const std::vector<std::size_t> first = {0, 2};
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("a.ptx"));
    Progress progress;
    ASSERT_OK(writePtx(path, cloud, stations, first, progress));
    const auto scans = readScans(path, {}, progress);
    ASSERT_OK(scans);
    ASSERT_EQ(scans->size(), 2u);
    for (std::size_t s = 0, i = 0; s < 2; ++s) {
        const LoadedScan &scan = (*scans)[s];
        ASSERT_EQ(scan.cloud.size(), s == 0 ? 2u : 1u);
        ASSERT_TRUE(scan.cloud.station);
        EXPECT_LT((scan.pose * (*scan.cloud.station + scan.cloud.origin) - stations[s] - cloud.origin).norm(), 1e-6);
        for (std::size_t k = 0; k < scan.cloud.size(); ++k, ++i) {
            const geometry::Vec3 place = scan.cloud.positions[k].cast<double>() + scan.cloud.origin;
            EXPECT_LT((scan.pose * place - cloud.positions[i].cast<double>() - cloud.origin).norm(), 1e-4);
            EXPECT_EQ(scan.cloud.colours[k], cloud.colours[i]);
            EXPECT_NEAR(scan.cloud.intensities[k], cloud.intensities[i], 1e-4);
        }
    }
    progress.cancel();
    cloud.positions.assign(20'000, {1, 2, 3});
    cloud.colours.clear();
    cloud.intensities.clear();
    EXPECT_EQ(writePtx(path, cloud, {stations.data(), 1}, {first.data(), 1}, progress).error().code,
              ErrorCode::Cancelled);
}

TEST(PtxWriter, ReaderGivesBackPosesAsTheyAreTold)
{
    PointCloud cloud;
    cloud.positions = {{3, 2, 1}};
    PtxStation station{0, {1, 1, 1}, Eigen::Affine3d::Identity()};
    station.pose = Eigen::Translation3d(5, 6, 7) * Eigen::AngleAxisd(0.7, Eigen::Vector3d(1, 2, 3).normalized());
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("a.ptx"));
    Progress progress;
    ASSERT_OK(writePtx(path, cloud, {&station, 1}, progress));
    const auto scans = readScans(path, {}, progress);
    ASSERT_OK(scans);
    EXPECT_TRUE(scans->front().pose.isApprox(station.pose, 1e-7));
    EXPECT_LT((scans->front().cloud.positions[0] - Eigen::Vector3f(2, 1, 0)).norm(), 1e-4f);
    ASSERT_TRUE(scans->front().cloud.station);
    EXPECT_LT(scans->front().cloud.station->norm(), 1e-5);
}

} // namespace twinloom::scan
