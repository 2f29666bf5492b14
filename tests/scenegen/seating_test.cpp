// SPDX-License-Identifier: Apache-2.0
#include "scenegen/seating.h"

#include "scenegen/evaluate/rules.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

using geometry::Box;
using geometry::Vec3;

Layout askedFor(const char *generator, const char *prompt, scene::Room room, quint64 seed)
{
    Request request;
    request.room = std::move(room);
    request.prompt = QString::fromUtf8(prompt);
    request.seed = seed;
    Progress progress;
    const auto layout = generate(**Registry::builtIn().find(QLatin1String(generator)), request, progress);
    EXPECT_OK(layout);
    return layout ? *layout : Layout{};
}

std::vector<Box> boxesOf(const Layout &layout, const char *category)
{
    std::vector<Box> boxes;
    for (const scene::RoomObject &object : layout.room.objects)
        if (object.category == QLatin1String(category))
            boxes.push_back(object.box);
    return boxes;
}

TEST(Seating, WhoFacesADeskSitsAtIt)
{
    const auto meant = [](const char *relation, const char *category, const char *to) {
        return meantRelation(QLatin1String(relation), QLatin1String(category), QLatin1String(to)).toStdString();
    };
    EXPECT_EQ(meant("facing", "Chair", "Desk"), "in-front-of");
    EXPECT_EQ(meant("Facing", "officechair", "desk"), "in-front-of");
    EXPECT_EQ(meant("facing", "Chair", "DiningTable"), "around");
    EXPECT_EQ(meant("facing", "ArmChair", "Television"), "facing");
    EXPECT_EQ(meant("facing", "Sofa", "Desk"), "facing") << "no seat at a table";
    EXPECT_EQ(meant("near", "Chair", "Desk"), "near");
}

TEST(Seating, TablesHaveRoomForTheirSeats)
{
    EXPECT_EQ(seatsAt({1.2, 0.8, 0.75}), 6);
    EXPECT_EQ(seatsAt({0.8, 1.2, 0.75}), 6) << "whichever side is the long one";
    EXPECT_EQ(seatsAt({0.7, 0.7, 0.75}), 4);
    EXPECT_EQ(seatsAt({1.2, 0.5, 0.75}), 4) << "nobody at the narrow ends";
    EXPECT_EQ(seatsAt({0.3, 0.3, 0.75}), 0);
    EXPECT_EQ(sizeForSeats({1.8, 0.9, 0.7}, 6), Vec3(1.8, 0.9, 0.7));
    for (int seats = 1; seats <= 16; ++seats)
        EXPECT_GE(seatsAt(sizeForSeats({0.7, 0.7, 0.75}, seats)), seats);
}

TEST(Seating, ATableIsAsLargeAsItsChairsNeed)
{
    for (const char *generator : {"graph", "autoregressive"})
        for (quint64 seed = 1; seed <= 5; ++seed) {
            const Layout layout =
                askedFor(generator, "a dining table with eight chairs", test::box(7, 6, "LivingRoom"), seed);
            EXPECT_EQ(test::count(layout, "Chair"), 8) << generator << seed;
            int most = 0;
            for (const Box &table : boxesOf(layout, "DiningTable"))
                most = std::max(most, seatsAt(table.size));
            EXPECT_GE(most, 8) << generator << seed;
        }
}

TEST(Seating, TwoBedsAreAlike)
{
    for (const char *generator : {"graph", "autoregressive"})
        for (quint64 seed = 1; seed <= 6; ++seed) {
            const auto beds = boxesOf(askedFor(generator, "two beds", test::box(6, 5), seed), "Bed");
            ASSERT_EQ(beds.size(), 2u) << generator << seed;
            EXPECT_EQ(beds[0].size, beds[1].size) << generator << seed;
        }
}

TEST(Seating, ACoffeeTableStandsBeforeTheSofa)
{
    for (const char *generator : {"graph", "autoregressive"}) {
        int before = 0;
        for (quint64 seed = 1; seed <= 8; ++seed) {
            const Layout layout = askedFor(generator, "a sofa and a coffee table", test::box(6, 5, "LivingRoom"), seed);
            const auto sofas = boxesOf(layout, "Sofa"), tables = boxesOf(layout, "CoffeeTable");
            ASSERT_EQ(tables.size(), 1u) << generator << seed;
            before += std::ranges::any_of(sofas, [&](const Box &sofa) {
                const geometry::Vec2 at = sofa.toLocal(tables.front().centre.head<2>());
                return at.y() > sofa.size.y() / 2 && std::abs(at.x()) < sofa.size.x() / 2 &&
                       -geometry::planOverlap(sofa, tables.front()) < 1.2;
            });
            EXPECT_FALSE(test::hasIssue(layout.issues, "relation-not-met")) << "nobody asked for it";
        }
        EXPECT_GE(before, 7) << generator;
    }
}

} // namespace
} // namespace twinloom::scenegen
