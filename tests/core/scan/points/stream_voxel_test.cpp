// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/stream_voxel.h"

#include "core/geometry/random.h"
#include "core/scan/points/voxel.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

PointCloud floorPoints(std::size_t count)
{
    geometry::Random random(4);
    PointCloud cloud;
    for (std::size_t i = 0; i < count; ++i) {
        cloud.positions.emplace_back(random.uniform(-5, 5), random.uniform(0, 8), random.uniform(-0.004, 0.004));
        cloud.colours.push_back({static_cast<std::uint8_t>(random.below(256)), 10, 200});
        cloud.intensities.push_back(static_cast<float>(random.uniform()));
    }
    return cloud;
}

ThinnedCloud thinned(const PointCloud &cloud, const StreamVoxelOptions &options)
{
    StreamVoxels voxels(options);
    const Progress progress;
    EXPECT_OK(voxels.add(cloud, progress));
    auto finished = voxels.finish(progress);
    EXPECT_OK(finished);
    return finished.value_or({});
}

TEST(StreamVoxels, HasTheCellsOfVoxelise)
{
    const PointCloud cloud = floorPoints(60'000);
    Progress progress;
    const auto whole = voxelise(cloud, {0.05, false}, progress);
    ASSERT_OK(whole);
    const ThinnedCloud stream = thinned(cloud, {0.05, 1'000'000, true});
    EXPECT_EQ(stream.leaf, 0.05);
    ASSERT_EQ(stream.cloud.size(), whole->cloud.size());
    EXPECT_EQ(stream.counts, whole->counts);
    EXPECT_EQ(stream.cloud.colours, whole->cloud.colours);
    for (std::size_t i = 0; i < stream.cloud.size(); ++i) {
        EXPECT_LT((stream.cloud.positions[i] - whole->cloud.positions[i]).norm(), 3e-5f);
        EXPECT_NEAR(stream.cloud.intensities[i], whole->cloud.intensities[i], 1e-4);
    }
}

TEST(StreamVoxels, DoublesItsCellsWhenThereAreTooMany)
{
    const PointCloud cloud = floorPoints(60'000);
    const ThinnedCloud coarse = thinned(cloud, {0.01, 3000, false});
    EXPECT_LE(coarse.cloud.size(), 3000u);
    EXPECT_GT(coarse.cloud.size(), 600u);
    EXPECT_EQ(coarse.leaf, 0.32);
    EXPECT_TRUE(coarse.cloud.colours.empty());
    std::size_t sum = 0;
    for (const std::uint32_t count : coarse.counts)
        sum += count;
    EXPECT_EQ(sum, cloud.size());
}

TEST(StreamVoxels, DoesNotDependOnTheOrder)
{
    const PointCloud cloud = floorPoints(20'000);
    PointCloud turned = cloud;
    std::reverse(turned.positions.begin(), turned.positions.end());
    std::reverse(turned.colours.begin(), turned.colours.end());
    std::reverse(turned.intensities.begin(), turned.intensities.end());
    const ThinnedCloud a = thinned(cloud, {0.01, 5000, true}), b = thinned(turned, {0.01, 5000, true});
    EXPECT_EQ(a.leaf, b.leaf);
    EXPECT_EQ(a.counts, b.counts);
    EXPECT_EQ(a.cloud.positions, b.cloud.positions);
    EXPECT_EQ(a.cloud.colours, b.cloud.colours);
}

TEST(StreamVoxels, LeavesOutWhatIsNotFiniteAndRefusesWhatIsTooFar)
{
    PointCloud cloud;
    cloud.positions = {{1, 2, 3}, {std::numeric_limits<float>::quiet_NaN(), 0, 0}};
    EXPECT_EQ(thinned(cloud, {}).cloud.size(), 1u);
    cloud.positions.emplace_back(1e9f, 0, 0);
    StreamVoxels voxels({});
    Progress progress;
    EXPECT_EQ(voxels.add(cloud, progress).error().code, ErrorCode::BadInput);
    progress.cancel();
    EXPECT_EQ(voxels.finish(progress).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scan
