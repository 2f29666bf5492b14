// SPDX-License-Identifier: Apache-2.0
#include "app/render/renderer.h"

#include <gtest/gtest.h>

#include <Eigen/Geometry>

namespace twinloom::render
{
namespace
{

using Eigen::Vector3d;

/// The largest coordinate in clip space that a corner of the box reaches; up to 1 is seen.
double reach(const Eye &eye, const Vector3d &low, const Vector3d &high)
{
    double most = 0;
    for (int i = 0; i < 8; ++i) {
        const Vector3d corner((i & 1 ? high : low).x(), (i & 2 ? high : low).y(), (i & 4 ? high : low).z());
        const Vector3d clip = (eye.projection * eye.view * corner.homogeneous()).hnormalized();
        most = std::max(most, clip.cwiseAbs().maxCoeff());
    }
    return most;
}

TEST(Camera, OverviewSeesAllAndFillsThePicture)
{
    for (const double aspect : {0.5, 1.0, 16.0 / 9})
        for (const Vector3d &high : {Vector3d(4, 3, 2.5), Vector3d(100, 20, 8), Vector3d(0.2, 0.2, 3)}) {
            const Vector3d low(-1, 0, 0);
            const Eye eye = eyeOf(overview(low, high, aspect), aspect, low, high);
            EXPECT_LE(reach(eye, low, high), 1.0);
            EXPECT_GE(reach(eye, low, high), 0.85);
        }
}

TEST(Camera, NearAndFarHoldWhatIsSeen)
{
    Camera camera;
    camera.eye = {0, -1000, 200};
    camera.verticalFov = 1.2;
    EXPECT_LE(reach(eyeOf(camera, 1, {-50, -50, 0}, {50, 50, 30}), {-50, -50, 0}, {50, 50, 30}), 1.0);
    camera.orthoHeight = 200;
    EXPECT_LE(reach(eyeOf(camera, 1, {-50, -50, 0}, {50, 50, 30}), {-50, -50, 0}, {50, 50, 30}), 1.0);
}

TEST(Camera, LooksStraightDownWithoutTumbling)
{
    Camera camera;
    camera.eye = {1, 2, 10};
    camera.target = {1, 2, 0};
    const Eye eye = eyeOf(camera, 1, {0, 0, 0}, {2, 4, 1});
    EXPECT_TRUE(eye.view.allFinite());
    const Vector3d east = (eye.view * Eigen::Vector4d(1, 0, 0, 0)).head<3>();
    EXPECT_TRUE(east.isApprox(Vector3d(1, 0, 0), 1e-9)); // as on a map
}

} // namespace
} // namespace twinloom::render
