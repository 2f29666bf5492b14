// SPDX-License-Identifier: Apache-2.0
#include "app/render/point_chunks.h"

#include "core/geometry/random.h"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>

namespace twinloom::render
{
namespace
{

scan::PointCloud square(int count)
{
    scan::PointCloud cloud;
    geometry::Random random(1);
    for (int i = 0; i < count; ++i)
        cloud.positions.emplace_back(static_cast<float>(random.uniform(0, 10)),
                                     static_cast<float>(random.uniform(0, 10)), 0.0f);
    return cloud;
}

TEST(PointChunks, HoldAllFinitePointsOnce)
{
    scan::PointCloud cloud = square(100'000);
    cloud.positions[7].x() = std::numeric_limits<float>::quiet_NaN();
    const PointChunks chunks = makeChunks(cloud);
    EXPECT_EQ(chunks.vertices.size(), 99'999u);
    std::size_t next = 0;
    for (const PointChunk &chunk : chunks.chunks) {
        EXPECT_EQ(chunk.first, next);
        next += chunk.count;
        for (std::size_t i = chunk.first; i < chunk.first + chunk.count; ++i) {
            const float *p = chunks.vertices[i].position;
            EXPECT_TRUE(chunk.box.contains(Eigen::Vector3f(p[0], p[1], p[2])));
        }
    }
    EXPECT_EQ(next, chunks.vertices.size());
    EXPECT_GT(chunks.chunks.size(), 2u);
}

TEST(PointChunks, APrefixCoversTheWholeChunk)
{
    const PointChunks chunks = makeChunks(square(30'000));
    ASSERT_EQ(chunks.chunks.size(), 1u);
    int quadrant[4] = {};
    for (int i = 0; i < 400; ++i) {
        const float *p = chunks.vertices[static_cast<std::size_t>(i)].position;
        ++quadrant[(p[0] > 5) + 2 * (p[1] > 5)];
    }
    for (const int count : quadrant)
        EXPECT_NEAR(count, 100, 35);
}

TEST(PointChunks, SpacingIsThatOfTheSurface)
{
    const PointChunks chunks = makeChunks(square(30'000)); // 10 x 10 m: one in 58 mm x 58 mm
    EXPECT_NEAR(chunks.chunks.front().spacing, 0.0577f, 0.01f);
}

TEST(PointChunks, TheBudgetIsSharedEvenly)
{
    const std::vector<ChunkView> views = {{1000, 5000}, {1000, 500}, {1000, 0}};
    EXPECT_EQ(shareBudget(views, 10'000), (std::vector<std::size_t>{1000, 500, 0}));
    EXPECT_EQ(shareBudget(views, 750), (std::vector<std::size_t>{500, 250, 0}));
    EXPECT_EQ(shareBudget(views, 0), (std::vector<std::size_t>{0, 0, 0}));
}

TEST(PointChunks, IntensityIsKeptBesideTheColour)
{
    scan::PointCloud cloud = square(2);
    cloud.colours = {scan::Rgb{10, 20, 30}, scan::Rgb{10, 20, 30}};
    EXPECT_EQ(makeChunks(cloud).vertices[0].colour[3], kNoIntensity);
    cloud.intensities = {1.0f, 1.0f};
    const PointChunks chunks = makeChunks(cloud);
    EXPECT_EQ(chunks.vertices[0].colour[3], kNoIntensity - 1) << "all of it is no lack of it";
    EXPECT_EQ(chunks.vertices[0].colour[0], 10);
}

} // namespace
} // namespace twinloom::render
