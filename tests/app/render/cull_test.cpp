// SPDX-License-Identifier: Apache-2.0
#include "app/render/cull.h"

#include <gtest/gtest.h>

namespace twinloom::render
{
namespace
{

Eye eyeAt(const Eigen::Vector3d &at, const Eigen::Vector3d &target)
{
    Camera camera;
    camera.eye = at;
    camera.target = target;
    return eyeOf(camera, 1.0, {-10, -10, -10}, {10, 10, 10});
}

TEST(Cull, SeesWhatIsInTheFrustumAndHowLarge)
{
    const CullView view = cullView(eyeAt({0, -8, 0}, {0, 0, 0}), Eigen::Vector3d::Zero(), 1000);
    const std::vector<CullView> views = {view};
    const float middle = pixelsAcross(views, {0, 0, 0}, 0.5f);
    EXPECT_NEAR(middle, view.pixels / 7.5f, 1);
    EXPECT_GT(middle, pixelsAcross(views, {0, 6, 0}, 0.5f));
    EXPECT_EQ(pixelsAcross(views, {0, -9.5f, 0}, 0.5f), 0); // behind
    EXPECT_EQ(pixelsAcross(views, {9, 0, 0}, 0.5f), 0);     // beside
    EXPECT_GT(pixelsAcross(views, {9, 0, 0}, 6), 0);        // reaches in
    EXPECT_GT(pixelsAcross(views, {0, -8, 0}, 1), 1000);    // around the eye
}

TEST(Cull, OriginsAreTakenOff)
{
    const Eigen::Vector3d origin(4000, 2000, 0);
    const Eye eye = eyeOf({origin + Eigen::Vector3d(0, -8, 0), origin, {0, 0, 1}, 0.85, 0}, 1.0, origin.array() - 10,
                          origin.array() + 10);
    const std::vector<CullView> views = {cullView(eye, origin, 1000)};
    EXPECT_GT(pixelsAcross(views, {0, 0, 0}, 0.5f), 0);
    EXPECT_EQ(pixelsAcross(views, {4000, 2000, 0}, 0.5f), 0);
}

TEST(Cull, TheEyeThatSeesItLargestDecides)
{
    const CullView ahead = cullView(eyeAt({0, -8, 0}, {0, 0, 0}), Eigen::Vector3d::Zero(), 1000);
    const CullView away = cullView(eyeAt({0, -8, 0}, {0, -9, 0}), Eigen::Vector3d::Zero(), 1000);
    const std::vector<CullView> both = {away, ahead}, one = {away};
    EXPECT_GT(pixelsAcross(both, {0, 0, 0}, 0.5f), 0);
    EXPECT_EQ(pixelsAcross(one, {0, 0, 0}, 0.5f), 0);
}

TEST(Cull, DistanceIsNothingInAParallelProjection)
{
    Camera camera;
    camera.eye = {0, 0, 20};
    camera.target = {0, 0, 0};
    camera.up = {0, 1, 0};
    camera.orthoHeight = 10;
    const std::vector<CullView> views = {
        cullView(eyeOf(camera, 1.0, {-10, -10, -10}, {10, 10, 10}), Eigen::Vector3d::Zero(), 1000)};
    EXPECT_NEAR(pixelsAcross(views, {0, 0, 5}, 0.5f), 100, 0.1);
    EXPECT_NEAR(pixelsAcross(views, {0, 0, -5}, 0.5f), 100, 0.1);
    EXPECT_EQ(pixelsAcross(views, {7, 0, 0}, 0.5f), 0);
}

} // namespace
} // namespace twinloom::render
