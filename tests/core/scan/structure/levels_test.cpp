// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/levels.h"

#include "tests/core/scan/synthetic_room.h"

#include <gtest/gtest.h>

namespace twinloom::scan
{
namespace
{

const geometry::Polygon kSquare = {{0, 0}, {4, 0}, {4, 3}, {0, 3}}, kTable = {{1, 1}, {2.5, 1}, {2.5, 2}, {1, 2}};

TEST(Levels, AreFoundWithTheirAreas)
{
    test::SyntheticRoom room;
    room.addLevel(kSquare, 0.2);
    room.addLevel(kTable, 0.95);
    room.addLevel(kSquare, 2.7);
    const std::vector<Level> levels = findLevels(room.cloud, 0.03, 0.5);
    ASSERT_EQ(levels.size(), 3u);
    EXPECT_NEAR(levels[0].height, 0.2, 0.002);
    EXPECT_NEAR(levels[1].height, 0.95, 0.002);
    EXPECT_NEAR(levels[2].height, 2.7, 0.002);
    EXPECT_NEAR(levels[0].area, 12, 0.6);
    EXPECT_NEAR(levels[1].area, 1.5, 0.3);
}

TEST(Levels, OnlyOfTheChosenPoints)
{
    test::SyntheticRoom room;
    room.addLevel(kSquare, 0);
    room.addLevel(kTable, 0.75);
    const auto high = [&](std::size_t i) { return room.cloud.positions[i].z() > 0.5f; };
    const std::vector<Level> levels = findLevels(room.cloud, 0.03, 0.5, high);
    ASSERT_EQ(levels.size(), 1u);
    EXPECT_NEAR(levels[0].height, 0.75, 0.002);
}

TEST(Levels, TheCeilingCoversTheMostAndTheFloorIsTheLowest)
{
    const FloorAndCeiling chosen =
        chooseFloorAndCeiling({{-1.0, 0.6}, {0.0, 12.0}, {0.75, 4.0}, {2.7, 10.0}, {3.5, 2.0}});
    EXPECT_EQ(chosen.floor, 0.0);
    EXPECT_EQ(chosen.ceiling, 2.7);
    EXPECT_FALSE(chooseFloorAndCeiling({{0.0, 12.0}, {0.75, 4.0}}).ceiling);
    const FloorAndCeiling wide = chooseFloorAndCeiling({{0.0, 900.0}, {12.0, 9000.0}});
    EXPECT_EQ(wide.floor, 0.0);
    EXPECT_EQ(wide.ceiling, 12.0);
    EXPECT_FALSE(chooseFloorAndCeiling({}).floor);
}

TEST(Levels, AreNotSoughtOnAfterACancel)
{
    test::SyntheticRoom room;
    room.addRoom({{0, 0}, {5, 0}, {5, 4}, {0, 4}}, 0, 2.5);
    Progress progress;
    EXPECT_FALSE(findLevels(room.cloud, 0.03, 0.5, {}, progress).empty());
    progress.cancel();
    EXPECT_TRUE(findLevels(room.cloud, 0.03, 0.5, {}, progress).empty());
}

} // namespace
} // namespace twinloom::scan
