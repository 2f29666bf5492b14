// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/bvh.h"
#include "core/geometry/random.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace twinloom::geometry;
using Eigen::Vector3f;

namespace
{

struct Soup {
    std::vector<Vector3f> positions;
    std::vector<std::uint32_t> indices;
};

Vector3f point(Random &random, double spread)
{
    return {float(random.normal() * spread), float(random.normal() * spread), float(random.normal() * spread)};
}

Soup randomSoup(int triangles, std::uint64_t seed)
{
    Random random(seed);
    Soup soup;
    for (int i = 0; i < triangles; ++i) {
        const Vector3f centre = point(random, 5);
        for (int k = 0; k < 3; ++k) {
            soup.indices.push_back(std::uint32_t(soup.positions.size()));
            soup.positions.push_back(centre + point(random, 0.4));
        }
    }
    return soup;
}

} // namespace

TEST(Bvh, agreesWithEveryTriangleAskedAlone)
{
    const Soup soup = randomSoup(3000, 4);
    const Bvh all(soup.positions, soup.indices);
    std::vector<Bvh> single;
    for (std::size_t i = 0; i < soup.indices.size(); i += 3)
        single.emplace_back(soup.positions, std::span(soup.indices).subspan(i, 3));
    Random random(8);
    int hits = 0;
    for (int run = 0; run < 300; ++run) {
        const Ray ray{point(random, 8), point(random, 1)};
        float nearest = std::numeric_limits<float>::infinity();
        for (const Bvh &one : single)
            if (const auto hit = one.nearest(ray))
                nearest = std::min(nearest, hit->distance);
        const auto hit = all.nearest(ray);
        ASSERT_EQ(hit.has_value(), std::isfinite(nearest));
        if (hit) {
            ++hits;
            EXPECT_FLOAT_EQ(hit->distance, nearest);
            EXPECT_FLOAT_EQ(single[hit->triangle].nearest(ray)->distance, nearest);
        }
    }
    EXPECT_GT(hits, 50);
}

TEST(Bvh, axisParallelRaysAndFaces)
{
    const std::vector<Vector3f> positions = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}};
    const std::vector<std::uint32_t> indices = {0, 1, 2, 0, 2, 3};
    const Bvh square(positions, indices);
    for (const float x : {0.0f, 0.25f, 0.5f, 1.0f})
        for (const float y : {0.0f, 0.25f, 0.5f, 1.0f})
            EXPECT_TRUE(square.nearest({{x, y, 1}, {0, 0, -1}})) << x << " " << y;
    EXPECT_FLOAT_EQ(square.nearest({{0.5f, 0.2f, 3}, {0, 0, -2}})->distance, 1.5f) << "in lengths of the direction";
    EXPECT_FALSE(square.nearest({{0.5f, 0.2f, 3}, {0, 0, -1}}, 2.9f));
    EXPECT_FALSE(square.nearest({{0.5f, 0.2f, 3}, {0, 0, 1}}));
}

TEST(Bvh, noRayLeavesAClosedMeshThroughAnEdge)
{
    // A ball of 24 x 48 faces, far from the origin so that floats are coarse; rays from within at corners and at edges.
    constexpr std::uint32_t kRings = 24, kSegments = 48;
    const Vector3f middle(137.3f, -55.7f, 12.9f);
    Soup ball;
    for (std::uint32_t i = 0; i <= kRings; ++i)
        for (std::uint32_t j = 0; j < kSegments; ++j) {
            const double polar = M_PI * i / kRings, turn = 2 * M_PI * j / kSegments;
            const double ring = i == 0 || i == kRings ? 0 : std::sin(polar);
            ball.positions.push_back(
                middle + Vector3f(float(ring * std::cos(turn)), float(ring * std::sin(turn)), float(std::cos(polar))));
        }
    for (std::uint32_t i = 0; i < kRings; ++i)
        for (std::uint32_t j = 0; j < kSegments; ++j) {
            const std::uint32_t a = i * kSegments + j, b = i * kSegments + (j + 1) % kSegments;
            ball.indices.insert(ball.indices.end(), {a, a + kSegments, b, b, a + kSegments, b + kSegments});
        }
    const Bvh bvh(ball.positions, ball.indices);
    Random random(3);
    int lost = 0;
    for (int n = 0; n < 40'000; ++n) {
        const std::size_t triangle =
            3 * static_cast<std::size_t>(random.uniform(0, double(ball.indices.size() / 3) - 0.5));
        const Vector3f &a = ball.positions[ball.indices[triangle]], &b = ball.positions[ball.indices[triangle + 1]];
        const float share = n % 5 == 0 ? 0.0f : float(random.uniform(0, 1));
        const Vector3f from = middle + point(random, 0.1);
        lost += !bvh.nearest({from, a + (b - a) * share - from});
    }
    EXPECT_EQ(lost, 0);
}

TEST(Bvh, manyEqualAndBrokenTriangles)
{
    Soup soup = randomSoup(1, 1);
    for (int i = 0; i < 5000; ++i)
        soup.indices.insert(soup.indices.end(), {0, 1, 2});
    const auto broken = std::uint32_t(soup.positions.size());
    soup.positions.push_back({NAN, 0, 0});
    soup.indices.insert(soup.indices.end(), {0, 1, broken});
    const Bvh bvh(soup.positions, soup.indices);
    const Vector3f middle = (soup.positions[0] + soup.positions[1] + soup.positions[2]) / 3;
    EXPECT_TRUE(bvh.nearest({middle + Vector3f(0.3f, 0.4f, 5), Vector3f(-0.3f, -0.4f, -5)}));
    EXPECT_TRUE(Bvh(soup.positions, {}).empty());
}
