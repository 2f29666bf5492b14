// SPDX-License-Identifier: Apache-2.0
#include "scenegen/evaluate/rules.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

using test::thing;

TEST(Rules, WhatStands)
{
    const std::vector<scene::RoomObject> objects = {thing("Table", {1, 1, 0.4}, {1, 1, 0.8}),
                                                    thing("Cup", {1.2, 1, 0.85}, {0.1, 0.1, 0.1}, 0, 0),
                                                    thing("Cup", {1.53, 1, 0.85}, {0.1, 0.1, 0.1}, 0, 0)};
    EXPECT_TRUE(stands(objects, 0));
    EXPECT_FALSE(stands(objects, 1));
    EXPECT_TRUE(stands(objects, 2)) << "3 cm out of the parent";
}

TEST(Rules, CollisionNeedsMoreThanACentimetreAlongEveryAxis)
{
    const auto a = thing("Bed", {0, 0, 0.5}, {1, 1, 1});
    EXPECT_FALSE(collides(a, thing("Desk", {0.995, 0, 0.5}, {1, 1, 1})));
    EXPECT_TRUE(collides(a, thing("Desk", {0.985, 0, 0.5}, {1, 1, 1})));
    EXPECT_FALSE(collides(a, thing("Desk", {0, 0, 1.495}, {1, 1, 1})));
    EXPECT_FALSE(collides(a, thing("Desk", {0.9, 0.9, 0.5}, {0.5, 0.5, 1}, 0.785))) << "the corners miss each other";
}

TEST(Rules, SeatsTuckUnderTables)
{
    const auto table = thing("DiningTable", {0, 0, 0.4}, {1, 1, 0.8}),
               chair = thing("armchair", {0.6, 0, 0.5}, {0.5, 0.5, 1});
    EXPECT_FALSE(collides(table, chair));
    EXPECT_TRUE(isTucked(chair, table));
    EXPECT_FALSE(isTucked(chair, chair));
    EXPECT_TRUE(collides(chair, thing("Stool", {0.7, 0, 0.3}, {0.5, 0.5, 0.6})));
}

TEST(Rules, Obstacles)
{
    EXPECT_FALSE(isObstacle({{0, 0, 0.01}, {2, 3, 0.02}, 0})) << "a rug";
    EXPECT_FALSE(isObstacle({{0, 0, 1.5}, {1, 0.05, 0.6}, 0})) << "a picture";
    EXPECT_TRUE(isObstacle({{0, 0, 0.5}, {1, 1, 1}, 0}));
}

TEST(Rules, OutOfBoundsKnowsReentrantCorners)
{
    const geometry::Polygon floor = test::ell().polygon;
    EXPECT_TRUE(isInside(floor, {{0.5, 0.5, 0}, {1, 1, 1}, 0}));
    EXPECT_FALSE(isOutOfBounds(floor, {{0.485, 0.5, 0}, {1, 1, 1}, 0})) << "1.5 cm";
    EXPECT_TRUE(isOutOfBounds(floor, {{0.475, 0.5, 0}, {1, 1, 1}, 0})) << "2.5 cm";
    // All four corners on the floor, the notch's corner under the middle of one side.
    const geometry::Box across{{2.9, 2.9, 0}, {2.0, 0.3, 1}, 2.356};
    for (const auto &corner : across.footprint())
        ASSERT_TRUE(geometry::contains(floor, corner));
    EXPECT_FALSE(isInside(floor, across));
    EXPECT_FALSE(isOutOfBounds(floor, across)) << "the wedge is less than 2 cm deep";
    EXPECT_TRUE(isOutOfBounds(floor, {{3.0, 3.0, 0}, {2.0, 0.3, 1}, 2.356}));
}

TEST(Rules, DoorZoneLiesInside)
{
    const scene::Room room = test::box(4, 4);
    const geometry::Box zone = doorZone(room.polygon, room.doors.front());
    EXPECT_NEAR(zone.centre.x(), 2, 1e-9);
    EXPECT_NEAR(zone.centre.y(), 0.4, 1e-9);
    EXPECT_TRUE(blocksDoor(zone, {{2, 1, 0.5}, {0.5, 0.5, 1}, 0}));
    EXPECT_FALSE(blocksDoor(zone, {{2, 1.045, 0.5}, {0.5, 0.5, 1}, 0}));
    EXPECT_FALSE(blocksDoor(zone, {{2.7, 0.3, 0.5}, {0.59, 0.5, 1}, 0}));
}

TEST(Rules, FootprintDistance)
{
    const geometry::Box box{{0, 0, 0}, {2, 2, 1}, 0};
    EXPECT_EQ(footprintDistance(box, {0.5, 0.5}), 0);
    EXPECT_NEAR(footprintDistance(box, {4, 5}), 5, 1e-12);
}

} // namespace
} // namespace twinloom::scenegen
