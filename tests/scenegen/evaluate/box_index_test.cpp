// SPDX-License-Identifier: Apache-2.0
#include "scenegen/evaluate/box_index.h"

#include "core/geometry/random.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace twinloom::scenegen
{
namespace
{

using geometry::Box;

/// From the size of a cup to that of a hall, some of them at no place at all.
std::vector<Box> boxes(std::size_t count)
{
    geometry::Random random(5);
    std::vector<Box> made;
    for (std::size_t i = 0; i < count; ++i) {
        const double size = std::exp(random.uniform(-2.0, i % 50 == 0 ? 6.0 : 1.5));
        made.push_back({{random.uniform(-60, 60), random.uniform(-60, 60), 0.5},
                        {size, size * random.uniform(0.2, 1), 1},
                        random.uniform(-3, 3)});
    }
    made[count / 2].centre.x() = std::numeric_limits<double>::quiet_NaN();
    made[count / 3].centre.y() = 1e300;
    return made;
}

void expectNeighbours(const BoxIndex &index, const std::vector<Box> &all, std::size_t count)
{
    for (const Box &box : all) {
        const std::vector<std::size_t> near = index.near(box, 0.5);
        EXPECT_TRUE(std::is_sorted(near.begin(), near.end()));
        EXPECT_EQ(std::adjacent_find(near.begin(), near.end()), near.end()) << "twice the same";
        for (std::size_t k = 0; k < count; ++k)
            if (geometry::planOverlap(box, all[k]) > -0.3) {
                EXPECT_TRUE(std::binary_search(near.begin(), near.end(), k)) << k;
            }
        EXPECT_TRUE(near.empty() || near.back() < count);
    }
}

TEST(BoxIndex, FindsAllNeighboursWhateverTheirNumberAndSize)
{
    for (const std::size_t count : {10u, 48u, 49u, 400u}) {
        const std::vector<Box> all = boxes(count);
        BoxIndex index;
        for (const Box &box : all)
            index.add(box);
        EXPECT_EQ(index.size(), count);
        expectNeighbours(index, all, count);
    }
}

TEST(BoxIndex, ForgetsTheLastOnes)
{
    const std::vector<Box> all = boxes(300);
    BoxIndex index;
    for (const Box &box : all)
        index.add(box);
    for (const std::size_t count : {200u, 49u, 48u, 20u, 0u}) {
        index.truncate(count);
        EXPECT_EQ(index.size(), count);
        expectNeighbours(index, all, count);
    }
    for (const Box &box : all)
        index.add(box);
    expectNeighbours(index, all, all.size());
}

TEST(BoxIndex, AsksOnlyTheNeighbourhood)
{
    BoxIndex index;
    for (int i = 0; i < 10000; ++i)
        index.add({{(i % 100) * 3.0, (i / 100) * 3.0, 0.5}, {1, 1, 1}, 0});
    int asked = 0;
    EXPECT_FALSE(index.any({{150, 150, 0.5}, {1, 1, 1}, 0}, 0.1, [&](std::size_t) {
        ++asked;
        return false;
    }));
    EXPECT_LT(asked, 20);
}

} // namespace
} // namespace twinloom::scenegen
