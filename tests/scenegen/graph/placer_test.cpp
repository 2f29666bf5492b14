// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/placer.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

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
