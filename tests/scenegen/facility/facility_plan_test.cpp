// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/facility_plan.h"

#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

const QString kGoodDepartments = QStringLiteral("A:10:racks; B:20%:Machining;");

QString errorOf(const char *departments, const char *flows = "")
{
    const auto plan = readFacilityPlan(QString::fromUtf8(departments), QString::fromUtf8(flows));
    return plan ? QString() : plan.error().text();
}

} // namespace

TEST(FacilityPlan, ReadsAreasSharesAndFlows)
{
    const auto plan = readFacilityPlan(kGoodDepartments, QStringLiteral("a>B:3;"));
    ASSERT_OK(plan);
    ASSERT_EQ(plan->departments.size(), 2u);
    EXPECT_EQ(plan->departments[0].area, 10);
    EXPECT_FALSE(plan->departments[0].isShare);
    EXPECT_EQ(plan->departments[1].area, 20);
    EXPECT_TRUE(plan->departments[1].isShare);
    EXPECT_EQ(plan->departments[1].band, QStringLiteral("machining"));
    ASSERT_EQ(plan->flows.size(), 1u);
    EXPECT_EQ(plan->flows[0].to, 1);
}

TEST(FacilityPlan, ReadsWhatAChineseKeyboardWrites)
{
    const auto plan = readFacilityPlan(QStringLiteral("仓库：１６０：racks；机加工：４０％：machining"),
                                       QStringLiteral("仓库＞机加工：2．5"), {});
    ASSERT_OK(plan);
    ASSERT_EQ(plan->departments.size(), 2u);
    EXPECT_EQ(plan->departments[0].area, 160);
    EXPECT_TRUE(plan->departments[1].isShare);
    ASSERT_EQ(plan->flows.size(), 1u);
    EXPECT_EQ(plan->flows[0].amount, 2.5);
}

TEST(FacilityPlan, FlowsComeInAndGoOutByDoors)
{
    scene::Room room;
    room.doors = {{{0, 0}, {1, 0}, 0, 2}, {{10, 0}, {14, 0}, 0, 4}, {{20, 0}, {24, 0}, 0, 4}};
    const std::vector<Station> stations = stationsOf(room);
    ASSERT_EQ(stations.size(), 3u);
    EXPECT_EQ(stations[1].name, QStringLiteral("Door 2"));
    EXPECT_EQ(stations[1].at, geometry::Vec2(12, 0));
    EXPECT_EQ(stations[1].width, 4);
    const auto plan = readFacilityPlan(kGoodDepartments,
                                       QString::fromUtf8("Door 1>A:1; b>gate 3:1; A>Dock:1; 2>B:1; "
                                                         "A>门3:1"),
                                       stations);
    ASSERT_OK(plan);
    std::vector<std::pair<int, int>> ends;
    for (const Flow &flow : plan->flows)
        ends.emplace_back(flow.from, flow.to);
    EXPECT_EQ(ends, (std::vector<std::pair<int, int>>{{2, 0}, {1, 4}, {0, 3}, {3, 1}, {0, 4}}));
    EXPECT_EQ(nameOf(plan->departments, stations, 1), QStringLiteral("B"));
    EXPECT_EQ(nameOf(plan->departments, stations, 4), QStringLiteral("Door 3"));
    const auto wrong = [&](const char *flow) {
        return readFacilityPlan(kGoodDepartments, QString::fromLatin1(flow), stations).error().text();
    };
    EXPECT_TRUE(wrong("Door 4>A:1").contains(QLatin1String("there is no door \"Door 4\"; the room has 3")));
    EXPECT_TRUE(wrong("Door 1>Dock:1").contains(QLatin1String("a department at one end")));
    EXPECT_TRUE(wrong("Doors>A:1").contains(QLatin1String("there is no department \"Doors\"")));
    EXPECT_TRUE(errorOf("A:1:racks", "Dock>A:1").contains(QLatin1String("there is no door \"Dock\"")));
    // Who calls a department so means the department.
    const auto named =
        readFacilityPlan(QStringLiteral("Dock:10:staging; A:10:racks"), QStringLiteral("Dock>A:1"), stations);
    ASSERT_OK(named);
    EXPECT_EQ(named->flows[0].from, 0);
}

TEST(FacilityPlan, SaysWhichPartIsWrongAndWhy)
{
    EXPECT_TRUE(errorOf("A:x:racks").contains(QLatin1String("the area \"x\"")));
    EXPECT_TRUE(errorOf("A:0:racks").contains(QLatin1String("the area \"0\"")));
    EXPECT_TRUE(errorOf("A:120%:racks").contains(QLatin1String("up to 100")));
    EXPECT_TRUE(errorOf("A:10:nothing").contains(QLatin1String("there is no band \"nothing\"; there are:")));
    EXPECT_TRUE(errorOf("A:10:nothing").contains(QLatin1String("machining")));
    EXPECT_TRUE(errorOf("A:1:racks;a:2:racks").contains(QLatin1String("there is a department \"a\" already")));
    EXPECT_TRUE(errorOf("A:10").contains(QLatin1String("Name:area:band is needed")));
    EXPECT_TRUE(errorOf("").contains(QLatin1String("1 to 60")));
    EXPECT_TRUE(errorOf("A:1:racks", "A>C:1").contains(QLatin1String("there is no department \"C\"; there are: A")));
    EXPECT_TRUE(errorOf("A:1:racks;B:1:racks", "A>B:-1").contains(QLatin1String("the amount \"-1\"")));
    EXPECT_EQ(errorOf("A:1:racks;B:1:racks", "A>B:1; b>B:2"),
              QStringLiteral("parameters.flow: \"b>B:2\": a flow goes from one department to another, not to itself"));
    for (const char *flow : {"A:1", "A>B", ">:1", "A>B:nan", "A>B>A:1"})
        EXPECT_FALSE(errorOf("A:1:racks;B:1:racks", flow).isEmpty()) << flow;
}

TEST(FacilityPlan, ReadsPlaces)
{
    const auto plan = readFacilityPlan(kGoodDepartments, {});
    ASSERT_OK(plan);
    const auto fixed = readFixed(*plan, QStringLiteral("b:3,4.5; A:1,2,8,6"));
    ASSERT_OK(fixed);
    ASSERT_EQ(fixed->size(), 2u);
    EXPECT_EQ((*fixed)[0].department, 1);
    EXPECT_EQ((*fixed)[0].place.middle, geometry::Vec2(3, 4.5));
    EXPECT_FALSE((*fixed)[0].place.size);
    EXPECT_EQ((*fixed)[1].place.size, geometry::Vec2(8, 6));
    for (const char *bad : {"C:1,2", "A:1", "A:1,2,3", "A:1,2,0,4", "A:x,2", "A:1,2;A:3,4"})
        EXPECT_EQ(readFixed(*plan, QString::fromLatin1(bad)).error().code, ErrorCode::BadInput) << bad;
    const auto forbidden = readForbidden(QStringLiteral("1,2,3,4"));
    ASSERT_OK(forbidden);
    EXPECT_EQ(forbidden->size(), 1u);
    EXPECT_EQ(readForbidden(QStringLiteral("1,2")).error().code, ErrorCode::BadInput);
}
