// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/voxel.h"

#include "core/geometry/random.h"
#include "tests/support/test_data.h"

#include <map>
#include <numeric>

namespace twinloom::scan
{
namespace
{

/// Points on a floor at z = 0 and a wall at x = 1, with colours.
PointCloud corner(std::size_t n)
{
    geometry::Random random(7);
    PointCloud cloud;
    for (std::size_t i = 0; i < n; ++i) {
        const auto u = static_cast<float>(random.uniform(-1, 1)), v = static_cast<float>(random.uniform(-1, 1));
        const auto noise = static_cast<float>(random.normal() * 0.002);
        cloud.positions.push_back(i % 2 ? Eigen::Vector3f(u, v, noise) : Eigen::Vector3f(1 + noise, u, v + 1));
        cloud.colours.push_back({static_cast<std::uint8_t>(random.below(256)), 10, 20});
    }
    return cloud;
}

VoxelGrid thin(const PointCloud &cloud, double leaf, bool keepIndex = false)
{
    Progress progress;
    auto grid = voxelise(cloud, {leaf, keepIndex}, progress);
    EXPECT_OK(grid);
    return grid ? std::move(*grid) : VoxelGrid();
}

TEST(Voxel, meansAgreeWithAPlainMap)
{
    const PointCloud cloud = corner(20000);
    const VoxelGrid grid = thin(cloud, 0.05, true);
    struct Sum {
        Eigen::Vector3d position = Eigen::Vector3d::Zero();
        double red = 0;
        std::uint32_t count = 0;
    };
    std::map<std::array<long, 3>, Sum> cells;
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        const Eigen::Vector3d p = cloud.positions[i].cast<double>() / 0.05;
        Sum &sum = cells[{std::lround(std::floor(p.x() + 0.5)), std::lround(std::floor(p.y() + 0.5)),
                          std::lround(std::floor(p.z() + 0.5))}];
        sum.position += cloud.positions[i].cast<double>();
        sum.red += cloud.colours[i].r;
        ++sum.count;
    }
    ASSERT_EQ(grid.cloud.size(), cells.size());
    for (std::size_t i = 0; i < cloud.size(); i += 97) {
        const Eigen::Vector3d p = cloud.positions[i].cast<double>() / 0.05;
        const Sum &sum = cells[{std::lround(std::floor(p.x() + 0.5)), std::lround(std::floor(p.y() + 0.5)),
                                std::lround(std::floor(p.z() + 0.5))}];
        const std::uint32_t v = grid.voxelOfPoint[i];
        ASSERT_LT(v, grid.cloud.size());
        EXPECT_EQ(grid.counts[v], sum.count);
        EXPECT_LT((grid.cloud.positions[v].cast<double>() - sum.position / sum.count).norm(), 1e-6);
        EXPECT_NEAR(grid.cloud.colours[v].r, sum.red / sum.count, 0.51);
    }
    EXPECT_EQ(std::accumulate(grid.counts.begin(), grid.counts.end(), std::size_t(0)), cloud.size());
    EXPECT_TRUE(std::is_sorted(grid.keys.begin(), grid.keys.end()));
}

TEST(Voxel, anyOrderOfThePointsGivesTheSameBytes)
{
    PointCloud cloud = corner(50000);
    const VoxelGrid first = thin(cloud, 0.03);
    std::vector<std::uint32_t> order(cloud.size());
    std::iota(order.begin(), order.end(), 0u);
    geometry::Random random(3);
    random.shuffle(order);
    PointCloud shuffled;
    for (const std::uint32_t i : order) {
        shuffled.positions.push_back(cloud.positions[i]);
        shuffled.colours.push_back(cloud.colours[i]);
    }
    const VoxelGrid second = thin(shuffled, 0.03);
    EXPECT_EQ(first.keys, second.keys);
    EXPECT_EQ(first.counts, second.counts);
    EXPECT_TRUE(first.cloud.positions == second.cloud.positions);
    EXPECT_TRUE(first.cloud.colours == second.cloud.colours);
}

TEST(Voxel, surfacesOnRoundNumbersStayOneLayer)
{
    const VoxelGrid grid = thin(corner(100000), 0.05);
    for (const CellKey key : grid.keys) {
        const auto cell = cellOf(key);
        const double z = grid.lattice.low.z() + (cell[2] + 0.5) * 0.05,
                     x = grid.lattice.low.x() + (cell[0] + 0.5) * 0.05;
        EXPECT_TRUE(std::abs(z) < 1e-9 || std::abs(x - 1) < 1e-9) << x << ' ' << z;
    }
}

TEST(Voxel, aMillionIdenticalPointsAreOne)
{
    PointCloud cloud;
    cloud.positions.assign(1'000'000, Eigen::Vector3f(1.25f, -2.5f, 3.75f));
    const VoxelGrid grid = thin(cloud, 0.01);
    ASSERT_EQ(grid.cloud.size(), 1u);
    EXPECT_EQ(grid.counts[0], 1'000'000u);
    EXPECT_LT((grid.cloud.positions[0] - cloud.positions[0]).norm(), 1e-5f);
}

TEST(Voxel, hugeExtentsSortInTheWideForm)
{
    PointCloud cloud;
    geometry::Random random(1);
    for (int i = 0; i < 4000; ++i)
        cloud.positions.push_back(Eigen::Vector3f(static_cast<float>(random.uniform(0, 20000)),
                                                  static_cast<float>(random.uniform(0, 20000)),
                                                  static_cast<float>(random.uniform(0, 20000))));
    const VoxelGrid grid = thin(cloud, 0.0105);
    EXPECT_EQ(grid.cloud.size(), 4000u);
    EXPECT_TRUE(std::is_sorted(grid.keys.begin(), grid.keys.end()));
}

TEST(Voxel, refusesWhatDoesNotFitAndSkipsWhatIsNotFinite)
{
    PointCloud cloud;
    cloud.positions = {{0, 0, 0}, {3e6f, 0, 0}};
    Progress progress;
    EXPECT_EQ(voxelise(cloud, {0.01, false}, progress).error().code, ErrorCode::BadInput);
    EXPECT_EQ(voxelise(cloud, {0.0, false}, progress).error().code, ErrorCode::BadInput);
    cloud.positions[1] = {std::numeric_limits<float>::quiet_NaN(), 0, 0};
    const VoxelGrid grid = thin(cloud, 0.01, true);
    EXPECT_EQ(grid.cloud.size(), 1u);
    EXPECT_EQ(grid.voxelOfPoint[1], kNoVoxel);
    EXPECT_EQ(thin(PointCloud(), 0.01).cloud.size(), 0u);
}

TEST(Voxel, stopsWhenCancelled)
{
    Progress progress;
    progress.cancel();
    EXPECT_EQ(voxelise(corner(10), {0.1, false}, progress).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scan
