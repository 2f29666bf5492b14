// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/conveyor_routes.h"

#include "scenegen/facility/fixed_blocks.h"

#include "tests/scenegen/rooms.h"

#include <gtest/gtest.h>

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

struct ConveyorHall {
    scene::Room room;
    geometry::Random random{1};
    std::optional<CellPlacer> placer;
    HallRectangle frame;

    explicit ConveyorHall(double height = 8)
    {
        room.polygon = {{0, 0}, {30, 0}, {30, 20}, {0, 20}};
        room.height = height;
        frame = hallFrame(room.polygon);
        placer.emplace(HallRules::builtIn(), scenegen::Arrangement(room), 1, random);
    }
    geometry::Box add(const char *category, const geometry::Vec3 &centre, const geometry::Vec3 &size)
    {
        scene::RoomObject thing = test::thing(category, centre, size);
        const geometry::Box box = thing.box;
        EXPECT_TRUE(placer->placeOne(std::move(thing), 0));
        return box;
    }
    std::optional<scenegen::PlannedConveyor> join(const geometry::Box &from, const geometry::Box &to,
                                                  std::vector<scenegen::PlannedAisle> aisles = {})
    {
        const Progress progress;
        return ConveyorRouter(*placer, frame, room.polygon, std::move(aisles)).join({{from}, {to}}, progress);
    }
    /// Pieces that were placed, of that category.
    int pieces(const char *category) const
    {
        int count = 0;
        for (const scene::RoomObject &object : placer->objects())
            count += object.category == QLatin1String(category);
        return count;
    }
};

double distanceToSide(const geometry::Box &box, const geometry::Vec2 &at)
{
    return scenegen::footprintDistance(box, at);
}

} // namespace

TEST(ConveyorRoutes, WishesAreTheStrongestPairsBothWaysTaken)
{
    BlockTask task;
    task.departments.resize(3);
    task.flows = {{0, 1, 10}, {1, 0, 12}, {1, 2, 12}, {0, 2, 20}, {3, 0, 500}, {1, 1, 99}};
    task.stations.resize(1);
    const auto strong = conveyorWishes(task, 0.75);
    ASSERT_EQ(strong.size(), 2u);
    EXPECT_EQ(strong[0].from, 1) << "the larger flow of the two";
    EXPECT_EQ(strong[0].to, 0);
    EXPECT_EQ(strong[1].to, 2);
    EXPECT_EQ(conveyorWishes(task, 0.5).size(), 3u);
    EXPECT_TRUE(conveyorWishes(task, 1.1).empty());
}

TEST(ConveyorRoutes, GoStraightFromMachineToMachine)
{
    ConveyorHall hall;
    const auto a = hall.add("CNCMachine", {8, 10, 1}, {3, 2, 2}), b = hall.add("CNCMachine", {20, 10, 1}, {3, 2, 2});
    const auto conveyor = hall.join(a, b);
    ASSERT_TRUE(conveyor);
    EXPECT_FALSE(conveyor->isRaised);
    ASSERT_EQ(conveyor->way.size(), 2u);
    EXPECT_NEAR(distanceToSide(a, conveyor->way.front()), 0, 1e-6);
    EXPECT_NEAR(distanceToSide(b, conveyor->way.back()), 0, 1e-6);
    EXPECT_EQ(hall.pieces("ConveyorStraight"), 3) << "9 m";
    EXPECT_EQ(hall.pieces("ConveyorCurve"), 0);
}

