// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/fixed_blocks.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <numbers>

using namespace twinloom;
using namespace twinloom::facility;

TEST(FixedBlocks, TheFrameFollowsTheWallsAndTheRoomsX)
{
    EXPECT_NEAR(hallFrame({{0, 0}, {10, 0}, {10, 30}, {0, 30}}).yaw, 0, 1e-9);
    const double turn = 0.3;
    const geometry::Vec2 along(std::cos(turn), std::sin(turn)), up(-along.y(), along.x());
    const HallRectangle frame = hallFrame({{0, 0}, 20 * along, 20 * along + 50 * up, 50 * up});
    EXPECT_NEAR(frame.yaw, turn, 1e-9);
    const Block block = {2, 3, 4, 5};
    const Block again = blockOf(frame, boxOf(frame, block));
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_NEAR(again[i], block[i], 1e-9);
}

TEST(FixedBlocks, HoldsWhatLiesOnFreeFloorOnly)
{
    const Ground ground{{{0, 0}, {20, 0}, {20, 10}, {0, 10}}, {}, {{{15, 5, 1}, {4, 4, 2}, 0}}};
    const HallRectangle frame = hallFrame(ground.floor);
    EXPECT_TRUE(holds(ground, frame, {0, 0, 10, 10}));
    EXPECT_FALSE(holds(ground, frame, {-1, 0, 10, 10}));
    EXPECT_FALSE(holds(ground, frame, {10, 0, 5, 10}));
}

TEST(FixedBlocks, MachinesFarApartAreNotForcedIntoOneBlock)
{
    const Ground ground{{{0, 0}, {60, 0}, {60, 30}, {0, 30}}, {}, {}};
    BlockTask task;
    task.ground = 1800;
    task.departments = {{QStringLiteral("Machines"), 80, false, QStringLiteral("machining")}};
    std::vector<scene::RoomObject> pinned(2);
    for (scene::RoomObject &machine : pinned)
        machine = test::thing("CNCMachine", {10, 15, 1}, {3, 2, 2}, std::numbers::pi / 2);
    pinned[1].box.centre.x() = 50;
    Issues issues;
    ASSERT_OK(fixBlocks(task, {}, pinned, ground, hallFrame(ground.floor), issues));
    ASSERT_TRUE(task.fixed[0]);
    const Block inner = withoutAisles(*task.fixed[0], task.aisle);
    EXPECT_NEAR(areaOf(inner), 80, 1e-6);
    EXPECT_LE(inner[0], 9 + 1e-9);
    EXPECT_GE(inner[0] + inner[2], 11 - 1e-9);
    EXPECT_TRUE(issues.empty());
}

TEST(FixedBlocks, SaysWhereThereIsNoRoomAroundAMachine)
{
    const Ground ground{{{0, 0}, {6, 0}, {6, 30}, {0, 30}}, {}, {}};
    BlockTask task;
    task.ground = 180;
    task.departments = {{QStringLiteral("Machines"), 500, false, QStringLiteral("machining")}};
    const std::vector<scene::RoomObject> pinned = {test::thing("CNCMachine", {3, 15, 1}, {3, 2, 2})};
    Issues issues;
    ASSERT_OK(fixBlocks(task, {}, pinned, ground, hallFrame(ground.floor), issues));
    EXPECT_FALSE(task.fixed[0]);
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues.front().code, QLatin1String("pinned-without-department"));
}

TEST(FixedBlocks, PlacesThatCannotBeAreNamedAndLeftToTheSearch)
{
    const Ground ground{{{0, 0}, {40, 0}, {40, 20}, {0, 20}}, {}, {{{35, 10, 1}, {4, 4, 2}, 0}}};
    BlockTask task;
    task.ground = 800;
    for (const char *name : {"A", "B", "C", "D", "E"})
        task.departments.push_back({QLatin1String(name), 60, false, QStringLiteral("racks")});
    const auto place = [](int department, double x, double y) {
        return FixedDepartment{department, {{x, y}, geometry::Vec2(8, 6)}};
    };
    Issues issues;
    const HallRectangle frame = hallFrame(ground.floor);
    ASSERT_OK(fixBlocks(task, {place(0, 10, 10), place(1, 14, 10), place(2, 34, 12), place(3, 2, 4)}, {}, ground, frame,
                        issues));
    EXPECT_TRUE(task.fixed[0]);
    for (const std::size_t d : {1u, 2u, 3u})
        EXPECT_FALSE(task.fixed[d]) << d;
    ASSERT_EQ(issues.size(), 3u);
    EXPECT_EQ(issues[0].code, QLatin1String("fixed-does-not-fit"));
    EXPECT_EQ(issues[0].message, QStringLiteral("B cannot be at its place: it overlaps A. It lies elsewhere."));
    EXPECT_TRUE(issues[1].message.contains(QLatin1String("C cannot be at its place: it lies on forbidden floor")));
    EXPECT_TRUE(issues[2].message.contains(QLatin1String("D cannot be at its place: it reaches out of the floor")));
    const auto off = fixBlocks(task, {place(4, 60, 10)}, {}, ground, frame, issues);
    EXPECT_EQ(off.error().message, QStringLiteral("parameters.fixed: the place of E is not on the floor"));
}
