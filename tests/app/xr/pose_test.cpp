// SPDX-License-Identifier: Apache-2.0
#include "app/xr/pose.h"

#include <gtest/gtest.h>

using namespace twinloom::xr;

TEST(Pose, frontAndUpTurnIntoEachOther)
{
    EXPECT_EQ(fromXrAxes() * Eigen::Vector3d(0, 1, 0), Eigen::Vector3d(0, 0, 1)) << "up";
    EXPECT_EQ(fromXrAxes() * Eigen::Vector3d(0, 0, -1), Eigen::Vector3d(0, 1, 0)) << "ahead";
    EXPECT_NEAR(fromXrAxes().determinant(), 1, 1e-12);
}

TEST(Pose, thereAndBack)
{
    const XrPosef pose = {{0.1f, 0.2f, -0.3f, 0.9273618f}, {1, 2, 3}};
    const XrPosef back = toXrPose(toIsometry(pose));
    EXPECT_NEAR(back.orientation.z, pose.orientation.z, 1e-6);
    EXPECT_NEAR(back.orientation.w, pose.orientation.w, 1e-6);
    EXPECT_EQ(back.position.y, 2);
}

TEST(Pose, projectionPutsTheEdgesOfTheViewAtTheEdgesOfThePicture)
{
    const XrFovf fov = {-0.9f, 0.5f, 0.6f, -0.8f};
    const Eigen::Matrix4d matrix = projectionOf(fov, 0.1, 50);
    const auto project = [&](double x, double y, double z) {
        const Eigen::Vector4d clip = matrix * Eigen::Vector4d(x, y, z, 1);
        return Eigen::Vector3d(clip.head<3>() / clip.w());
    };
    EXPECT_NEAR(project(2 * std::tan(-0.9), 0, -2).x(), -1, 1e-6);
    EXPECT_NEAR(project(2 * std::tan(0.5), 0, -2).x(), 1, 1e-6);
    EXPECT_NEAR(project(0, 2 * std::tan(0.6), -2).y(), 1, 1e-6);
    EXPECT_NEAR(project(0, 2 * std::tan(-0.8), -2).y(), -1, 1e-6);
    EXPECT_NEAR(project(0, 0, -0.1).z(), -1, 1e-6);
    EXPECT_NEAR(project(0, 0, -50).z(), 1, 1e-6);
}

TEST(Pose, lookingAtHasItsTargetAhead)
{
    for (const Eigen::Vector3d &target :
         {Eigen::Vector3d(3, 4, 1), Eigen::Vector3d(1, 1, 9), Eigen::Vector3d(1, 1, 2)}) {
        const Eigen::Isometry3d pose = lookingAt({1, 1, 2}, target);
        EXPECT_NEAR(pose.linear().determinant(), 1, 1e-12);
        const Eigen::Vector3d seen = pose.inverse() * target;
        EXPECT_NEAR(seen.head<2>().norm(), 0, 1e-9);
        EXPECT_LE(seen.z(), 0);
    }
}
