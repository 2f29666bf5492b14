// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/block_filler.h"

#include "scenegen/facility/fixed_blocks.h"

#include <gtest/gtest.h>

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

scene::Room fillerHall()
{
    scene::Room room;
    room.polygon = {{0, 0}, {40, 0}, {40, 20}, {0, 20}};
    room.height = 8.0;
    return room;
}

} // namespace

TEST(BlockFiller, ThingsStayBetweenTheAislesOfTheirBlock)
{
    geometry::Random random(1);
    const scene::Room room = fillerHall();
    CellPlacer placer(HallRules::builtIn(), scenegen::Arrangement(room), 1, random);
    const HallRectangle frame = hallFrame(room.polygon);
    BlockFiller filler(placer, frame, room.polygon, 2.4, random);
    const Block block = {4, 4, 14, 12};
    EXPECT_TRUE(filler.fill(block, QStringLiteral("machining")));
    EXPECT_FALSE(filler.fill({30, 4, 3.5, 3.5}, QStringLiteral("robots")));
    const Block inner = withoutAisles(block, 2.4);
    for (const scene::RoomObject &object : placer.take()) {
        const Block one = blockOf(frame, object.box);
        EXPECT_NEAR(overlapOf(one, inner), areaOf(one), 0.02) << object.category.toStdString();
    }
}

TEST(BlockFiller, TwoRowsStandBackToBackWhereThereIsNoRoomForAnAisle)
{
    geometry::Random random(1);
    const scene::Room room = fillerHall();
    CellPlacer placer(HallRules::builtIn(), scenegen::Arrangement(room), 1, random);
    const HallRectangle frame = hallFrame(room.polygon);
    BlockFiller filler(placer, frame, room.polygon, 2.4, random);
    EXPECT_TRUE(filler.fill({5, 4, 22.4, 10.9}, QStringLiteral("machining"))); // 8.5 m between the aisles
    int low = 0, high = 0;
    for (const scene::RoomObject &object : placer.take())
        if (object.category == QLatin1String("CNCMachine"))
            ++(object.box.centre.y() < 9.45 ? low : high);
    EXPECT_GE(low, 2);
    EXPECT_GE(high, 2);
}

TEST(BlockFiller, WhatStandsAtAWallHasItsBackToIt)
{
    geometry::Random random(1);
    const scene::Room room = fillerHall();
    CellPlacer placer(HallRules::builtIn(), scenegen::Arrangement(room), 1, random);
    const HallRectangle frame = hallFrame(room.polygon);
    BlockFiller filler(placer, frame, room.polygon, 2.4, random);
    EXPECT_TRUE(filler.fill({4, -1.2, 22.4, 6.4}, QStringLiteral("machining"))); // 4 m deep, at the wall y = 0
    int machines = 0;
    for (const scene::RoomObject &object : placer.take())
        if (object.category == QLatin1String("CNCMachine")) {
            ++machines;
            EXPECT_GT(object.box.front().y(), 0.9);
            EXPECT_LT(object.box.centre.y(), 2.5);
        }
    EXPECT_GE(machines, 2);
}

TEST(BlockFiller, WhatIsMissingStandsOnSpareFloor)
{
    geometry::Random random(1);
    const scene::Room room = fillerHall();
    CellPlacer placer(HallRules::builtIn(), scenegen::Arrangement(room), 1, random);
    placer.want({{QStringLiteral("press"), 3}});
    const HallRectangle frame = hallFrame(room.polygon);
    BlockFiller filler(placer, frame, room.polygon, 2.4, random);
    const std::vector<Department> departments = {{QStringLiteral("A"), 20, false, QStringLiteral("racks")}};
    filler.addMissing(departments, {{0, 0, 5, 5}}, {{0, 0, 40, 20}});
    const auto objects = placer.take();
    ASSERT_EQ(objects.size(), 3u);
    for (const scene::RoomObject &object : objects)
        EXPECT_EQ(object.category, QStringLiteral("Press"));
}
