// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/orbit_camera.h"

#include "tests/support/test_data.h"

namespace twinloom::studio
{
namespace
{

TEST(OrbitCamera, AxesAreARightHandedFrame)
{
    OrbitCamera camera;
    for (const StandardView view :
         {StandardView::Top, StandardView::Front, StandardView::Side, StandardView::Perspective}) {
        camera.face(view);
        EXPECT_TRUE(camera.right().cross(camera.up()).isApprox(camera.backward(), 1e-9));
    }
    camera.face(StandardView::Front);
    EXPECT_TRUE(camera.right().isApprox(Eigen::Vector3d::UnitX(), 1e-9)) << "from the front, x goes right";
}

TEST(OrbitCamera, WhatIsFramedFillsMostOfTheView)
{
    const Eigen::AlignedBox3d box(Eigen::Vector3d(-7, -1, 0), Eigen::Vector3d(3, 2, 9));
    std::vector<Eigen::Vector3d> corners;
    for (int corner = 0; corner < 8; ++corner)
        corners.push_back(box.corner(static_cast<Eigen::AlignedBox3d::CornerType>(corner)));
    for (const StandardView view : {StandardView::Perspective, StandardView::Top, StandardView::Front})
        for (const double aspect : {0.5, 1.0, 2.4}) {
            OrbitCamera camera;
            camera.face(view);
            camera.frame(corners, aspect);
            const render::Eye eye = render::eyeOf(camera.camera(), aspect, box.min(), box.max());
            Eigen::AlignedBox2d seen;
            for (const Eigen::Vector3d &corner : corners)
                seen.extend((eye.projection * eye.view * corner.homogeneous()).hnormalized().head<2>());
            EXPECT_NEAR(seen.sizes().maxCoeff() / 2, 0.85, 0.01) << aspect;
            EXPECT_LT(seen.min().cwiseAbs().maxCoeff(), 0.9);
            EXPECT_LT(seen.max().cwiseAbs().maxCoeff(), 0.9);
            EXPECT_LT((camera.target - box.center()).norm(), 3) << "the view turns about the middle";
        }
}

TEST(OrbitCamera, FramesASinglePoint)
{
    OrbitCamera camera;
    camera.frame(std::vector{Eigen::Vector3d(1, 2, 3)}, 1.5);
    EXPECT_TRUE(camera.target.isApprox(Eigen::Vector3d(1, 2, 3), 1e-6));
    EXPECT_GT(camera.distance, 0.05);
}

TEST(OrbitCamera, ZoomKeepsWhatIsUnderTheCursor)
{
    OrbitCamera camera;
    const double half = camera.viewHeight() / 2;
    const Eigen::Vector3d point = camera.target + camera.right() * 0.5 * half + camera.up() * 0.25 * half;
    camera.zoom(3, 0.5, 0.25);
    const Eigen::Vector3d way = point - camera.eye();
    const double depth = -way.dot(camera.backward()), nearHalf = depth * std::tan(camera.verticalFov / 2);
    EXPECT_NEAR(way.dot(camera.right()) / nearHalf, 0.5, 1e-9);
    EXPECT_NEAR(way.dot(camera.up()) / nearHalf, 0.25, 1e-9);
}

TEST(OrbitCamera, LookingRoundKeepsTheEye)
{
    OrbitCamera camera;
    const Eigen::Vector3d eye = camera.eye();
    camera.look(120, -40);
    EXPECT_TRUE(camera.eye().isApprox(eye, 1e-9));
}

TEST(OrbitCamera, TextSurvivesAndNonsenseIsRefused)
{
    OrbitCamera camera;
    camera.orbit(30, 10);
    const auto read = OrbitCamera::fromText(camera.toText());
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->eye().isApprox(camera.eye(), 1e-6));
    for (const char *text : {"", "1 2 3", "1 2 3 4 5 6 x", "nan 0 0 1 0 0 0"})
        EXPECT_FALSE(OrbitCamera::fromText(QLatin1StringView(text))) << text;
}

} // namespace
} // namespace twinloom::studio
