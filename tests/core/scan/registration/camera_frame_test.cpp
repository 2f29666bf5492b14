// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/camera_frame.h"

#include <gtest/gtest.h>

namespace twinloom::scan
{
namespace
{

/// A wall three metres ahead with a floor below, as a depth camera of 58 by 45 degrees sees them.
PointCloud pictureOfWall()
{
    PointCloud cloud;
    for (int row = -30; row <= 30; ++row)
        for (int column = -40; column <= 40; ++column) {
            const Eigen::Vector3f beam(0.0139f * static_cast<float>(column), 0.0138f * static_cast<float>(row), 1);
            const float floor = beam.y() > 0 ? 1.0f / beam.y() : 100.0f;
            cloud.positions.push_back(std::min(3.0f, floor) * beam);
        }
    return cloud;
}

TEST(CameraFrame, IsToldByItsCone)
{
    PointCloud cloud = pictureOfWall();
    EXPECT_TRUE(isInCameraFrame(cloud));
    cloud.positions.emplace_back(0.1f, 0.2f, -0.4f); // a stray point
    EXPECT_TRUE(isInCameraFrame(cloud));
    for (Eigen::Vector3f &p : cloud.positions)
        p = {p.x(), p.z(), -p.y()}; // z up
    EXPECT_FALSE(isInCameraFrame(cloud));
}

TEST(CameraFrame, RoomsAreNone)
{
    PointCloud cloud;
    for (int x = -20; x <= 20; ++x)
        for (int y = -20; y <= 20; ++y)
            for (const float z : {0.0f, 2.5f})
                cloud.positions.emplace_back(0.1f * static_cast<float>(x), 0.1f * static_cast<float>(y), z);
    EXPECT_FALSE(isInCameraFrame(cloud)) << "the origin in the middle of its floor";
    for (Eigen::Vector3f &p : cloud.positions)
        p.z() += 10;
    EXPECT_FALSE(isInCameraFrame(cloud)) << "nothing fills the cone of something far below";
    EXPECT_FALSE(isInCameraFrame({}));
}

} // namespace
} // namespace twinloom::scan
