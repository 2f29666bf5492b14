// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/placer.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

#include <numbers>

namespace twinloom::scenegen
{
namespace
{

TEST(Placer, FillsTheArrangementWithWhatFits)
{
    Request request;
    request.room = test::box(6, 5, "LivingRoom");
    geometry::Random random(3);
    Issues issues;
    const Plan plan = makePlan(Statistics::builtIn(), request, random, issues);
    Arrangement room(request.room);
    Placement placement;
    placeUnits(Statistics::builtIn(), request, plan, false, room, random, placement, Progress());
    std::size_t placed = 0;
    for (const auto &members : placement.units)
        placed += members.size();
    EXPECT_GT(placed, 2u);
    EXPECT_EQ(room.placed().size(), placed);
    for (std::size_t i = 0; i < room.placed().size(); ++i)
        EXPECT_TRUE(isInside(request.room.polygon, room.placed()[i].box));
}

/// How many of 60 arrangements of one thing that stands at walls have it by an opening.
int timesBy(const Unit &unit, const scene::Room &given, bool (Arrangement::*isBy)(const geometry::Box &) const)
{
    Request request;
    request.room = given;
    Plan plan;
    plan.type = &Statistics::builtIn().types.front();
    plan.units = {unit};
    int times = 0;
    geometry::Random random(5);
    for (int k = 0; k < 60; ++k) {
        Arrangement room(given);
        Placement placement;
        placeUnits(Statistics::builtIn(), request, plan, false, room, random, placement, Progress());
        times += (room.*isBy)(placement.units[0].front().box);
    }
    return times;
}

TEST(Placer, ThingsStandByDoorsAndWindowsWhereTheirSampleDid)
{
    scene::Room room = test::box(5, 4);
    room.doors = {{{2, 0}, {3, 0}, 0, 2.1}};
    room.windows = {{{4, 4}, {1, 4}, 0.9, 2.2}};
    Unit box;
    box.members = {test::thing("Box", {0, 0, 0.25}, {0.5, 0.5, 0.5})};
    box.assets = {-1};
    box.contacts = 1;
    EXPECT_LT(timesBy(box, room, &Arrangement::isByDoor), 6);
    EXPECT_LT(timesBy(box, room, &Arrangement::isByWindow), 6);
    box.contacts = 1 | kByDoor;
    EXPECT_GT(timesBy(box, room, &Arrangement::isByDoor), 40);
    box.contacts = 1 | kByWindow;
    EXPECT_GT(timesBy(box, room, &Arrangement::isByWindow), 40);
}

TEST(Placer, FindsTheRelationsThatDoNotHold)
{
    Request request;
    request.room = test::box(5, 5);
    Plan plan;
    Unit bed, table;
    bed.members = {test::thing("Bed", {2.5, 4, 0.3}, {1.6, 2, 0.6}, std::numbers::pi)};
    table.members = {test::thing("SideTable", {2.5 + 0.8 + 0.3, 4.7, 0.25}, {0.4, 0.4, 0.5}, std::numbers::pi)};
    table.relations = {{Relation::Beside, 0, -1, QStringLiteral("graph.edges[0]")},
                       {Relation::Facing, 0, -1, QStringLiteral("graph.edges[1]")},
                       {Relation::InCorner, -1, -1, {}}}; // nobody's wish
    plan.units = {bed, table};
    Placement placement;
    placement.units = {bed.members, table.members};
    findUnmet(request, plan, Arrangement(request.room), placement);
    EXPECT_EQ(placement.unmet, 1);
    ASSERT_EQ(placement.issues.size(), 1u);
    EXPECT_EQ(placement.issues[0].field, QStringLiteral("graph.edges[1]"));
    placement = {};
    placement.units = {bed.members, {}}; // what is not there meets nothing
    findUnmet(request, plan, Arrangement(request.room), placement);
    EXPECT_EQ(placement.unmet, 2);
}

TEST(Placer, NoPictureHangsOverAStandOfScreens)
{
    Request request;
    request.room = test::box(3, 3);
    Plan plan;
    plan.type = &Statistics::builtIn().types.front();
    Unit stand, picture;
    stand.members = {test::thing("TVStand", {0, 0, 0.25}, {1.2, 0.4, 0.5})};
    picture.members = {test::thing("Painting", {0, 0, 1.5}, {0.8, 0.03, 0.6})};
    stand.assets = picture.assets = {-1};
    stand.contacts = picture.contacts = 1;
    plan.units = {stand, picture};
    int over = 0;
    geometry::Random random(5);
    for (int k = 0; k < 40; ++k) {
        Arrangement room(request.room);
        Placement placement;
        placeUnits(Statistics::builtIn(), request, plan, false, room, random, placement, Progress());
        placeUnits(Statistics::builtIn(), request, plan, true, room, random, placement, Progress());
        const geometry::Vec2 local =
            placement.units[0].front().box.toLocal(placement.units[1].front().box.centre.head<2>());
        over += std::abs(local.x()) < 0.5 && std::abs(local.y()) < 0.4;
    }
    EXPECT_LT(over, 3);
}

TEST(Placer, SaysWhatIsMissing)
{
    Request request;
    request.room = test::box(1.2, 1.2);
    Plan plan;
    plan.type = &Statistics::builtIn().types.front();
    Unit bed;
    bed.members = {test::thing("Bed", {0, 0, 0.3}, {2, 2, 0.6})};
    bed.assets = {-1};
    bed.contacts = 1;
    plan.units = {bed};
    geometry::Random random(3);
    Arrangement room(request.room);
    Placement placement;
    placeUnits(Statistics::builtIn(), request, plan, false, room, random, placement, Progress());
    EXPECT_TRUE(placement.units[0].empty());
    EXPECT_NEAR(placement.missing, 4, 1e-9);
}

} // namespace
} // namespace twinloom::scenegen
