// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/sparse_surface.h"

#include "core/geometry/random.h"
#include "tests/support/test_data.h"

#include <algorithm>

namespace twinloom::scan
{
namespace
{

constexpr double kRadius = 0.3, kLayer = 0.015;

/// A wall at x = 0 whose points are 8 cm apart, then `noise` points anywhere in the room before it.
PointCloud wallAndNoise(int noise)
{
    PointCloud cloud;
    for (int y = 0; y < 20; ++y)
        for (int z = 0; z < 20; ++z)
            cloud.positions.emplace_back(0.0f, 0.08f * static_cast<float>(y), 0.08f * static_cast<float>(z));
    geometry::Random random(7);
    for (int i = 0; i < noise; ++i)
        cloud.positions.emplace_back(float(random.uniform(0.1, 3)), float(random.uniform(0, 1.6)),
                                     float(random.uniform(0, 1.6)));
    return cloud;
}

TEST(SparseSurface, KeepsAWallOfFewPointsAndLeavesNoiseOut)
{
    const PointCloud cloud = wallAndNoise(20);
    std::vector<std::uint8_t> marks(cloud.size(), 0);
    Progress progress;
    ASSERT_OK(keepSparseSurfaces(cloud, kRadius, kLayer, marks, progress));
    EXPECT_GE(std::count(marks.begin(), marks.begin() + 400, 1), 340);
    EXPECT_LE(std::count(marks.begin() + 400, marks.end(), 1), 2);
}

// Rooms lost 0.3 m of wall in corners far from stations: a reach for so few points has both walls in it there.
TEST(SparseSurface, KeepsTwoWallsUpToTheirCorner)
{
    PointCloud cloud = wallAndNoise(0);
    for (int x = 0; x < 20; ++x)
        for (int z = 0; z < 20; ++z)
            cloud.positions.emplace_back(0.04f + 0.08f * static_cast<float>(x), -0.04f, 0.08f * static_cast<float>(z));
    std::vector<std::uint8_t> marks(cloud.size(), 0);
    Progress progress;
    ASSERT_OK(keepSparseSurfaces(cloud, kRadius, kLayer, marks, progress));
    std::size_t lost = 0;
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        const Eigen::Vector3f &p = cloud.positions[i];
        const bool atEnd = p.z() < 0.2f || p.z() > 1.3f || std::max(p.x(), p.y()) < 0.14f;
        lost += !marks[i] && !atEnd ? 1 : 0;
    }
    EXPECT_EQ(lost, 0u);
}

TEST(SparseSurface, AStrayBeforeAWallStaysOut)
{
    PointCloud cloud = wallAndNoise(0);
    cloud.positions.emplace_back(0.05f, 0.8f, 0.8f);
    std::vector<std::uint8_t> marks(cloud.size(), 1);
    marks.back() = 0;
    Progress progress;
    ASSERT_OK(keepSparseSurfaces(cloud, kRadius, kLayer, marks, progress));
    EXPECT_EQ(marks.back(), 0);
    EXPECT_EQ(std::count(marks.begin(), marks.end(), 0), 1) << "what had a mark keeps it";
}

TEST(SparseSurface, Cancels)
{
    const PointCloud cloud = wallAndNoise(10);
    std::vector<std::uint8_t> marks(cloud.size(), 0);
    Progress progress;
    progress.cancel();
    const auto done = keepSparseSurfaces(cloud, kRadius, kLayer, marks, progress);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scan
