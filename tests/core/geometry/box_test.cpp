// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/box.h"
#include "core/geometry/random.h"

#include <gtest/gtest.h>

#include <numbers>

using namespace twinloom::geometry;

TEST(Box, frontIsLocalYAndYawTurnsLeft)
{
    const Box box{{1, 2, 0.5}, {2, 1, 1}, std::numbers::pi / 2};
    EXPECT_TRUE(box.front().isApprox(Vec2(-1, 0), 1e-12));
    EXPECT_TRUE(box.toWorld({1, 0}).isApprox(Vec2(1, 3), 1e-12));
    EXPECT_TRUE(box.toLocal(box.toWorld({0.3, -0.2})).isApprox(Vec2(0.3, -0.2), 1e-12));
    EXPECT_NEAR(signedArea(box.footprint()), 2, 1e-12);
    EXPECT_DOUBLE_EQ(box.bottom(), 0);
    EXPECT_DOUBLE_EQ(box.top(), 1);
}

TEST(Box, overlapAlongAllFourAxes)
{
    const Box a{{0, 0, 0.5}, {2, 2, 1}, 0};
    const Box turned{{1.9, 1.9, 0.5}, {2, 2, 1}, std::numbers::pi / 4};
    EXPECT_LT(planOverlap(a, turned), 0) << "their bounds overlap, they do not";
    EXPECT_FALSE(overlaps(a, turned, 0.01));
    EXPECT_FALSE(overlaps(a, {{1.995, 0, 0.5}, {2, 2, 1}, 0}, 0.01)) << "5 mm are within the tolerance";
    EXPECT_TRUE(overlaps(a, {{1.98, 0, 0.5}, {2, 2, 1}, 0}, 0.01));
    EXPECT_FALSE(overlaps(a, {{0, 0, 1.5}, {2, 2, 1}, 0}, 0.01)) << "one on the other";
}

TEST(Box, overlapAgreesWithIntersectionArea)
{
    Random random(3);
    auto any = [&] {
        return Box{{random.uniform(-1, 1), random.uniform(-1, 1), 0},
                   {random.uniform(0.2, 1), random.uniform(0.2, 1), 1},
                   random.uniform(-4, 4)};
    };
    for (int run = 0; run < 2000; ++run) {
        const Box a = any(), b = any();
        const double overlap = planOverlap(a, b), area = intersectionArea(a.footprint(), b.footprint());
        EXPECT_EQ(overlap > 1e-6, area > 1e-12) << overlap << " " << area;
        EXPECT_NEAR(overlap, planOverlap(b, a), 1e-12);
    }
}

TEST(Box, wrapAngle)
{
    EXPECT_NEAR(wrapAngle(3 * std::numbers::pi), std::numbers::pi, 1e-12);
    EXPECT_NEAR(wrapAngle(-0.5), -0.5, 1e-15);
    EXPECT_NEAR(wrapAngle(2 * std::numbers::pi + 0.25), 0.25, 1e-12);
}

TEST(Box, IntersectionOverUnionIsOfVolumes)
{
    const Box a{{0, 0, 0.5}, {2, 2, 1}, 0};
    EXPECT_NEAR(iou(a, a), 1, 1e-12);
    EXPECT_NEAR(iou(a, {{1, 0, 0.5}, {2, 2, 1}, 0}), 1.0 / 3, 1e-12);
    EXPECT_NEAR(iou(a, {{0, 0, 1.0}, {2, 2, 1}, 0}), 1.0 / 3, 1e-12);
    EXPECT_EQ(iou(a, {{0, 0, 2.5}, {2, 2, 1}, 0}), 0) << "above it";
    EXPECT_NEAR(iou(a, {{0, 0, 0.5}, {2, 2, 1}, std::numbers::pi / 2}), 1, 1e-9);
}
