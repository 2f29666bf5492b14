// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/trimmed_range.h"

#include <gtest/gtest.h>

namespace twinloom::geometry
{

TEST(TrimmedRange, StrayValuesAtEitherEndDoNotCount)
{
    std::vector<float> values{-1000, 900};
    for (int i = 0; i <= 97; ++i)
        values.push_back(static_cast<float>(i));
    const Range range = trimmedRange(values, 0.01);
    EXPECT_DOUBLE_EQ(range.low, 0);
    EXPECT_DOUBLE_EQ(range.high, 97);
    EXPECT_DOUBLE_EQ(range.length(), 97);
}

TEST(TrimmedRange, AllCountWithoutAShareAndOneIsEnough)
{
    std::vector<double> values{3, -2, 7};
    EXPECT_DOUBLE_EQ(trimmedRange(values, 0).length(), 9);
    std::vector<double> one{4};
    EXPECT_DOUBLE_EQ(trimmedRange(one, 0.01).low, 4);
}

} // namespace twinloom::geometry
