// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/arrangement.h"

#include "core/geometry/random.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

using test::thing;

TEST(Arrangement, WallsLookInwards)
{
    const auto walls = wallsOf(test::ell().polygon);
    ASSERT_EQ(walls.size(), 6u);
    EXPECT_NEAR(walls[0].inward.y(), 1, 1e-12);
    EXPECT_TRUE(walls[0].convexEnd);
    EXPECT_FALSE(walls[2].convexEnd) << "ends at the reentrant corner";
}

TEST(Arrangement, ACurveHasWallsToStandAt)
{
    const geometry::Polygon circle = test::round(4, 100);
    const auto walls = wallsOf(circle);
    EXPECT_LE(walls.size(), 20u);
    for (std::size_t i = 0; i < walls.size(); ++i) {
        EXPECT_EQ(walls[i].to, walls[(i + 1) % walls.size()].from);
        EXPECT_GT(geometry::signedDistance(circle, (walls[i].from + walls[i].to) / 2), -1e-9) << "on the floor";
        EXPECT_LT(geometry::signedDistance(circle, (walls[i].from + walls[i].to) / 2), 0.16);
    }
    EXPECT_EQ(wallsOf(test::round(4, 6)).size(), 6u);
    EXPECT_EQ(wallsOf(test::round(0.2, 40)).size() >= 4, true) << "a small one stays a floor";
    EXPECT_EQ(wallsOf({{0, 0}, {4, 0}, {4, 3}, {3.6, 3}, {3.6, 3.4}, {0, 3.4}}).size(), 6u) << "square corners stay";
    // A column that bulges into the room keeps its edges: their chord would lie within it.
    geometry::Polygon bay = {{0, 0}, {6, 0}, {6, 4}};
    for (int k = 0; k <= 8; ++k)
        bay.emplace_back(3 + std::cos(k * 3.14159 / 8), 4 - std::sin(k * 3.14159 / 8));
    bay.emplace_back(0, 4);
    EXPECT_EQ(wallsOf(bay).size(), bay.size());
}

TEST(Arrangement, KnowsWhatFits)
{
    scene::Room room = test::box(4, 4);
    room.height = 2.5;
    room.windows.push_back({{4, 1}, {4, 3}, 1.0, 2.0});
    Arrangement arrangement(room);
    arrangement.place(Body::of(thing("DiningTable", {1, 3, 0.4}, {1, 1, 0.8})));
    const FitRules rules;
    EXPECT_TRUE(arrangement.fits(Body::of(thing("Bed", {2.8, 3, 0.3}, {1, 1, 0.6})), rules));
    EXPECT_FALSE(arrangement.fits(Body::of(thing("Bed", {1.5, 3, 0.3}, {1, 1, 0.6})), rules)) << "on the table";
    EXPECT_FALSE(arrangement.fits(Body::of(thing("Bed", {2, 0.6, 0.3}, {1, 1, 0.6})), rules)) << "before the door";
    EXPECT_FALSE(arrangement.fits(Body::of(thing("Shelf", {3, 3, 1.5}, {0.5, 0.5, 3}, 0)), rules))
        << "through the ceiling";
    EXPECT_FALSE(arrangement.fits(Body::of(thing("Wardrobe", {3.7, 2, 1}, {0.5, 0.5, 2}, 0)), rules))
        << "before the window";
    EXPECT_TRUE(arrangement.fits(Body::of(thing("Wardrobe", {3.7, 2, 1}, {0.5, 0.5, 2}, 0)), {0.002, true, false}));
    EXPECT_TRUE(arrangement.fits(Body::of(thing("Bed", {3.4, 2, 0.3}, {1, 1, 0.6})), rules)) << "below the window";
    const Body chair = Body::of(thing("Chair", {1.5, 3, 0.4}, {0.4, 0.4, 0.8}));
    EXPECT_TRUE(arrangement.fits(chair, rules));
    EXPECT_FALSE(arrangement.fits(chair, {0.002, false, true}));
}

TEST(Arrangement, AHallIsAskedAsARoomIs)
{
    geometry::Random random(2);
    Arrangement hall(test::box(200, 100, "factory"));
    std::vector<Body> placed;
    int fitting = 0;
    for (int i = 0; i < 600; ++i) {
        const Body body = Body::of(thing("Press", {random.uniform(3, 197), random.uniform(3, 97), 1},
                                         {random.uniform(0.5, 6), random.uniform(0.5, 4), 2}, random.uniform(-3, 3)));
        const FitRules rules{random.uniform(-0.006, 0.6), true, true};
        const bool free = std::none_of(placed.begin(), placed.end(), [&](const Body &other) {
            Arrangement pair(test::box(200, 100, "factory"));
            pair.place(other);
            return !pair.fits(body, rules);
        });
        Arrangement empty(test::box(200, 100, "factory"));
        EXPECT_EQ(hall.fits(body, rules), free && empty.fits(body, rules));
        if (!hall.fits(body, rules))
            continue;
        ++fitting;
        hall.place(body);
        placed.push_back(body);
    }
    EXPECT_GT(fitting, 200);
    EXPECT_LT(fitting, 590);
}

