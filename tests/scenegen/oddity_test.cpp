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
    EXPECT_FALSE(isOddIn("Chair", far));
    EXPECT_FALSE(isOddIn("ArmChair", far, table));
}

TEST(Oddity, NobodySitsWithTheNoseAtAWall)
{
    EXPECT_TRUE(isOddIn("ArmChair", {{3, 4.5, 0.4}, {0.8, 0.8, 0.8}, 0}));
    EXPECT_FALSE(isOddIn("ArmChair", {{3, 4.5, 0.4}, {0.8, 0.8, 0.8}, kTurned}));
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
    const std::shared_ptr<const Generator> both[] = {makeGraphGenerator(), makeAutoregressiveGenerator()};
    for (const auto &generator : both) {
        EXPECT_LE(countIn(*generator, "LivingRoom", adrift), 1) << generator->info().id.toStdString();
        EXPECT_LE(countIn(*generator, "LivingRoom", odd), 2) << generator->info().id.toStdString();
        EXPECT_LE(countIn(*generator, "Kitchen", odd), 1) << generator->info().id.toStdString();
    }
}

} // namespace
} // namespace twinloom::scenegen
