// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/random.h"
#include "core/geometry/transform.h"

#include <gtest/gtest.h>

using namespace twinloom::geometry;

TEST(Transform, matrixAndBack)
{
    Random random(5);
    for (int run = 0; run < 200; ++run) {
        Transform t;
        t.translation = {random.normal(), random.normal(), random.normal()};
        t.rotation =
            Eigen::Quaterniond(random.normal(), random.normal(), random.normal(), random.normal()).normalized();
        t.scale = {random.uniform(0.1, 3), random.uniform(0.1, 3), random.uniform(0.1, 3)};
        const Transform back = Transform::fromMatrix(t.matrix());
        EXPECT_TRUE(back.matrix().isApprox(t.matrix(), 1e-9));
        EXPECT_TRUE(back.scale.isApprox(t.scale, 1e-9));
    }
}

TEST(Transform, theShortestTurnBringsOneDirectionOntoAnother)
{
    Random random(6);
    for (int run = 0; run < 200; ++run) {
        const Vec3 from(random.normal(), random.normal(), random.normal());
        const Vec3 to = run % 4 == 0 ? Vec3(-from * 2) : Vec3(random.normal(), random.normal(), random.normal());
        const Eigen::Quaterniond turn = turnBetween(from, to);
        EXPECT_TRUE((turn * from.normalized()).isApprox(to.normalized(), 1e-9));
        const double angle = std::acos(std::clamp(from.normalized().dot(to.normalized()), -1.0, 1.0));
        EXPECT_NEAR(turn.angularDistance(Eigen::Quaterniond::Identity()), angle, 1e-6);
    }
}

TEST(Transform, aMirrorSurvives)
{
    const Eigen::Affine3d mirror(Eigen::Scaling(-1.0, 2.0, 1.0));
    EXPECT_TRUE(Transform::fromMatrix(mirror).matrix().isApprox(mirror, 1e-12));
}

TEST(Transform, placeTurnsAboutZ)
{
    const Transform t = Transform::place({1, 2, 3}, 0.7);
    EXPECT_NEAR(t.yaw(), 0.7, 1e-12);
    EXPECT_TRUE((t.matrix() * Vec3(0, 0, 0)).isApprox(Vec3(1, 2, 3)));
}
