// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/wall_strips.h"

#include "scenegen/evaluate/evaluate.h"
#include "scenegen/graph/graph_generator.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::scenegen;

namespace
{

struct OddHall {
    const char *name;
    geometry::Polygon floor;
    double leastShare; ///< of the floor under things
};

std::vector<OddHall> oddHalls()
{
    return {{"hexagon", test::round(8, 6), 0.08},
            {"circle", test::round(8, 100), 0.06},
            {"small circle", test::round(4, 100), 0.02},
            {"ell", test::ell().polygon, 0.02},
            {"narrow", test::box(9, 3).polygon, 0.05},
            {"comb",
             {{0, 0}, {10, 0}, {10, 6}, {8, 6}, {8, 2}, {6, 2}, {6, 6}, {4, 6}, {4, 2}, {2, 2}, {2, 6}, {0, 6}},
             0.02}};
}

/// The mean of what things of one's own cover, over some seeds; all of them legal.
double coveredShare(const OddHall &hall, const char *type)
{
    double area = 0;
    std::vector<Layout> layouts;
    for (quint64 seed = 1; seed <= 4; ++seed) {
        Request request;
        request.room.roomType = QString::fromLatin1(type);
        request.room.polygon = hall.floor;
        const geometry::Vec2 from = hall.floor[0], along = (hall.floor[1] - from).normalized();
        request.room.doors.push_back({from + 0.1 * along, from + 1.0 * along, 0, 2.1});
        request.seed = seed;
        Progress progress;
        const auto layout = generate(*makeGraphGenerator(), request, progress);
        EXPECT_OK(layout);
        layouts.push_back(*layout);
        for (const scene::RoomObject &object : layout->room.objects)
            area += object.parent < 0 ? object.box.size.x() * object.box.size.y() : 0;
    }
    Progress progress;
    const auto result = evaluate(layouts, {}, progress);
    EXPECT_OK(result);
    EXPECT_EQ(result->objectCollisionRate + result->outOfBoundsRate + result->doorBlockedRate, 0) << hall.name;
    EXPECT_GE(result->walkableRatio, 0.9) << hall.name;
    EXPECT_GE(result->reachableRatio, 0.95) << hall.name;
    return area / static_cast<double>(layouts.size()) / geometry::signedArea(hall.floor);
}

} // namespace

TEST(WallStrips, HallsOfAnyShapeAreFurnishedAtTheirWalls)
{
    for (const OddHall &hall : oddHalls())
        for (const char *type : {"factory", "warehouse"})
            EXPECT_GE(coveredShare(hall, type), hall.leastShare) << hall.name << " as " << type;
}
