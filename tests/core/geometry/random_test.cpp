// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <vector>

using twinloom::geometry::Random;

TEST(Random, isPcg32)
{
    // The first outputs of the reference implementation's demo: pcg32_srandom(42, 54).
    Random random(42, 54);
    for (const std::uint32_t expected : {0xa15c02b7U, 0x7b47f409U, 0xba1d3330U, 0x83d2f293U, 0xbfa4784bU, 0xcbed606eU})
        EXPECT_EQ(random.bits(), expected);
}

TEST(Random, distributions)
{
    Random random(1);
    double sum = 0, squares = 0;
    std::array<int, 7> hits{};
    const int n = 100000;
    for (int i = 0; i < n; ++i) {
        const double x = random.normal();
        sum += x;
        squares += x * x;
        ++hits[random.below(7)];
        const double u = random.uniform();
        ASSERT_TRUE(u >= 0 && u < 1);
    }
    EXPECT_NEAR(sum / n, 0, 0.02);
    EXPECT_NEAR(squares / n, 1, 0.03);
    for (const int hit : hits)
        EXPECT_NEAR(hit, n / 7.0, 500);
}

TEST(Random, weightedNeverDrawsZero)
{
    Random random(2);
    const std::vector<double> weights = {0, 1, 0, 3, 0};
    int third = 0;
    for (int i = 0; i < 10000; ++i) {
        const std::size_t drawn = random.weighted(weights);
        ASSERT_TRUE(drawn == 1 || drawn == 3);
        third += drawn == 3;
    }
    EXPECT_NEAR(third, 7500, 200);
    EXPECT_EQ(random.weighted(std::vector<double>{0, 0}), 2U);
}

TEST(Random, shuffleKeepsAll)
{
    Random random(9);
    std::vector<int> items = {1, 2, 3, 4, 5};
    random.shuffle(items);
    EXPECT_NE(items, (std::vector<int>{1, 2, 3, 4, 5}));
    std::sort(items.begin(), items.end());
    EXPECT_EQ(items, (std::vector<int>{1, 2, 3, 4, 5}));
}
