// SPDX-License-Identifier: Apache-2.0
#include "scenegen/oddity.h"

#include "scenegen/autoregressive/autoregressive_generator.h"
#include "scenegen/evaluate/rules.h"
#include "scenegen/graph/graph_generator.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

#include <numbers>

namespace twinloom::scenegen
{
namespace
{

constexpr double kTurned = std::numbers::pi;
const geometry::Box kSofaAtWall{{3, 4.5, 0.4}, {2, 0.9, 0.8}, kTurned}; // back to the upper wall of 6 by 5 m

bool isOddIn(const char *category, const geometry::Box &box, const std::vector<PlacedThing> &others = {})
{
    return isOddPlace(QString::fromLatin1(category), box, others, Arrangement(test::box(6, 5, "LivingRoom")));
}

TEST(Oddity, NoScreenHangsOverWhatPeopleLeanAgainst)
{
    const geometry::Box over{{3.2, 4.98, 1.5}, {1, 0.05, 0.6}, kTurned},
        beside{{5, 4.98, 1.5}, {1, 0.05, 0.6}, kTurned};
    const geometry::Box opposite{{3, 0.02, 1.5}, {1, 0.05, 0.6}, 0};
    const std::vector<PlacedThing> sofa = {{QStringLiteral("Sofa"), kSofaAtWall}};
    EXPECT_TRUE(isOddIn("Television", over, sofa));
    EXPECT_FALSE(isOddIn("Television", beside, sofa));
    EXPECT_FALSE(isOddIn("Television", opposite, sofa));
    EXPECT_FALSE(isOddIn("Painting", over, sofa));
    EXPECT_TRUE(isOddIn("sofa", kSofaAtWall, {{QStringLiteral("television"), over}}));
    EXPECT_FALSE(isOddIn("Sofa", kSofaAtWall, {{QStringLiteral("Television"), beside}}));
}

TEST(Oddity, RubbishStandsAtWalls)
{
    EXPECT_TRUE(isOddIn("GarbageBag", {{3, 2.5, 0.3}, {0.4, 0.4, 0.6}, 0}));
    EXPECT_FALSE(isOddIn("GarbageBag", {{0.4, 2.5, 0.3}, {0.4, 0.4, 0.6}, 0.3}));
    EXPECT_FALSE(isOddIn("HousePlant", {{3, 2.5, 0.3}, {0.4, 0.4, 0.6}, 0}));
}

TEST(Oddity, ChairsStandAtTheTableWhereThereIsOne)
{
    const geometry::Box far{{1, 1, 0.45}, {0.5, 0.5, 0.9}, 0}, near{{3, 2.9, 0.45}, {0.5, 0.5, 0.9}, kTurned};
    const std::vector<PlacedThing> table = {{QStringLiteral("DiningTable"), {{3, 2, 0.4}, {1.6, 0.9, 0.8}, 0}}};
    EXPECT_TRUE(isOddIn("Chair", far, table));
    EXPECT_FALSE(isOddIn("Chair", near, table));
    EXPECT_TRUE(isOddIn("Chair", far)) << "amid the floor";
    EXPECT_FALSE(isOddIn("Chair", {{0.3, 1, 0.45}, {0.5, 0.5, 0.9}, 0})) << "at a wall";
    EXPECT_FALSE(isOddIn("Stool", far, table));
}

TEST(Oddity, SeatsKeepTheirDistanceToTheScreen)
{
    const auto isOddBefore = [](double y, double x = 3) { // the sofa's front is at 4.05 m
        const geometry::Box stand{{x, y, 0.3}, {1.4, 0.4, 0.5}, 0};
        return isOddIn("Sofa", kSofaAtWall, {{QStringLiteral("TVStand"), stand}});
    };
    EXPECT_TRUE(isOddBefore(3));
    EXPECT_FALSE(isOddBefore(1.8));
    EXPECT_FALSE(isOddBefore(3, 0.8)) << "beside its view";
    const geometry::Box stand{{3, 0.23, 0.3}, {1.4, 0.4, 0.5}, 0}, near{{3, 2, 0.4}, {2, 0.9, 0.8}, kTurned};
    EXPECT_TRUE(isOddIn("TVStand", stand, {{QStringLiteral("Sofa"), near}}));
    EXPECT_FALSE(isOddIn("TVStand", stand, {{QStringLiteral("Sofa"), kSofaAtWall}}));
}

TEST(Oddity, NothingStandsBeforeASeatButWhatBelongsThere)
{
    const std::vector<PlacedThing> sofa = {{QStringLiteral("Sofa"), kSofaAtWall}};
    const geometry::Box before{{3, 3.6, 0.3}, {0.6, 0.6, 0.5}, 0}, aside{{1.4, 3.8, 0.3}, {0.6, 0.6, 0.5}, 0};
    EXPECT_TRUE(isOddIn("SideTable", before, sofa));
    EXPECT_FALSE(isOddIn("SideTable", aside, sofa));
    EXPECT_FALSE(isOddIn("CoffeeTable", before, sofa));
    EXPECT_TRUE(isOddIn("CoffeeTable", {{3, 1, 0.3}, {0.9, 0.6, 0.4}, 0}, sofa)) << "far from its sofa";
    // An armchair may look at the corner of its sofa.
    EXPECT_FALSE(isOddIn("ArmChair", {{1.4, 4.2, 0.4}, {0.8, 0.8, 0.8}, -kTurned / 2}, sofa));
}

TEST(Oddity, WhatStandsAmidTheFloorHasCompany)
{
    const std::vector<PlacedThing> sofa = {{QStringLiteral("Sofa"), {{3, 2.5, 0.4}, {2, 0.9, 0.8}, 0}}};
    const geometry::Box near{{1.2, 2.5, 0.4}, {0.9, 0.9, 0.8}, -kTurned / 2}, small{{3, 2.5, 0.1}, {0.5, 0.5, 0.2}, 0};
    EXPECT_TRUE(isOddIn("ArmChair", near));
    EXPECT_FALSE(isOddIn("ArmChair", near, sofa));
    EXPECT_TRUE(isOddIn("DogBed", small));
    EXPECT_FALSE(isOddIn("DogBed", {{1, 2.5, 0.1}, {0.5, 0.5, 0.2}, 0}));
    EXPECT_TRUE(isOddIn("Ottoman", small));
    EXPECT_TRUE(isOddIn("TVStand", {{3, 2.5, 0.3}, {1.4, 0.4, 0.5}, 0}));
    EXPECT_FALSE(isOddIn("TVStand", {{3, 0.23, 0.3}, {1.4, 0.4, 0.5}, 0}));
}

TEST(Oddity, MeetingsKeepOffTheDesksOfOthers)
{
    const std::vector<PlacedThing> desk = {{QStringLiteral("Desk"), {{3, 2, 0.37}, {1.6, 0.8, 0.74}, 0}}};
    const auto tableAt = [](double y) { return geometry::Box{{3, y, 0.37}, {1.6, 0.9, 0.74}, 0}; };
    EXPECT_TRUE(isOddIn("DiningTable", tableAt(3.2), desk));
    EXPECT_FALSE(isOddIn("DiningTable", tableAt(4), desk));
    EXPECT_FALSE(isOddIn("Desk", tableAt(3.2), desk)) << "desks stand together";
}

TEST(Oddity, ThingsPlacedAsOneAreJudgedBesideOthers)
{
    const Arrangement room(test::box(6, 5, "Office"));
    const std::vector<scene::RoomObject> group = {test::thing("DiningTable", {3, 3.2, 0.37}, {1.6, 0.9, 0.74}),
                                                  test::thing("Chair", {3, 3.9, 0.44}, {0.5, 0.5, 0.88})};
    EXPECT_EQ(oddPlaces(group, {}, room), 0);
    EXPECT_EQ(oddPlaces(group, {{QStringLiteral("Desk"), {{3, 2, 0.37}, {1.6, 0.8, 0.74}, 0}}}, room), 1);
    EXPECT_EQ(oddPlaces(group, {{QStringLiteral("Sofa"), {{3, 4.6, 0.4}, {2, 0.7, 0.8}, kTurned}}}, room), 1);
}

TEST(Oddity, ATableAmidTheFloorHasSeats)
{
    const Arrangement room(test::box(6, 5, "LivingRoom"));
    const QString table = QStringLiteral("DiningTable");
    const geometry::Box free{{3, 2.5, 0.37}, {1.6, 0.9, 0.74}, 0};
    EXPECT_TRUE(isBare(table, free, {}, room));
    EXPECT_FALSE(isBare(table, free, {{QStringLiteral("Chair"), {{3, 3.2, 0.45}, {0.5, 0.5, 0.9}, 0}}}, room));
    EXPECT_FALSE(isBare(table, {{3, 0.5, 0.37}, {1.6, 0.9, 0.74}, 0}, {}, room)) << "at a wall it is for things";
    EXPECT_FALSE(isBare(QStringLiteral("Desk"), free, {}, room));
}

TEST(Oddity, NobodySitsWithTheNoseAtAWall)
{
    EXPECT_TRUE(isOddIn("ArmChair", {{3, 4.5, 0.4}, {0.8, 0.8, 0.8}, 0}));
    EXPECT_FALSE(isOddIn("ArmChair", {{3, 4.5, 0.4}, {0.8, 0.8, 0.8}, kTurned}));
    // Who turns a sofa away from the wall wants to look at something.
    EXPECT_TRUE(isOddIn("Sofa", {{3, 3, 0.4}, {2, 0.9, 0.8}, 0}));
    EXPECT_FALSE(isOddIn("Sofa", {{3, 3, 0.4}, {2, 0.9, 0.8}, kTurned}));
}

TEST(Oddity, ASofaOffTheWallsLooksAtAScreen)
{
    const Arrangement room(test::box(6, 5, "LivingRoom"));
    const QString sofa = QStringLiteral("Sofa");
    const geometry::Box free{{3, 3, 0.4}, {2, 0.9, 0.8}, kTurned};
    const PlacedThing stand{QStringLiteral("TVStand"), {{3, 0.25, 0.3}, {1.4, 0.4, 0.5}, 0}},
        behind{QStringLiteral("TVStand"), {{3, 4.75, 0.3}, {1.4, 0.4, 0.5}, kTurned}};
    EXPECT_TRUE(isAdrift(sofa, free, {}, room));
    EXPECT_TRUE(isAdrift(sofa, free, {behind}, room));
    EXPECT_FALSE(isAdrift(sofa, free, {behind, stand}, room));
    EXPECT_FALSE(isAdrift(sofa, kSofaAtWall, {}, room));
    EXPECT_FALSE(isAdrift(QStringLiteral("Bed"), free, {}, room));
}

/// Of standing and hanging things, by what is judged of each among the others.
template <class Judge>
int countIn(const Generator &generator, const char *type, const Judge &judge)
{
    int odd = 0;
    for (quint64 seed = 1; seed <= 30; ++seed) {
        Request request;
        request.room = test::box(6, 5, type);
        request.seed = seed;
        Progress progress;
        const auto layout = generate(generator, request, progress);
        EXPECT_OK(layout);
        const Arrangement room(layout->room);
        for (const scene::RoomObject &object : layout->room.objects) {
            std::vector<PlacedThing> others;
            for (const scene::RoomObject &other : layout->room.objects)
                if (&other != &object && other.parent < 0)
                    others.push_back({other.category, other.box});
            odd += object.parent < 0 && judge(object, others, room);
        }
    }
    return odd;
}

TEST(Oddity, MostDesksHaveAChair)
{
    const auto isDesk = [](const scene::RoomObject &object, const auto &, const Arrangement &) {
        return object.category == QLatin1String("Desk");
    };
    const auto isUnseated = [&](const scene::RoomObject &object, const auto &others, const Arrangement &room) {
        return isDesk(object, others, room) && std::ranges::none_of(others, [&](const PlacedThing &other) {
                   return isSeat(other.category) && -geometry::planOverlap(object.box, other.box) < 0.5;
               });
    };
    const std::shared_ptr<const Generator> both[] = {makeGraphGenerator(), makeAutoregressiveGenerator()};
    for (const auto &generator : both) {
        const int desks = countIn(*generator, "Bedroom", isDesk);
        EXPECT_GE(desks, 3) << generator->info().id.toStdString();
        EXPECT_LE(2 * countIn(*generator, "Bedroom", isUnseated), desks) << "of five of six in the data";
    }
}

TEST(Oddity, GeneratorsAvoidIt)
{
    const auto adrift = [](const scene::RoomObject &object, const auto &others, const Arrangement &room) {
        return isAdrift(object.category, object.box, others, room);
    };
    const auto odd = [](const scene::RoomObject &object, const auto &others, const Arrangement &room) {
        return object.category != QLatin1String("Chair") && isOddPlace(object.category, object.box, others, room);
    };
    const auto bare = [](const scene::RoomObject &object, const auto &others, const Arrangement &room) {
        return isBare(object.category, object.box, others, room);
    };
    const std::shared_ptr<const Generator> both[] = {makeGraphGenerator(), makeAutoregressiveGenerator()};
    for (const auto &generator : both) {
        EXPECT_LE(countIn(*generator, "LivingRoom", adrift), 1) << generator->info().id.toStdString();
        EXPECT_LE(countIn(*generator, "LivingRoom", odd), 2) << generator->info().id.toStdString();
        EXPECT_LE(countIn(*generator, "Kitchen", odd), 1) << generator->info().id.toStdString();
        EXPECT_LE(countIn(*generator, "LivingRoom", bare), 1) << generator->info().id.toStdString();
    }
}

} // namespace
} // namespace twinloom::scenegen
