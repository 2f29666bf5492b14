// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/facility_report.h"

#include "scenegen/facility/fixed_blocks.h"

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

const geometry::Polygon kReportFloor = {{0, 0}, {40, 0}, {40, 20}, {0, 20}};

} // namespace

TEST(FacilityReport, NamesAreasAndWhatIsWrongWithBlocks)
{
    Reported two = twoBlocks();
    Issues issues;
    reportBlocks(two.task, two.plan, issues);
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues[0].message, QStringLiteral("Given of wanted area: A 64.0 of 64.0 m²; B 100.0 of 100.0 m²."));
    two.plan.blocks[0] = {0, 0, 20, 3};
    two.task.leastSide = 2;
    issues.clear();
    reportBlocks(two.task, two.plan, issues);
    for (const char *code : {"departments-do-not-fit", "department-long", "department-narrow", "department-areas"})
        EXPECT_TRUE(test::hasIssue(issues, code)) << code;
}

TEST(FacilityReport, WalkingGoesRoundThingsAndHandlingDoesNot)
{
    const Reported two = twoBlocks();
    Progress progress;
    const std::vector<scene::RoomObject> wall = {test::thing("PalletRack", {15, 6, 1}, {1, 12, 2})};
    const auto straight = reportCost(two.task, two.plan, hallFrame(kReportFloor), kReportFloor, {}, progress);
    const auto around = reportCost(two.task, two.plan, hallFrame(kReportFloor), kReportFloor, wall, progress);
    ASSERT_OK(straight);
    ASSERT_OK(around);
    EXPECT_TRUE(straight->message.startsWith(QLatin1String(
        "Handling cost 100.0 (loads x metres), 20.0 m a load on average; on foot along the aisles 100.0 ")))
        << straight->message.toStdString();
    EXPECT_TRUE(straight->message.contains(QLatin1String("Departments take 16.0 % of the floor, aisles and free floor "
                                                         "84.0 %; things stand on 0.0 %.")));
    EXPECT_TRUE(around->message.contains(QLatin1String("Handling cost 100.0")));
    EXPECT_FALSE(around->message.contains(QLatin1String("aisles 100.0 ")));
    EXPECT_TRUE(around->message.contains(QLatin1String("stand on 1.5 %")));
}
