// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/hall_planner.h"

#include "core/scan/simulate/simulate.h"
#include "scenegen/evaluate/evaluate.h"
#include "scenegen/graph/graph_generator.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

#include <QElapsedTimer>

using namespace twinloom;
using namespace twinloom::scenegen;

namespace
{

Layout furnished(scene::Room room, quint64 seed, Request request = {})
{
    room.objects.clear();
    request.room = std::move(room);
    request.seed = seed;
    Progress progress;
    const auto layout = generate(*makeGraphGenerator(), request, progress);
    EXPECT_OK(layout);
    return layout ? *layout : Layout{};
}

scene::Room plainHall(double length, double width, const char *type = "factory")
{
    scene::Room room;
    room.roomType = QString::fromLatin1(type);
    room.polygon = {{0, 0}, {length, 0}, {length, width}, {0, width}};
    room.height = 7.0;
    room.doors.push_back({{2, 0}, {5, 0}, 0, 4});
    return room;
}

} // namespace

TEST(HallPlanner, TheScannedHallsShapeBecomesALegalFactory)
{
    const scene::Room hall = scan::hallPreset().front();
    std::vector<Layout> layouts;
    for (quint64 seed = 1; seed <= 6; ++seed) {
        layouts.push_back(furnished(hall, seed));
        const Layout &layout = layouts.back();
        EXPECT_GE(layout.room.objects.size(), 180u) << seed;
        EXPECT_GE(test::count(layout, "PalletRack") + test::count(layout, "LoadedPallet"), 6) << seed;
        EXPECT_GE(test::count(layout, "ConveyorStraight"), 4) << seed;
        EXPECT_GE(test::count(layout, "RobotArm"), 2) << seed;
        EXPECT_LE(layout.issues.size(), 4u) << seed;
    }
    Progress progress;
    const auto result = evaluate(layouts, {}, progress);
    ASSERT_OK(result);
    EXPECT_EQ(result->objectCollisionRate, 0);
    EXPECT_EQ(result->outOfBoundsRate, 0);
    EXPECT_EQ(result->doorBlockedRate, 0);
    EXPECT_GE(result->walkableRatio, 0.99);
    EXPECT_GE(result->reachableRatio, 0.99);
}

TEST(HallPlanner, SeedsDifferAndRepeat)
{
    const scene::Room hall = plainHall(40, 20);
    EXPECT_EQ(furnished(hall, 3).room, furnished(hall, 3).room);
    EXPECT_NE(furnished(hall, 3).room, furnished(hall, 4).room);
}

TEST(HallPlanner, GatesKeepFreeGround)
{
    for (quint64 seed = 0; seed < 5; ++seed)
        for (const scene::RoomObject &object : furnished(plainHall(40, 20), seed).room.objects)
            EXPECT_FALSE(geometry::overlaps(object.box, {{3.5, 2, 1}, {3, 4, 2}, 0}, 0.01))
                << object.category.toStdString() << " with seed " << seed;
}

TEST(HallPlanner, CountsHoldInHallsToo)
{
    Request request;
    request.counts = {{QStringLiteral("RobotArm"), 3}, {QStringLiteral("AGV"), 0}, {QStringLiteral("Tank"), 4}};
    const Layout layout = furnished(plainHall(40, 20), 2, request);
    EXPECT_EQ(test::count(layout, "RobotArm"), 3);
    EXPECT_EQ(test::count(layout, "AGV"), 0);
    EXPECT_EQ(test::count(layout, "Tank"), 4);
}

TEST(HallPlanner, PinnedMachinesStayAndTheHallIsPlannedAroundThem)
{
    Request request;
    request.objects.resize(1);
    PartialObject &press = request.objects.front();
    press = {QStringLiteral("Press"), scene::Vec3(20, 10, 1.5), scene::Vec3(3, 3, 3), 0.3, {}, {}, true};
    const Layout layout = furnished(plainHall(40, 20), 2, request);
    ASSERT_GT(layout.room.objects.size(), 40u);
    EXPECT_EQ(layout.room.objects.front().box.centre, *press.centre);
    for (std::size_t i = 1; i < layout.room.objects.size(); ++i)
        EXPECT_FALSE(collides(layout.room.objects.front(), layout.room.objects[i]));
}

TEST(HallPlanner, SmallWarehousesAndOddFloorsAreFurnishedOrLeftEmptyButNeverWrong)
{
    std::vector<Layout> layouts;
    for (const auto &[length, width] :
         {std::pair(3.0, 2.5), std::pair(8.0, 6.0), std::pair(14.0, 9.0), std::pair(70.0, 40.0)})
        for (const char *type : {"factory", "warehouse"}) {
            scene::Room room = plainHall(length, width, type);
            if (length < 6)
                room.doors.clear();
            layouts.push_back(furnished(room, 1));
            if (length > 6) {
                EXPECT_GE(layouts.back().room.objects.size(), 4u) << type << length;
            }
        }
    scene::Room odd;
    odd.roomType = QStringLiteral("factory");
    odd.polygon = {{0, 0}, {30, -4}, {38, 12}, {20, 22}, {4, 18}};
    layouts.push_back(furnished(odd, 1));
    EXPECT_GT(layouts.back().room.objects.size(), 20u);
    Progress progress;
    const auto result = evaluate(layouts, {}, progress);
    ASSERT_OK(result);
    EXPECT_EQ(result->objectCollisionRate, 0);
    EXPECT_EQ(result->outOfBoundsRate, 0);
    EXPECT_EQ(result->doorBlockedRate, 0);
}

TEST(HallPlanner, AHallTakesLessThanASecond)
{
    QElapsedTimer timer;
    timer.start();
    furnished(scan::hallPreset().front(), 11);
    EXPECT_LT(timer.elapsed(), 3000) << "0.1 s in an optimised build";
}
