// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/polled_sort.h"

#include "core/geometry/random.h"

#include <gtest/gtest.h>

#include <functional>

namespace twinloom::scan
{
namespace
{

std::vector<double> mixedNumbers(std::size_t count)
{
    geometry::Random random(3);
    std::vector<double> numbers(count);
    for (double &number : numbers)
        number = random.uniform(0, 1000);
    return numbers;
}

/// Of one piece, of several, and of one that is not full.
TEST(PolledSort, SortsAsTheStandardDoes)
{
    const Progress progress;
    for (const std::size_t count : {0u, 1u, 1000u, 65'536u, 65'537u, 300'001u}) {
        std::vector<double> numbers = mixedNumbers(count), expected = numbers;
        EXPECT_TRUE(polledSort(numbers, std::less<>(), progress));
        std::sort(expected.begin(), expected.end());
        EXPECT_EQ(numbers, expected) << count;
    }
}

TEST(PolledSort, IsCancelled)
{
    Progress progress;
    progress.cancel();
    std::vector<double> numbers = mixedNumbers(1000);
    EXPECT_FALSE(polledSort(numbers, std::less<>(), progress));
}

} // namespace
} // namespace twinloom::scan
