// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/plan.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

int count(const Plan &plan, const char *category)
{
    int sum = 0;
    for (const Unit &unit : plan.units)
        for (const scene::RoomObject &member : unit.members)
            sum += member.category == QLatin1String(category);
    return sum;
}

Plan planFor(const Request &request, Issues &issues, std::uint64_t seed = 1)
{
    geometry::Random random(seed);
    return makePlan(Statistics::builtIn(), request, random, issues);
}

TEST(Plan, BedroomsHaveBeds)
{
    Request request;
    request.room = test::box(5, 5);
    Issues issues;
    int beds = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed)
        beds += count(planFor(request, issues, seed), "Bed") > 0;
    EXPECT_GE(beds, 18);
    EXPECT_TRUE(issues.empty());
}

TEST(Plan, CountsAreMetUpAndDown)
{
    Request request;
    request.room = test::box(6, 6, "livingroom");
    request.counts = {{QStringLiteral("chair"), 5},
                      {QStringLiteral("Painting"), 0},
                      {QStringLiteral("Desk"), 2},
                      {QStringLiteral("Dragon"), 1}};
    Issues issues;
    const Plan plan = planFor(request, issues);
    EXPECT_EQ(count(plan, "Chair"), 5);
    EXPECT_EQ(count(plan, "Painting"), 0);
    EXPECT_EQ(count(plan, "Desk"), 2);
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues[0].code, QStringLiteral("unknown-category"));
    EXPECT_EQ(issues[0].field, QStringLiteral("counts.Dragon"));
}

TEST(Plan, UnknownTargetsOfWishesAreToldOnce)
{
    Request request;
    request.room = test::box(5, 5, "Kitchen");
    request.wishes = {{QStringLiteral("Fridge"), 0, QStringLiteral("beside"), QStringLiteral("Samovar"), {}},
                      {QStringLiteral("Samovar"), 1, {}, {}, {}}};
    Issues issues;
    planFor(request, issues);
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues[0].code, QStringLiteral("unknown-category"));
    EXPECT_EQ(issues[0].field, QStringLiteral("prompt"));
    EXPECT_TRUE(issues[0].message.contains(QLatin1String("Samovar")));
    // A pinned one is there, whatever is known of it.
    PartialObject stove;
    stove.category = QStringLiteral("Samovar");
    stove.centre = scene::Vec3(0.4, 4.6, 0.45);
    stove.size = scene::Vec3(0.6, 0.6, 0.9);
    stove.pinned = true;
    request.objects = {stove};
    issues.clear();
    planFor(request, issues);
    EXPECT_TRUE(issues.empty());
}

TEST(Plan, AbsurdCountsAreBounded)
{
    Request request;
    request.room = test::box(4, 4);
    request.counts = {{QStringLiteral("Bed"), 1'000'000'000}};
    Issues issues;
    EXPECT_LE(planFor(request, issues).units.size(), 200u);
}

TEST(Plan, TheUsersGraphIsTheWholePlan)
{
    Request request;
    request.room = test::box(5, 5);
    request.graph = RelationGraph{
        {{QStringLiteral("b"), QStringLiteral("Bed")}, {QStringLiteral("s"), QStringLiteral("SideTable")}},
        {{QStringLiteral("s"), QStringLiteral("b"), QStringLiteral("beside")},
         {QStringLiteral("b"), {}, QStringLiteral("floating")}}};
    Issues issues;
    const Plan plan = planFor(request, issues);
    ASSERT_EQ(plan.units.size(), 2u);
    EXPECT_EQ(plan.units[0].node, QStringLiteral("b")) << "what others relate to comes first";
    ASSERT_EQ(plan.units[1].relations.size(), 1u);
    EXPECT_EQ(plan.units[1].relations[0].to, 0);
    EXPECT_TRUE(plan.units[0].relations.empty()) << "an unknown one, which generate() tells";
    EXPECT_TRUE(issues.empty());
}

TEST(Plan, UnknownRoomTypesAreFurnishedAllTheSame)
{
    Request request;
    request.room = test::box(5, 5, "Dungeon");
    Issues issues;
    EXPECT_FALSE(planFor(request, issues).units.empty());
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues[0].code, QStringLiteral("unknown-room-type"));
    request.room.roomType.clear(); // a scanned room that nothing speaks for
    issues.clear();
    EXPECT_FALSE(planFor(request, issues).units.empty());
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_TRUE(issues[0].message.contains(QStringLiteral("Living room"))) << "what it is furnished as";
}

} // namespace
} // namespace twinloom::scenegen
