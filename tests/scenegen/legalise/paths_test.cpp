// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/paths.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

#include <set>

namespace twinloom::scenegen
{
namespace
{

TEST(Paths, RemovesTheBarrierAndNotWhatItHides)
{
    const FloorGrid floor(test::box(3, 5).polygon);
    const std::vector<PathObstacle> obstacles = {{{{1.5, 4.7, 0.5}, {0.5, 0.5, 1}, 0}, false, Keep::Free},
                                                 {{{1.5, 2.5, 0.5}, {3, 0.4, 1}, 0}, false, Keep::Free}};
    EXPECT_EQ(blockersOfPaths(floor, obstacles, Progress()), std::vector<std::size_t>{1});
}

TEST(Paths, WhatWasAskedForStaysWhereSomethingElseCanGo)
{
    const FloorGrid floor(test::box(3, 5).polygon);
    const std::vector<PathObstacle> obstacles = {{{{0.75, 2.5, 0.5}, {1.5, 0.4, 1}, 0}, false, Keep::Free},
                                                 {{{2.25, 2.5, 0.5}, {1.5, 0.4, 1}, 0}, false, Keep::Wanted}};
    EXPECT_EQ(blockersOfPaths(floor, obstacles, Progress()), std::vector<std::size_t>{0});
}

TEST(Paths, PinnedBarriersStay)
{
    const FloorGrid floor(test::box(3, 5).polygon);
    const std::vector<PathObstacle> obstacles = {{{{1.5, 2.5, 0.5}, {3, 0.4, 1}, 0}, false, Keep::Pinned}};
    EXPECT_TRUE(blockersOfPaths(floor, obstacles, Progress()).empty());
}

TEST(Paths, ASeatThatNobodyReachesGoesUnlessItWasAskedFor)
{
    const FloorGrid floor(test::box(3, 5).polygon);
    const PathObstacle table{{{1.5, 0.75, 0.4}, {1.8, 0.8, 0.8}, 0}, false, Keep::Free};
    const auto seat = [](double x, Keep keep) {
        return PathObstacle{{{x, 0.25, 0.4}, {0.4, 0.5, 0.8}, 0}, true, keep};
    };
    EXPECT_EQ(blockersOfPaths(floor, {table, seat(1.5, Keep::Free)}, Progress()), std::vector<std::size_t>{1});
    EXPECT_TRUE(blockersOfPaths(floor, {table, seat(1.5, Keep::Wanted)}, Progress()).empty());
    EXPECT_EQ(blockersOfPaths(floor, {table, seat(1.3, Keep::Wanted), seat(1.7, Keep::Free)}, Progress()),
              std::vector<std::size_t>{2});
}

TEST(Paths, RatherThanATableTheSeatsOfOneSideGo)
{
    // A corridor of 2.4 m: with both rows of seats nobody passes, with one there is a way of 0.8 m.
    const FloorGrid floor(test::box(2.4, 8).polygon);
    std::vector<PathObstacle> obstacles = {{{{1.2, 5, 0.4}, {0.8, 1.4, 0.8}, 0}, false, Keep::Free, true}};
    for (const double x : {0.55, 1.85})
        for (const double y : {4.7, 5.3})
            obstacles.push_back({{{x, y, 0.4}, {0.5, 0.5, 0.8}, 0}, true, Keep::Free, false});
    const std::vector<std::size_t> gone = blockersOfPaths(floor, obstacles, Progress());
    ASSERT_EQ(gone.size(), 2u);
    for (const std::size_t seat : gone)
        EXPECT_EQ(obstacles[seat].box.centre.x(), obstacles[gone.front()].box.centre.x()) << "of one side";
    EXPECT_NE(gone.front(), 0u);

    obstacles.front().box.size.x() = 2.2; // the table itself is in the way: no seat stays without it
    const std::vector<std::size_t> all = blockersOfPaths(floor, obstacles, Progress());
    EXPECT_EQ(std::set<std::size_t>(all.begin(), all.end()), (std::set<std::size_t>{0, 1, 2, 3, 4}));
}

TEST(Paths, WhatWasLostAnyhowIsNobodysFault)
{
    // Points of a scan shut off a pocket of the floor; the table beside it would make it no better.
    const FloorGrid floor = floorBetween(test::box(5, 5).polygon, {{{2.5, 3.5, 0.5}, {5, 0.2, 1}, 0}});
    const std::vector<PathObstacle> obstacles = {{{{2.5, 3.0, 0.5}, {1.2, 0.6, 1}, 0}, false, Keep::Free},
                                                 {{{1, 4.5, 0.5}, {0.4, 0.4, 1}, 0}, false, Keep::Pinned}};
    EXPECT_TRUE(blockersOfPaths(floor, obstacles, Progress()).empty());
}

TEST(Paths, ObstaclesOfNoObjectShutWaysOff)
{
    const FloorGrid floor = floorBetween(test::box(3, 5).polygon, {{{0.8, 2.5, 0.5}, {1.6, 0.3, 1}, 0}});
    const std::vector<PathObstacle> obstacles = {{{{2.3, 2.5, 0.5}, {1.4, 0.3, 1}, 0}, false, Keep::Free}};
    EXPECT_EQ(blockersOfPaths(floor, obstacles, Progress()), std::vector<std::size_t>{0});
    EXPECT_TRUE(blockersOfPaths(FloorGrid(test::box(3, 5).polygon), obstacles, Progress()).empty());
}

TEST(Paths, NothingToDoInAFreeRoom)
{
    const std::vector<PathObstacle> obstacles = {{{{0.5, 0.5, 0.5}, {0.5, 0.5, 1}, 0}, false, Keep::Free}};
    EXPECT_TRUE(blockersOfPaths(FloorGrid(test::box(3, 5).polygon), obstacles, Progress()).empty());
}

TEST(Paths, CostIsThatOfWhatHasToGoAndIsNotSoughtBeyondTheMost)
{
    const FloorGrid floor(test::box(3, 8).polygon);
    const std::vector<PathObstacle> obstacles = {{{{1.5, 2.5, 0.5}, {3, 0.4, 1}, 0}, false, Keep::Free},
                                                 {{{1.5, 5.5, 0.5}, {3, 0.4, 1}, 0}, false, Keep::Free}};
    const double each = 0.3 + 3 * 0.4;
    EXPECT_NEAR(costOfBlockers(floor, obstacles, 100, Progress()), 2 * each, 1e-9);
    EXPECT_NEAR(costOfBlockers(floor, obstacles, each / 2, Progress()), each, 1e-9) << "more than the most is enough";
    const PathObstacle asked{{{1.5, 4, 0.5}, {3, 0.4, 1}, 0}, false, Keep::Wanted};
    EXPECT_NEAR(costOfBlockers(floor, {asked}, 100, Progress()), kUnmetCost, 1e-9);
}

TEST(Paths, TheLastSeatOfATableIsMissedMore)
{
    const FloorGrid floor(geometry::Polygon{{0, 0}, {3, 0}, {3, 4}, {0, 4}});
    // One seat stands in the only way along the table, the other below it.
    const PathObstacle table{{{0.8, 2, 0.4}, {1.6, 0.8, 0.8}, 0}, false, Keep::Free, true};
    const PathObstacle inTheWay{{{2.25, 2, 0.5}, {1.2, 0.5, 1}, 0}, true, Keep::Free};
    const PathObstacle other{{{0.8, 1.3, 0.5}, {0.5, 0.5, 1}, 0}, true, Keep::Free};
    const double seat = costOfBlockers(floor, {table, inTheWay, other}, 100, Progress());
    EXPECT_NEAR(seat, 0.3 + 1.2 * 0.5, 1e-9);
    EXPECT_NEAR(costOfBlockers(floor, {table, inTheWay}, 100, Progress()), seat + kBareCost, 1e-9);
}

} // namespace
} // namespace twinloom::scenegen
