// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/block_sites.h"

#include "scenegen/facility/fixed_blocks.h"

#include <gtest/gtest.h>

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

void expectBlock(const Block &block, const Block &expected)
{
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_NEAR(block[i], expected[i], 0.05) << i;
}

} // namespace

TEST(BlockSites, ReachBeyondWallsWithoutDoors)
{
    const Ground ground = {{{0, 0}, {40, 0}, {40, 20}, {0, 20}}};
    const HallRectangle frame = hallFrame(ground.floor);
    const BlockSites sites = blockSites(ground, {{{10, 0}, {14, 0}, 0, 4}}, frame, 2);
    ASSERT_EQ(sites.sites.size(), 1u);
    expectBlock(sites.floor[0], {0, 0, 40, 20});
    expectBlock(sites.sites[0], {-1, 0, 42, 21});
}

TEST(BlockSites, EndWhereTheFloorGoesOn)
{
    const Ground ground = {{{0, 0}, {40, 0}, {40, 12}, {14, 12}, {14, 40}, {0, 40}}};
    const BlockSites sites = blockSites(ground, {}, hallFrame(ground.floor), 2);
    ASSERT_EQ(sites.sites.size(), 2u);
    for (std::size_t a = 0; a < 2; ++a)
        EXPECT_LT(overlapOf(sites.sites[a], sites.floor[1 - a]), 0.1) << "none reaches into the other";
    EXPECT_GT(totalArea(sites.sites), totalArea(sites.floor));
}
