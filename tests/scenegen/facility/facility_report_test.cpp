// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/facility_report.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

struct Reported {
    BlockTask task;
    BlockPlan plan;
};

/// Two departments of 10 m by 10 m with aisles of 2 m, 20 m apart, on 40 m by 20 m.
Reported twoBlocks()
{
    Reported two;
    two.task.aisle = 2;
    two.task.ground = 800;
    two.task.departments = {{QStringLiteral("A"), 64, false, QStringLiteral("racks")},
                            {QStringLiteral("B"), 12.5, true, QStringLiteral("racks")}};
    two.task.flows = {{0, 1, 5}};
    two.plan.blocks = {{0, 0, 10, 10}, {20, 0, 10, 10}};
    return two;
}

} // namespace

TEST(FacilityReport, NamesAreasAndWhatIsWrongWithBlocks)
{
    Reported two = twoBlocks();
    Issues issues;
    reportBlocks(two.task, two.plan, issues);
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(
        issues[0].message,
        QStringLiteral("Given of wanted area: A 64.0 of 64.0 m²; B 100.0 of 100.0 m² with aisles, 64.0 m² without."));
    two.plan.blocks[0] = {0, 0, 20, 3};
    two.task.leastSide = 2;
    issues.clear();
    reportBlocks(two.task, two.plan, issues);
    for (const char *code : {"departments-do-not-fit", "department-long", "department-narrow", "department-areas"})
        EXPECT_TRUE(test::hasIssue(issues, code)) << code;
}

TEST(FacilityReport, SaysWhatItCostsAndUses)
{
    scenegen::FloorPlan plan;
    plan.floorArea = 800;
    plan.standingArea = 12;
    plan.departments.resize(2);
    plan.departments[0].outline = {{1, 1}, {9, 1}, {9, 9}, {1, 9}};
    plan.departments[1].outline = {{21, 1}, {29, 1}, {29, 9}, {21, 9}};
    plan.flows.resize(2);
    plan.flows[0].amount = 5;
    plan.flows[0].cost = 100;
    plan.flows[0].walkingDistance = 30;
    plan.flows[1].amount = 5;
    EXPECT_EQ(reportCost(plan).message,
              QStringLiteral("Handling cost 100.0 (loads x metres), 10.0 m a load on average; on foot along the aisles "
                             "150.0 (loads x metres), 30.0 m a load. Departments take 16.0 % of the floor, aisles and "
                             "free floor 84.0 %; things stand on 1.5 %."));
}
