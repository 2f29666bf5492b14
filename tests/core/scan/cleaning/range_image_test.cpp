// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/range_image.h"

#include "tests/core/scan/cleaning/simulated_stations.h"

namespace twinloom::scan
{
namespace
{

/// A wall of points 4 m before a scanner at the origin; those on its right half are faulty.
struct SeenWall {
    std::vector<Eigen::Vector3f> positions;
    std::vector<PointFault> faults;

    SeenWall()
    {
        for (float y = -3; y < 3; y += 0.02f)
            for (float z = -1; z < 1; z += 0.02f) {
                positions.emplace_back(4.0f, y, z);
                faults.push_back(y < 0 ? PointFault::Mirrored : PointFault::Surface);
            }
    }
};

} // namespace

TEST(RangeImage, TellsHowFarBeamsWent)
{
    const SeenWall wall;
    Progress progress;
    const auto image = RangeImage::make({wall.positions, Eigen::Vector3f::Zero()}, wall.faults, progress);
    ASSERT_OK(image);
    EXPECT_NEAR(image->clearAround({2, 0.5f, 0}), 4.1f, 0.1f);
    EXPECT_NEAR(image->clearTo({2, 0.5f, 0}), 4.1f, 0.1f);
    EXPECT_EQ(image->clearAround({2, -0.5f, 0}), 0) << "points that are of no surface say nothing";
    EXPECT_EQ(image->clearAround({-2, 0, 0}), 0) << "nothing was seen there";
    progress.cancel();
    EXPECT_EQ(RangeImage::make({wall.positions, Eigen::Vector3f::Zero()}, wall.faults, progress).error().code,
              ErrorCode::Cancelled);
}

} // namespace twinloom::scan