TEST(Arrangement, KnowsWhatIsByADoorOrAWindow)
{
    scene::Room room = test::box(6, 5); // the door in the middle of the lower wall
    room.windows.push_back({{6, 1}, {6, 3}, 1.0, 2.0});
    const Arrangement arrangement(room);
    EXPECT_TRUE(arrangement.isByDoor({{0.6, 0.225, 0.5}, {1, 0.4, 1}, 0})) << "at its wall";
    EXPECT_TRUE(arrangement.isByDoor({{3, 1.2, 0.5}, {1, 0.4, 1}, 0.3})) << "before it";
    EXPECT_FALSE(arrangement.isByDoor({{3, 2.5, 0.5}, {1, 0.4, 1}, 0}));
    EXPECT_TRUE(arrangement.isByWindow({{5.7, 2, 0.3}, {0.5, 0.5, 0.6}, M_PI / 2}));
    EXPECT_FALSE(arrangement.isByWindow({{5.7, 4, 0.3}, {0.5, 0.5, 0.6}, M_PI / 2}));
    EXPECT_FALSE(arrangement.isByWindow({{3, 0.5, 0.3}, {0.5, 0.5, 0.6}, 0})) << "a door is none";
}

TEST(Arrangement, KeepsRoomBeforeWhatPeopleUse)
{
    const auto body = [](const char *category, const geometry::Vec3 &centre, const geometry::Vec3 &size,
                         double yaw = 0) { return Body::of(test::thing(category, centre, size, yaw)); };
    Arrangement arrangement(test::box(5, 5));
    const FitRules rules, free{0.002, true, true, false};
    const Body facing = body("Desk", {1.5, 4.29, 0.37}, {1.4, 0.7, 0.74});
    EXPECT_FALSE(arrangement.fits(facing, rules)) << "0.36 m before a wall";
    EXPECT_TRUE(arrangement.fits(facing, free));
    EXPECT_TRUE(arrangement.fits(body("Desk", {1.5, 4.03, 0.37}, {1.4, 0.7, 0.74}), rules));
    arrangement.place(body("Wardrobe", {3.8, 4.69, 1}, {1.2, 0.6, 2}, M_PI));
    EXPECT_FALSE(arrangement.fits(body("Bed", {3.8, 3.0, 0.3}, {1.6, 2, 0.6}), rules));
    EXPECT_TRUE(arrangement.fits(body("Bed", {3.8, 2.7, 0.3}, {1.6, 2, 0.6}), rules));
    EXPECT_TRUE(arrangement.fits(body("Chair", {3.8, 4.1, 0.4}, {0.45, 0.45, 0.8}), rules)) << "is pulled away";
    arrangement.truncate(0);
    EXPECT_TRUE(arrangement.fits(body("Bed", {3.8, 3.0, 0.3}, {1.6, 2, 0.6}), rules));
}

TEST(Arrangement, KeepsOutOfSpaceThatIsTaken)
{
    Arrangement arrangement(test::box(5, 5));
    arrangement.setTaken({{{2, 2, 1.5}, {1, 1, 0.4}, 0}});
    EXPECT_FALSE(arrangement.fits(Body::of(test::thing("Bookcase", {2, 2.6, 1}, {0.8, 0.4, 2})), {}));
    EXPECT_TRUE(arrangement.fits(Body::of(test::thing("Table", {2, 2.6, 0.4}, {0.8, 0.4, 0.8})), {}));
    EXPECT_TRUE(arrangement.fits(Body::of(test::thing("Bookcase", {2, 2.8, 1}, {0.8, 0.4, 2}, M_PI)), {}));
}

TEST(Arrangement, FindsTheWallBehind)
{
    const Arrangement arrangement(test::box(4, 4));
    EXPECT_EQ(arrangement.wallBehind({{1, 0.525, 0.5}, {1, 1, 1}, 0}), 0);
    EXPECT_EQ(arrangement.wallBehind({{1, 1.5, 0.5}, {1, 1, 1}, 0}), -1);
    EXPECT_EQ(arrangement.wallBehind({{1, 0.525, 0.5}, {1, 1, 1}, 3.14159}), -1);
}

} // namespace
} // namespace twinloom::scenegen
