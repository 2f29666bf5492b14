// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/aisle_map.h"

#include "scenegen/facility/fixed_blocks.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

std::vector<scenegen::PlannedAisle> aislesBetween(const std::vector<Block> &blocks, const Ground &ground)
{
    BlockTask task;
    task.aisle = 2;
    return aislesOf(task, blocks, ground, hallFrame(ground.floor));
}

double areaOfAll(const std::vector<scenegen::PlannedAisle> &aisles)
{
    double sum = 0;
    for (const auto &aisle : aisles)
        sum += aisle.width * aisle.length;
    return sum;
}

} // namespace

TEST(AisleMap, FourBlocksAtTheWallsHaveACross)
{
    const Ground ground = {{{0, 0}, {42, 0}, {42, 22}, {0, 22}}};
    // Half an aisle beyond the walls, so that what is between the aisles stands at them.
    const auto aisles = aislesBetween({{-1, -1, 22, 12}, {21, -1, 22, 12}, {-1, 11, 22, 12}, {21, 11, 22, 12}}, ground);
    ASSERT_EQ(aisles.size(), 3u) << "one goes on where they cross";
    EXPECT_NEAR(areaOfAll(aisles), 42 * 2 + 20 * 2, 1e-6);
    const auto &along = *std::max_element(aisles.begin(), aisles.end(),
                                          [](const auto &a, const auto &b) { return a.length < b.length; });
    EXPECT_EQ(along.kind, scenegen::PlannedAisle::Kind::Main);
    EXPECT_NEAR(along.length, 42, 1e-6);
    EXPECT_NEAR(along.width, 2, 1e-6);
    EXPECT_NEAR(geometry::signedArea(along.outline), 84, 1e-6);
    EXPECT_EQ(std::count_if(aisles.begin(), aisles.end(),
                            [](const auto &aisle) { return aisle.kind == scenegen::PlannedAisle::Kind::Cross; }),
              2);
}

TEST(AisleMap, SpareFloorAndTakenFloorAreNone)
{
    Ground ground = {{{0, 0}, {60, 0}, {60, 40}, {0, 40}}};
    const double around = areaOfAll(aislesBetween({{-1, -1, 12, 12}}, ground));
    EXPECT_NEAR(around, 12 * 12 - 10 * 10, 1e-6) << "an aisle around the block, and no more";
    ground.taken.push_back({{11, 5, 1}, {2, 10, 2}, 0});
    EXPECT_NEAR(areaOfAll(aislesBetween({{-1, -1, 12, 12}}, ground)), around - 20, 1e-6);
}
