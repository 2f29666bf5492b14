// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/paths.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

TEST(Paths, RemovesTheBarrierAndNotWhatItHides)
{
    const geometry::Polygon floor = test::box(3, 5).polygon;
    const std::vector<PathObstacle> obstacles = {{{{1.5, 4.7, 0.5}, {0.5, 0.5, 1}, 0}, false, Keep::Free},
                                                 {{{1.5, 2.5, 0.5}, {3, 0.4, 1}, 0}, false, Keep::Free}};
    EXPECT_EQ(blockersOfPaths(floor, obstacles, Progress()), std::vector<std::size_t>{1});
}

TEST(Paths, PinnedBarriersStay)
{
    const geometry::Polygon floor = test::box(3, 5).polygon;
    const std::vector<PathObstacle> obstacles = {{{{1.5, 2.5, 0.5}, {3, 0.4, 1}, 0}, false, Keep::Pinned}};
    EXPECT_TRUE(blockersOfPaths(floor, obstacles, Progress()).empty());
}

TEST(Paths, NothingToDoInAFreeRoom)
{
    const std::vector<PathObstacle> obstacles = {{{{0.5, 0.5, 0.5}, {0.5, 0.5, 1}, 0}, false, Keep::Free}};
    EXPECT_TRUE(blockersOfPaths(test::box(3, 5).polygon, obstacles, Progress()).empty());
}

} // namespace
} // namespace twinloom::scenegen