TEST(ConveyorRoutes, TurnRoundWhatStandsInTheWay)
{
    ConveyorHall hall;
    const auto a = hall.add("CNCMachine", {5, 4, 1}, {3, 2, 2}), b = hall.add("CNCMachine", {22, 15, 1}, {3, 2, 2});
    hall.add("PalletRack", {13, 8, 1.5}, {1, 12, 3});
    const auto conveyor = hall.join(a, b);
    ASSERT_TRUE(conveyor);
    EXPECT_FALSE(conveyor->isRaised);
    EXPECT_GE(hall.pieces("ConveyorCurve"), 1);
    for (std::size_t i = 1; i < conveyor->way.size(); ++i) {
        const geometry::Vec2 along = conveyor->way[i] - conveyor->way[i - 1];
        EXPECT_NEAR(std::min(std::abs(along.x()), std::abs(along.y())), 0, 1e-6) << "along the hall";
    }
    const auto &objects = hall.placer->objects();
    for (std::size_t i = 0; i < objects.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            EXPECT_FALSE(scenegen::collides(objects[i], objects[k])) << i << " " << k;
}

TEST(ConveyorRoutes, HangWhereTheyWouldCutPeopleOff)
{
    // Two rows from wall to wall, with a machine in the middle of each: on the floor, what joins them cuts the
    // corridor.
    const auto inRows = [](ConveyorHall &hall) {
        for (const double y : {8.0, 13.0})
            for (const double x : {6.7, 23.3})
                hall.add("PalletRack", {x, y, 1}, {13.3, 1, 2});
        const auto a = hall.add("CNCMachine", {15, 8, 1}, {3, 1, 2}),
                   b = hall.add("CNCMachine", {15, 13, 1}, {3, 1, 2});
        return hall.join(a, b);
    };
    ConveyorHall hall;
    const auto conveyor = inRows(hall);
    ASSERT_TRUE(conveyor);
    EXPECT_TRUE(conveyor->isRaised);
    for (const scene::RoomObject &object : hall.placer->objects())
        if (object.category == QLatin1String("ConveyorStraight")) {
            EXPECT_GT(object.box.bottom(), 2);
        }
    ConveyorHall low(2.8);
    EXPECT_FALSE(inRows(low)) << "no room under the ceiling";
    EXPECT_EQ(low.pieces("ConveyorStraight"), 0);
}

namespace
{

scenegen::PlannedAisle aisleAcross(double x, double y0, double y1, double width)
{
    scenegen::PlannedAisle aisle;
    aisle.outline = {{x - width / 2, y0}, {x + width / 2, y0}, {x + width / 2, y1}, {x - width / 2, y1}};
    aisle.width = width;
    aisle.length = y1 - y0;
    return aisle;
}

bool isOnAisle(const scenegen::PlannedAisle &aisle, const geometry::Box &box)
{
    const auto corners = box.footprint();
    return geometry::intersectionArea(aisle.outline, {corners.begin(), corners.end()}) > 1e-3;
}

} // namespace

TEST(ConveyorRoutes, GoRoundAislesOnTheFloorWhereTheyCan)
{
    ConveyorHall hall;
    const auto a = hall.add("CNCMachine", {6, 6, 1}, {3, 2, 2}), b = hall.add("CNCMachine", {22, 6, 1}, {3, 2, 2});
    const scenegen::PlannedAisle aisle = aisleAcross(14, 0, 12, 3);
    const auto conveyor = hall.join(a, b, {aisle});
    ASSERT_TRUE(conveyor);
    EXPECT_FALSE(conveyor->isRaised);
    EXPECT_TRUE(conveyor->crossed.empty());
    EXPECT_GE(hall.pieces("ConveyorCurve"), 2);
    for (const scene::RoomObject &object : hall.placer->objects())
        EXPECT_FALSE(isOnAisle(aisle, object.box)) << object.category.toStdString();
}

TEST(ConveyorRoutes, RunOverAislesOnPostsBesideThem)
{
    ConveyorHall hall;
    const auto a = hall.add("CNCMachine", {6, 10, 1}, {3, 2, 2}), b = hall.add("CNCMachine", {25, 10, 1}, {3, 2, 2});
    const scenegen::PlannedAisle aisle = aisleAcross(14, 0, 20, 3);
    const auto conveyor = hall.join(a, b, {aisleAcross(2, 0, 20, 1), aisle});
    ASSERT_TRUE(conveyor);
    EXPECT_TRUE(conveyor->isRaised);
    EXPECT_EQ(conveyor->crossed, std::vector<QString>{QStringLiteral("Cross aisle 2")});
    EXPECT_GE(conveyor->posts.size(), 4u) << "16 m";
    EXPECT_LE(longestSpan(*conveyor), 4.3) << "as the aisle is 3 m wide";
    ASSERT_EQ(hall.pieces("ConveyorPost") + hall.pieces("ConveyorLift"), static_cast<int>(conveyor->posts.size()));
    for (const scene::RoomObject &object : hall.placer->objects())
        if (object.category == QLatin1String("ConveyorPost")) {
            EXPECT_FALSE(isOnAisle(aisle, object.box));
            EXPECT_EQ(object.box.bottom(), 0);
            EXPECT_NEAR(object.box.top(), 2.6, 1e-9) << "it carries the pieces";
        }
}

TEST(ConveyorRoutes, ALiftStandsAtEachEndOfARaisedOneWhereTheFloorIsFree)
{
    const auto join = [](const std::vector<scenegen::PlannedAisle> &aisles, ConveyorHall &hall) {
        const auto a = hall.add("CNCMachine", {6, 10, 1}, {3, 2, 2}),
                   b = hall.add("CNCMachine", {25, 10, 1}, {3, 2, 2});
        return hall.join(a, b, aisles);
    };
    ConveyorHall hall;
    const auto conveyor = join({aisleAcross(14, 0, 20, 3)}, hall);
    ASSERT_TRUE(conveyor);
    ASSERT_TRUE(conveyor->isRaised);
    ASSERT_EQ(hall.pieces("ConveyorLift"), 2);
    for (const scene::RoomObject &object : hall.placer->objects())
        if (object.category == QLatin1String("ConveyorLift")) {
            EXPECT_EQ(object.box.bottom(), 0);
            EXPECT_NEAR(object.box.top(), 2.6, 1e-9) << "it hands over to the conveyor";
            EXPECT_NEAR(object.box.size.x(), 0.8, 1e-9);
            EXPECT_NEAR(object.box.size.y(), 0.8, 1e-9);
        }
    EXPECT_LE((conveyor->posts.front() - conveyor->way.front()).norm(), 1.01);
    EXPECT_LE((conveyor->posts.back() - conveyor->way.back()).norm(), 1.01);
    EXPECT_LE(longestSpan(*conveyor), 4.3);

    // An aisle leaves no floor for one at the other end: then posts, as before.
    ConveyorHall narrow;
    const auto other = join({aisleAcross(14, 0, 20, 3), aisleAcross(22.5, 0, 20, 1.9)}, narrow);
    ASSERT_TRUE(other);
    ASSERT_TRUE(other->isRaised);
    EXPECT_LE(narrow.pieces("ConveyorLift"), 1);
    EXPECT_GE(narrow.pieces("ConveyorPost"), 1);
}

TEST(ConveyorRoutes, PostsKeepApartWhereverTheAisleIs)
{
    for (double x = 12; x < 22; x += 0.23) {
        ConveyorHall hall;
        const auto a = hall.add("CNCMachine", {6, 10, 1}, {3, 2, 2}),
                   b = hall.add("CNCMachine", {25, 10, 1}, {3, 2, 2});
        const auto conveyor = hall.join(a, b, {aisleAcross(x, 0, 20, 3)});
        ASSERT_TRUE(conveyor) << x;
        EXPECT_EQ(hall.pieces("ConveyorPost") + hall.pieces("ConveyorLift"), static_cast<int>(conveyor->posts.size()))
            << x;
        for (std::size_t i = 1; i < conveyor->posts.size(); ++i)
            EXPECT_GE((conveyor->posts[i] - conveyor->posts[i - 1]).norm(), 0.99) << x;
    }
}

TEST(ConveyorRoutes, CutAnAisleOnlyWhereThereIsNoOtherWay)
{
    ConveyorHall low(3);
    const auto a = low.add("CNCMachine", {6, 10, 1}, {3, 2, 2}), b = low.add("CNCMachine", {25, 10, 1}, {3, 2, 2});
    const auto conveyor = low.join(a, b, {aisleAcross(14, 2, 20, 3)});
    ASSERT_TRUE(conveyor);
    EXPECT_FALSE(conveyor->isRaised) << "under this ceiling";
    EXPECT_EQ(conveyor->crossed.size(), 0u) << "2 m are free beside its end";
    ConveyorHall full(3);
    const auto c = full.add("CNCMachine", {6, 10, 1}, {3, 2, 2}), d = full.add("CNCMachine", {25, 10, 1}, {3, 2, 2});
    const auto cutting = full.join(c, d, {aisleAcross(14, 0, 20, 3)});
    ASSERT_TRUE(cutting);
    EXPECT_FALSE(cutting->isRaised);
    EXPECT_EQ(cutting->crossed, std::vector<QString>{QStringLiteral("Cross aisle 1")});
    EXPECT_TRUE(cutting->posts.empty());
}

TEST(ConveyorRoutes, SpansAreMeasuredAlongTheWay)
{
    scenegen::PlannedConveyor conveyor;
    conveyor.way = {{0, 0}, {10, 0}, {10, 6}};
    EXPECT_DOUBLE_EQ(longestSpan(conveyor), 16);
    conveyor.posts = {{1, 0}, {4, 0}, {10, 3}};
    EXPECT_DOUBLE_EQ(longestSpan(conveyor), 9) << "round the corner";
    conveyor.posts = {{2, 0}, {9, 0}, {10, 5}};
    EXPECT_DOUBLE_EQ(longestSpan(conveyor), 7);
}
