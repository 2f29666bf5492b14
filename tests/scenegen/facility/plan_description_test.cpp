// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/plan_description.h"

#include "scenegen/facility/fixed_blocks.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

struct Described {
    BlockTask task;
    BlockPlan plan;
    Ground ground = {{{0, 0}, {40, 0}, {40, 20}, {0, 20}}};

    scenegen::FloorPlan of(const std::vector<scene::RoomObject> &objects) const
    {
        Progress progress;
        auto described = describePlan(task, plan, hallFrame(ground.floor), ground, objects, progress);
        EXPECT_OK(described);
        return described ? *described : scenegen::FloorPlan{};
    }
};

/// Two departments of 10 m by 10 m with aisles of 2 m, 20 m apart, and a door in the far wall.
Described twoDepartments()
{
    Described two;
    two.task.aisle = 2;
    two.task.ground = 800;
    two.task.departments = {{QStringLiteral("A"), 64, false, QStringLiteral("racks")},
                            {QStringLiteral("B"), 12.5, true, QStringLiteral("benches")}};
    two.task.fixed = {Block{0, 0, 10, 10}, {}};
    two.task.stations = {{QStringLiteral("Door 1"), {40, 5}, 3}};
    two.task.flows = {{0, 1, 5}, {1, 2, 2}};
    two.plan.blocks = {{0, 0, 10, 10}, {20, 0, 10, 10}};
    return two;
}

} // namespace

TEST(PlanDescription, TellsDepartmentsFlowsAndStations)
{
    const scenegen::FloorPlan plan = twoDepartments().of({});
    ASSERT_EQ(plan.departments.size(), 2u);
    EXPECT_EQ(plan.departments[0].name, QStringLiteral("A"));
    EXPECT_TRUE(plan.departments[0].isFixed);
    EXPECT_FALSE(plan.departments[0].wantedShare);
    EXPECT_NEAR(geometry::signedArea(plan.departments[0].outline), 64, 1e-9);
    EXPECT_EQ(plan.departments[1].wantedShare, 12.5);
    EXPECT_NEAR(plan.departments[1].wantedArea, 100, 1e-9);
    EXPECT_NEAR(plan.departments[1].area, 100, 1e-9);
    ASSERT_EQ(plan.flows.size(), 2u);
    EXPECT_NEAR(plan.flows[0].distance, 20, 1e-9);
    EXPECT_NEAR(plan.flows[0].cost, 100, 1e-9);
    EXPECT_EQ(plan.flows[1].to, QStringLiteral("Door 1"));
    EXPECT_NEAR(plan.flows[1].cost, 2 * 15, 1e-9);
    EXPECT_NEAR(plan.handlingCost(), 130, 1e-9);
    EXPECT_EQ(plan.floorArea, 800);
}

TEST(PlanDescription, WalkingGoesRoundThingsAndHandlingDoesNot)
{
    const Described two = twoDepartments();
    const scenegen::FloorPlan straight = two.of({});
    const scenegen::FloorPlan around = two.of({test::thing("PalletRack", {15, 6, 1}, {1, 12, 2})});
    EXPECT_NEAR(*straight.flows[0].walkingDistance, 20, 0.3);
    EXPECT_EQ(straight.flows[0].way.size(), 2u);
    EXPECT_GT(*around.flows[0].walkingDistance, 22);
    EXPECT_GT(around.flows[0].way.size(), 2u);
    EXPECT_EQ(around.handlingCost(), straight.handlingCost());
    EXPECT_NEAR(around.standingArea, 12, 1e-9);
}
