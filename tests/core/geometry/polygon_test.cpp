// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/polygon.h"
#include "core/geometry/random.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace twinloom::geometry;

namespace
{

const Polygon kSquare = {{0, 0}, {2, 0}, {2, 2}, {0, 2}};
const Polygon kEll = {{0, 0}, {4, 0}, {4, 1}, {1, 1}, {1, 3}, {0, 3}};

/// A simple polygon around the origin, often far from convex.
Polygon star(Random &random, int corners)
{
    Polygon ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * 3.14159265358979 * i / corners, radius = random.uniform(0.3, 3.0);
        ring.emplace_back(radius * std::cos(angle), radius * std::sin(angle));
    }
    return ring;
}

} // namespace

TEST(Polygon, areaAndCentroid)
{
    EXPECT_DOUBLE_EQ(signedArea(kSquare), 4);
    EXPECT_DOUBLE_EQ(signedArea({{0, 0}, {0, 2}, {2, 2}, {2, 0}}), -4);
    EXPECT_TRUE(centroid(kSquare).isApprox(Vec2(1, 1)));
    EXPECT_DOUBLE_EQ(signedArea(kEll), 6);
    EXPECT_EQ(signedArea({}), 0);
}

TEST(Polygon, simpleOrNot)
{
    EXPECT_TRUE(isSimple(kEll));
    EXPECT_FALSE(isSimple({{0, 0}, {2, 2}, {2, 0}, {0, 2}})) << "bow tie";
    EXPECT_FALSE(isSimple({{0, 0}, {2, 0}}));
    EXPECT_FALSE(isSimple({{0, 0}, {2, 0}, {1, 0}, {1, 1}})) << "folds back";
    EXPECT_FALSE(isSimple({{0, 0}, {2, 0}, {2, 0}, {0, 2}})) << "repeated corner";
    EXPECT_FALSE(isSimple({{0, 0}, {2, 0}, {2, 2}, {1, 0}, {0, 2}})) << "touches an edge";
    EXPECT_FALSE(isSimple({{0, 0}, {NAN, 0}, {2, 2}}));
}

TEST(Polygon, normalisedTurnsAndThins)
{
    const Polygon ring = normalised({{0, 0}, {0, 2}, {0, 2}, {1, 2}, {2, 2}, {2, 0}, {1, 1e-9}});
    EXPECT_EQ(ring.size(), 4U);
    EXPECT_NEAR(signedArea(ring), 4, 1e-12);
}

TEST(Polygon, signedDistance)
{
    EXPECT_DOUBLE_EQ(signedDistance(kSquare, {1, 1}), 1);
    EXPECT_DOUBLE_EQ(signedDistance(kSquare, {3, 1}), -1);
    EXPECT_DOUBLE_EQ(signedDistance(kEll, {2, 2}), -1);
    EXPECT_TRUE(contains(kSquare, {2, 1}));
    EXPECT_FALSE(contains(kEll, {3, 2}));
}

TEST(Polygon, trianglesCoverTheArea)
{
    Random random(7);
    for (int run = 0; run < 200; ++run) {
        const Polygon ring = star(random, 3 + run % 40);
        double area = 0;
        for (const auto &t : triangulate(ring)) {
            const Polygon triangle = {ring[size_t(t[0])], ring[size_t(t[1])], ring[size_t(t[2])]};
            EXPECT_GE(signedArea(triangle), -1e-12);
            area += signedArea(triangle);
        }
        EXPECT_NEAR(area, signedArea(ring), 1e-9);
    }
    EXPECT_TRUE(triangulate({{0, 0}, {2, 2}, {2, 0}, {0, 2}}).empty());
}

TEST(Polygon, intersectionAgreesWithSampling)
{
    EXPECT_NEAR(intersectionArea(kSquare, kEll), 3, 1e-12);
    EXPECT_NEAR(iou(kSquare, kSquare), 1, 1e-12);
    EXPECT_EQ(intersectionArea(kSquare, {{5, 5}, {6, 5}, {6, 6}}), 0);
    Random random(11);
    const Polygon a = star(random, 17), b = star(random, 12);
    int both = 0;
    const int n = 200000;
    for (int i = 0; i < n; ++i) {
        const Vec2 p(random.uniform(-3, 3), random.uniform(-3, 3));
        both += contains(a, p) && contains(b, p);
    }
    EXPECT_NEAR(intersectionArea(a, b), 36.0 * both / n, 0.1);
}
