// SPDX-License-Identifier: Apache-2.0
#include "twin/history/chunk_codec.h"

#include "core/geometry/random.h"
#include "tests/support/test_data.h"

#include <limits>

namespace twinloom::history
{
namespace
{

Samples roundTrip(const Samples &samples)
{
    const auto decoded = decodeChunk(encodeChunk(samples), qint64(samples.size()));
    EXPECT_OK(decoded);
    return decoded.value_or({});
}

Samples steadySamples()
{
    Samples samples;
    for (int i = 0; i < kChunkSamples; ++i)
        samples.push_back({1'700'000'000'000'000'000 + i * 500'000'000LL, 2500.0 + i % 7, Quality::Good});
    return samples;
}

} // namespace

TEST(ChunkCodec, keepsEveryBit)
{
    const Samples odd{{std::numeric_limits<qint64>::max(), -0.0, Quality::Bad},
                      {std::numeric_limits<qint64>::min(), std::numeric_limits<double>::denorm_min(), Quality::Good},
                      {0, 1e308, Quality::Good},
                      {0, 1e308, Quality::Uncertain},
                      {5, -1.0 / 3, Quality::Good}};
    EXPECT_EQ(roundTrip(odd), odd);
    EXPECT_EQ(roundTrip({}), Samples());
    EXPECT_EQ(roundTrip(steadySamples()), steadySamples());
}

TEST(ChunkCodec, keepsNoise)
{
    geometry::Random random(7);
    Samples samples;
    for (int i = 0; i < kChunkSamples; ++i)
        samples.push_back({qint64(random.uniform(0, 1e15)), random.uniform(-1e6, 1e6), Quality(i % 3)});
    EXPECT_EQ(roundTrip(samples), samples);
}

TEST(ChunkCodec, steadySeriesAreSmall)
{
    EXPECT_LT(encodeChunk(steadySamples()).size(), kChunkSamples * 6);
}

TEST(ChunkCodec, damageIsAnErrorOrOtherSamplesNeverACrash)
{
    const QByteArray good = encodeChunk(steadySamples());
    for (qsizetype length = 0; length < good.size(); length += 7)
        EXPECT_FALSE(decodeChunk(good.left(length), kChunkSamples)) << length;
    EXPECT_FALSE(decodeChunk(good + 'x', kChunkSamples));
    EXPECT_FALSE(decodeChunk(good, kChunkSamples + 1));
    EXPECT_FALSE(decodeChunk(good, -1));
    EXPECT_FALSE(decodeChunk(good, std::numeric_limits<qint64>::max()));
    for (qsizetype at = 0; at < good.size(); ++at) {
        QByteArray bad = good;
        bad[at] = char(bad[at] ^ 0x55);
        (void)decodeChunk(bad, kChunkSamples);
    }
}

TEST(Crc32, ofTheCheckString)
{
    EXPECT_EQ(crc32("123456789", 9), 0xCBF43926u); // the check value that the standard's catalogues give
    EXPECT_EQ(crc32("6789", 4, crc32("12345", 5)), 0xCBF43926u);
}

} // namespace twinloom::history
