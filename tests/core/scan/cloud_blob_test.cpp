// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cloud_blob.h"

#include "core/geometry/random.h"
#include "tests/support/test_data.h"

#include <algorithm>

namespace twinloom::scan
{
namespace
{

PointCloud randomCloud(std::size_t points)
{
    geometry::Random random(3);
    PointCloud cloud;
    cloud.origin = {400000, 5000000, 12};
    cloud.station = geometry::Vec3(1, 2, 3);
    for (std::size_t i = 0; i < points; ++i) {
        cloud.positions.emplace_back(random.uniform(-20, 20), random.uniform(0, 30), random.uniform(0, 3));
        // Colour and intensity tell which point it was.
        cloud.colours.push_back(
            {static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i >> 8), static_cast<std::uint8_t>(i >> 16)});
        cloud.intensities.push_back(static_cast<float>(i % 256) / 255.0f);
    }
    return cloud;
}

std::size_t indexOf(const Rgb &colour)
{
    return colour.r | static_cast<std::size_t>(colour.g) << 8 | static_cast<std::size_t>(colour.b) << 16;
}

TEST(CloudBlob, KeepsEveryPointWithinATenthOfAMillimetre)
{
    const PointCloud cloud = randomCloud(100000);
    const QByteArray bytes = encodeCloud(cloud);
    EXPECT_LE(static_cast<std::size_t>(bytes.size()), 11 * cloud.size());
    const auto back = decodeCloud(bytes);
    ASSERT_OK(back);
    ASSERT_EQ(back->size(), cloud.size());
    EXPECT_EQ(back->origin, cloud.origin);
    EXPECT_EQ(back->station, cloud.station);
    std::vector<char> seen(cloud.size(), 0);
    for (std::size_t i = 0; i < back->size(); ++i) {
        const std::size_t which = indexOf(back->colours[i]);
        ASSERT_LT(which, cloud.size());
        seen[which] = 1;
        EXPECT_LT((back->positions[i] - cloud.positions[which]).norm(), 1.5e-4f);
        EXPECT_NEAR(back->intensities[i], cloud.intensities[which], 1e-6f);
    }
    EXPECT_EQ(std::count(seen.begin(), seen.end(), 1), static_cast<std::ptrdiff_t>(cloud.size()));
    EXPECT_EQ(encodeCloud(cloud), bytes);
}

TEST(CloudBlob, APrefixOfAChunkCoversTheChunk)
{
    const QByteArray bytes = encodeCloud(randomCloud(50000));
    const auto chunks = cloudChunks(bytes);
    const auto cloud = decodeCloud(bytes);
    ASSERT_OK(chunks);
    ASSERT_OK(cloud);
    ASSERT_GT(chunks->size(), 4u);
    for (const CloudChunk &chunk : *chunks) {
        EXPECT_LE((chunk.high - chunk.low).maxCoeff(), 8.001f);
        if (chunk.count < 300)
            continue;
        Eigen::Vector3f mean = Eigen::Vector3f::Zero();
        for (std::size_t i = chunk.first; i < chunk.first + 100; ++i)
            mean += cloud->positions[i] / 100.0f;
        const Eigen::Vector3f off = (mean - (chunk.low + chunk.high) / 2).cwiseQuotient(chunk.high - chunk.low);
        EXPECT_LT(off.cwiseAbs().maxCoeff(), 0.2f);
    }
}

TEST(CloudBlob, TakesEmptyAndOddClouds)
{
    const auto empty = decodeCloud(encodeCloud({}));
    ASSERT_OK(empty);
    EXPECT_TRUE(empty->empty());
    PointCloud same;
    same.positions.assign(100000, Eigen::Vector3f(1, 2, 3));
    same.positions.emplace_back(std::numeric_limits<float>::quiet_NaN(), 0, 0);
    const auto back = decodeCloud(encodeCloud(same));
    ASSERT_OK(back);
    EXPECT_EQ(back->size(), 100000u);
    EXPECT_TRUE(back->colours.empty());
    EXPECT_EQ(back->positions.back(), Eigen::Vector3f(1, 2, 3));
}

TEST(CloudBlob, RefusesDamage)
{
    const QByteArray good = encodeCloud(randomCloud(200));
    for (qsizetype size = 0; size < good.size(); ++size) {
        const auto cut = decodeCloud(good.left(size));
        ASSERT_FALSE(cut) << size;
        EXPECT_EQ(cut.error().code, ErrorCode::BadInput);
    }
    EXPECT_FALSE(decodeCloud(good + 'x'));
    geometry::Random random(5);
    int refused = 0;
    for (int round = 0; round < 3000; ++round) {
        QByteArray bad = good;
        for (int k = 0; k < 3; ++k)
            bad[static_cast<qsizetype>(random.below(110))] = static_cast<char>(random.below(256));
        const auto cloud = decodeCloud(bad);
        if (cloud)
            EXPECT_EQ(cloud->size(), 200u);
        else
            ++refused;
    }
    EXPECT_GT(refused, 1000);
}

} // namespace
} // namespace twinloom::scan
