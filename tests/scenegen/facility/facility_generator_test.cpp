// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/facility_generator.h"

#include "scenegen/alternatives.h"
#include "scenegen/evaluate/evaluate.h"
#include "scenegen/request_json.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

#include <QJsonArray>

#include <ctime>

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

scenegen::Request hallRequest()
{
    scenegen::Request request;
    request.room.roomType = QStringLiteral("factory");
    request.room.polygon = {{0, 0}, {50, 0}, {50, 30}, {0, 30}};
    request.room.height = 8.0;
    request.room.doors.push_back({{20, 0}, {24, 0}, 0, 4});
    request.parameters.insert(QStringLiteral("steps"), 5000);
    return request;
}

scenegen::Layout laidOut(const scenegen::Request &request)
{
    Progress progress;
    auto layout = scenegen::generate(*makeFacilityGenerator(), request, progress);
    EXPECT_OK(layout);
    return layout ? *layout : scenegen::Layout{};
}

/// Empty where there is no such issue.
QString messageOf(const scenegen::Layout &layout, const char *code)
{
    for (const Issue &issue : layout.issues)
        if (issue.code == QLatin1String(code))
            return issue.message;
    return {};
}

void expectLegal(const scenegen::Layout &layout)
{
    Progress progress;
    const auto result = scenegen::evaluate({layout}, {}, progress);
    ASSERT_OK(result);
    EXPECT_EQ(result->objectCollisionRate, 0);
    EXPECT_EQ(result->outOfBoundsRate, 0);
    EXPECT_EQ(result->doorBlockedRate, 0);
    EXPECT_GE(result->walkableRatio, 0.99);
    EXPECT_GE(result->reachableRatio, 0.97);
}

} // namespace

TEST(FacilityGenerator, SearchesNoLongerThanTheRoomIsWorth)
{
    scenegen::Request few = hallRequest();
    few.room.polygon = {{0, 0}, {6, 0}, {6, 5}, {0, 5}};
    few.room.doors = {{{2, 0}, {3, 0}, 0, 2.1}};
    few.parameters.insert(QStringLiteral("steps"), 1000);
    scenegen::Request many = few;
    many.parameters.insert(QStringLiteral("steps"), 20000);
    const auto cost = [](const scenegen::Request &request) { // processor time, whatever else the machine does
        const std::clock_t start = std::clock();
        EXPECT_FALSE(messageOf(laidOut(request), "facility-report").isEmpty());
        return std::clock() - start;
    };
    cost(few); // what is read once
    const std::clock_t least = cost(few);
    EXPECT_LT(cost(many), 6 * least + CLOCKS_PER_SEC / 20) << "not twenty times as long";
}

TEST(FacilityGenerator, FillsTheDepartmentsLegallyAndReportsTheCost)
{
    Progress progress;
    const auto generator = makeFacilityGenerator();
    const auto layout = scenegen::generate(*generator, hallRequest(), progress);
    ASSERT_OK(layout);
    EXPECT_GT(layout->room.objects.size(), 60u);
    EXPECT_TRUE(std::any_of(layout->issues.begin(), layout->issues.end(),
                            [](const Issue &issue) { return issue.code == QLatin1String("facility-report"); }));
    expectLegal(*layout);
    EXPECT_EQ(scenegen::generate(*generator, hallRequest(), progress)->room, layout->room);
}

TEST(FacilityGenerator, ALargeHallIsAsLegalAsASmallOne)
{
    scenegen::Request request = hallRequest();
    request.room.polygon = {{0, 0}, {260, 0}, {260, 170}, {0, 170}}; // 4.4 million cells to walk on
    Progress progress;
    const auto layout = scenegen::generate(*makeFacilityGenerator(), request, progress);
    ASSERT_OK(layout);
    EXPECT_GT(layout->room.objects.size(), 3000u);
    const auto result = scenegen::evaluate({*layout}, {}, progress);
    ASSERT_OK(result);
    EXPECT_EQ(result->objectCollisionRate, 0);
    EXPECT_EQ(result->outOfBoundsRate, 0);
    EXPECT_GE(result->walkableRatio, 0.99);
    EXPECT_GE(result->reachableRatio, 0.97);
}

TEST(FacilityGenerator, AreasAreSquareMetresAndAreReported)
{
    scenegen::Request request = hallRequest();
    request.parameters.insert(QStringLiteral("departments"),
                              QStringLiteral("Storage:25:racks; Machining:30:machining"));
    const scenegen::Layout layout = laidOut(request);
    EXPECT_EQ(messageOf(layout, "department-areas"),
              QStringLiteral("Given of wanted area: Storage 25.0 of 25.0 m²; Machining 30.0 of 30.0 m²."));
    EXPECT_FALSE(messageOf(layout, "flow-assumed").isEmpty());
    EXPECT_TRUE(messageOf(layout, "departments-do-not-fit").isEmpty());
    EXPECT_LT(layout.room.objects.size(), 20u) << "spare room stays free";
    EXPECT_TRUE(messageOf(layout, "few-things").isEmpty()) << "which is as asked";
    EXPECT_TRUE(messageOf(layout, "department-empty").isEmpty());
    request.parameters.insert(QStringLiteral("departments"), QStringLiteral("Storage:2500:racks; Machining:30:racks"));
    EXPECT_FALSE(messageOf(laidOut(request), "departments-do-not-fit").isEmpty());
}

TEST(FacilityGenerator, WhatFitsBesideTheAislesIsGivenInFull)
{
    // Two thirds of the floor; the aisles between two rows of three take a sixth.
    scenegen::Request request = hallRequest();
    request.parameters.insert(QStringLiteral("steps"), 20000);
    request.parameters.insert(QStringLiteral("departments"),
                              QStringLiteral("A:220:racks; B:180:machining; C:160:benches; D:200:robots; E:240:line"));
    const scenegen::Layout layout = laidOut(request);
    ASSERT_TRUE(layout.plan);
    for (const scenegen::PlannedDepartment &department : layout.plan->departments) {
        EXPECT_GE(department.area, 0.97 * department.wantedArea) << department.name.toStdString();
        EXPECT_NEAR(geometry::signedArea(department.outline), department.area, 1e-6);
    }
    expectLegal(layout);
}

TEST(FacilityGenerator, ThePlanSaysWhereDepartmentsAislesAndFlowsAre)
{
    scenegen::Request request = hallRequest();
    request.parameters.insert(QStringLiteral("departments"), QStringLiteral("A:120:racks; B:100:machining"));
    request.parameters.insert(QStringLiteral("flow"), QStringLiteral("Dock>A:5; A>B:10"));
    const scenegen::Layout layout = laidOut(request);
    ASSERT_TRUE(layout.plan);
    const scenegen::FloorPlan &plan = *layout.plan;
    ASSERT_EQ(plan.departments.size(), 2u);
    ASSERT_EQ(plan.flows.size(), 2u);
    EXPECT_EQ(plan.flows[0].from, QStringLiteral("Door 1"));
    ASSERT_EQ(plan.stations.size(), 1u);
    EXPECT_EQ(plan.stations[0].at, geometry::Vec2(22, 0));
    EXPECT_FALSE(plan.aisles.empty());
    for (const scenegen::PlannedAisle &aisle : plan.aisles)
        for (const scenegen::PlannedDepartment &department : plan.departments)
            EXPECT_LT(geometry::intersectionArea(aisle.outline, department.outline), 1e-6);
    EXPECT_GE(plan.flows[1].way.size(), 2u);
    const QJsonObject json = scenegen::layoutToJson(layout).value(QStringLiteral("plan")).toObject();
    EXPECT_EQ(json.value(QStringLiteral("departments")).toArray().size(), 2);
    EXPECT_NEAR(json.value(QStringLiteral("totals")).toObject().value(QStringLiteral("handling_cost")).toDouble(),
                plan.handlingCost(), 1e-3);
    for (const scene::RoomObject &object : layout.room.objects) { // each machine stands in its department
        const auto &home = plan.departments[object.category == QLatin1String("PalletRack") ? 0 : 1].outline;
        if (object.category == QLatin1String("PalletRack") || object.category == QLatin1String("CNCMachine")) {
            EXPECT_TRUE(geometry::contains(home, object.box.centre.head<2>())) << object.category.toStdString();
        }
    }
}

TEST(FacilityGenerator, BothWingsOfAnEllAreUsed)
{
    scenegen::Request request = hallRequest();
    request.room.polygon = {{0, 0}, {40, 0}, {40, 12}, {14, 12}, {14, 40}, {0, 40}};
    request.room.doors.clear();
    const scenegen::Layout layout = laidOut(request);
    int east = 0, north = 0;
    for (const scene::RoomObject &object : layout.room.objects) {
        east += object.box.centre.x() > 15;
        north += object.box.centre.y() > 13;
    }
    EXPECT_GT(east, 10);
    EXPECT_GT(north, 10);
    expectLegal(layout);
}

TEST(FacilityGenerator, FixedDepartmentsForbiddenFloorAndRegionsHold)
{
    scenegen::Request request = hallRequest();
    request.parameters.insert(QStringLiteral("departments"),
                              QStringLiteral("Storage:100:racks; Machining:80:machining; Robots:60:robots"));
    request.parameters.insert(QStringLiteral("fixed"), QStringLiteral("Storage:40,20,12,10"));
    request.parameters.insert(QStringLiteral("forbidden"), QStringLiteral("25,15,4,30"));
    const scenegen::Layout layout = laidOut(request);
    for (const scene::RoomObject &object : layout.room.objects) {
        EXPECT_FALSE(geometry::overlaps(object.box, {{25, 15, 5}, {4, 30, 10}, 0}, 0.01));
        if (object.category == QLatin1String("PalletRack")) {
            EXPECT_NEAR(object.box.centre.x(), 40, 6);
            EXPECT_NEAR(object.box.centre.y(), 20, 5);
        }
    }
    EXPECT_GT(test::count(layout, "PalletRack"), 1);
    request.parameters.remove(QStringLiteral("fixed"));
    request.regions = {{{0, 0}, {23, 0}, {23, 30}, {0, 30}}};
    const scenegen::Layout within = laidOut(request);
    EXPECT_GT(within.room.objects.size(), 15u);
    for (const scene::RoomObject &object : within.room.objects)
        EXPECT_LE(object.box.centre.x(), 23);
    request.parameters.insert(QStringLiteral("fixed"), QStringLiteral("Storage:60,20,12,10"));
    Progress progress;
    EXPECT_EQ(scenegen::generate(*makeFacilityGenerator(), request, progress).error().code, ErrorCode::BadInput);
}

TEST(FacilityGenerator, PinnedMachinesAnchorTheirDepartment)
{
    scenegen::Request request = hallRequest();
    request.parameters.insert(QStringLiteral("departments"),
                              QStringLiteral("Storage:100:racks; Machining:120:machining"));
    request.objects.push_back(
        {QStringLiteral("CNCMachine"), scene::Vec3(42, 24, 1.15), scene::Vec3(3.2, 2.2, 2.3), 0.0, {}, {}, true});
    const scenegen::Layout layout = laidOut(request);
    EXPECT_GT(test::count(layout, "CNCMachine"), 1);
    for (const scene::RoomObject &object : layout.room.objects)
        if (object.category == QLatin1String("CNCMachine")) {
            EXPECT_LT((object.box.centre - scene::Vec3(42, 24, 1.15)).norm(), 16);
        }
    expectLegal(layout);
}

TEST(FacilityGenerator, StrongFlowsGetConveyorsFromMachineToMachine)
{
    scenegen::Request request = hallRequest();
    request.parameters.insert(QStringLiteral("departments"),
                              QStringLiteral("A:80:machining; B:80:robots; C:80:benches"));
    request.parameters.insert(QStringLiteral("flow"), QStringLiteral("A>B:100; B>C:100; Dock>A:500"));
    const scenegen::Layout layout = laidOut(request);
    EXPECT_GE(test::count(layout, "ConveyorStraight"), 2);
    ASSERT_TRUE(layout.plan);
    ASSERT_EQ(layout.plan->conveyors.size(), 2u);
    const scenegen::PlannedConveyor &first = layout.plan->conveyors.front();
    EXPECT_EQ(first.from, QStringLiteral("A"));
    EXPECT_EQ(first.to, QStringLiteral("B"));
    EXPECT_TRUE(geometry::contains(layout.plan->departments[0].outline, first.way.front()));
    EXPECT_TRUE(geometry::contains(layout.plan->departments[1].outline, first.way.back()));
    expectLegal(layout);
    for (const scenegen::PlannedConveyor &conveyor : layout.plan->conveyors) {
        const bool isToldOf =
            !conveyor.crossed.empty() &&
            std::any_of(layout.issues.begin(), layout.issues.end(), [&](const Issue &issue) {
                return issue.code == QLatin1String(conveyor.isRaised ? "conveyor-raised" : "conveyor-cuts-aisle") &&
                       issue.message.contains(conveyor.from) && issue.message.contains(conveyor.crossed.front());
            });
        EXPECT_TRUE(conveyor.crossed.empty() || isToldOf) << "no aisle is crossed unsaid";
        EXPECT_TRUE(!conveyor.isRaised || conveyor.posts.size() >= 2) << conveyor.from.toStdString();
    }
    for (const scene::RoomObject &object : layout.room.objects)
        for (const scenegen::PlannedAisle &aisle : layout.plan->aisles)
            if (object.category.startsWith(QLatin1String("Conveyor")) && object.box.bottom() < 2) {
                const auto corners = object.box.footprint();
                EXPECT_LT(geometry::intersectionArea(aisle.outline, {corners.begin(), corners.end()}), 1e-3);
            }
    request.parameters.insert(QStringLiteral("conveyors"), 2.0);
    EXPECT_EQ(test::count(laidOut(request), "ConveyorStraight"), 0);
}

TEST(FacilityGenerator, CountsArePursued)
{
    scenegen::Request request = hallRequest();
    request.parameters.insert(QStringLiteral("departments"),
                              QStringLiteral("Storage:120:racks; Machining:160:machining"));
    request.counts = {{QStringLiteral("CNCMachine"), 10}, {QStringLiteral("ConveyorStraight"), 2}};
    const scenegen::Layout layout = laidOut(request);
    EXPECT_EQ(test::count(layout, "CNCMachine"), 10);
    EXPECT_EQ(test::count(layout, "ConveyorStraight"), 2);
    expectLegal(layout);
    request.counts = {{QStringLiteral("CNCMachine"), 300}};
    EXPECT_TRUE(test::hasIssue(laidOut(request).issues, "count-does-not-fit"));
}

TEST(FacilityGenerator, KnowsWhatIsMeantAndSaysWhatThereIs)
{
    scenegen::Request request = hallRequest();
    request.counts = {{QStringLiteral("Robot"), 3}, {QStringLiteral("Warpdrive"), 2}, {QStringLiteral("forklift"), 1}};
    const scenegen::Layout layout = laidOut(request);
    EXPECT_EQ(test::count(layout, "RobotArm"), 3);
    EXPECT_FALSE(messageOf(layout, "category-understood").isEmpty());
    EXPECT_EQ(test::count(layout, "forklift") + test::count(layout, "Forklift"), 1) << "of the library";
    const QString message = messageOf(layout, "unknown-category");
    EXPECT_TRUE(message.contains(QLatin1String("\"Warpdrive\""))) << message.toStdString();
    EXPECT_TRUE(message.contains(QLatin1String("CNCMachine")));
    EXPECT_FALSE(message.contains(QLatin1String("forklift")));
}

TEST(FacilityGenerator, SaysThatRelationsAreNotFollowed)
{
    scenegen::Request request = hallRequest();
    EXPECT_FALSE(test::hasIssue(laidOut(request).issues, "relation-not-followed"));
    request.graph = scenegen::RelationGraph{};
    EXPECT_TRUE(test::hasIssue(laidOut(request).issues, "relation-not-followed"));
}

TEST(FacilityGenerator, AlternativesDifferInTheirBlocks)
{
    scenegen::Request request = hallRequest();
    request.seed = 1;
    request.parameters.insert(QStringLiteral("departments"),
                              QStringLiteral("Storage:150:racks; Machining:120:machining; Robots:100:robots"));
    Progress progress;
    const auto layouts = scenegen::alternatives(*makeFacilityGenerator(), request, 3, progress);
    ASSERT_OK(layouts);
    ASSERT_EQ(layouts->size(), 3u);
    EXPECT_GT(scenegen::difference((*layouts)[0].room, (*layouts)[1].room), 0.5);
}

TEST(FacilityGenerator, AlternativesOfSharesDifferInTheirBlocksToo)
{
    scenegen::Request request;
    request.room = test::box(40, 24, "Factory");
    request.seed = 1;
    request.parameters.insert(QStringLiteral("departments"),
                              QStringLiteral("Storage:120:racks; Machining:150:machining; Assembly:15%:benches"));
    request.parameters.insert(QStringLiteral("flow"), QStringLiteral("Storage>Machining:20; Machining>Assembly:12"));
    Progress progress;
    const auto layouts = scenegen::alternatives(*makeFacilityGenerator(), request, 2, progress);
    ASSERT_OK(layouts);
    double farthest = 0;
    for (std::size_t d = 0; d < layouts->front().plan->departments.size() && layouts->size() > 1; ++d)
        farthest = std::max(farthest, (geometry::centroid((*layouts)[0].plan->departments[d].outline) -
                                       geometry::centroid((*layouts)[1].plan->departments[d].outline))
                                          .norm());
    EXPECT_GT(farthest, 1) << "metres between the middles of the same department";
    EXPECT_LE(layouts->front().plan->handlingCost(), layouts->back().plan->handlingCost());
}

TEST(FacilityGenerator, AreasAreToldWithAndWithoutAisles)
{
    scenegen::Request request = hallRequest();
    request.parameters.insert(QStringLiteral("departments"), QStringLiteral("Storage:150:racks; Assembly:15%:benches"));
    const scenegen::Layout layout = laidOut(request);
    for (const scenegen::PlannedDepartment &department : layout.plan->departments) {
        const QJsonObject json = scenegen::toJson(department, layout.plan->floorArea);
        const double net = json.value(QLatin1String("net_area")).toDouble();
        EXPECT_NEAR(net, std::abs(geometry::signedArea(department.outline)), 1e-3);
        EXPECT_EQ(json.contains(QLatin1String("gross_area")), department.wantedShare.has_value());
        if (department.wantedShare)
            EXPECT_GT(json.value(QLatin1String("gross_area")).toDouble(), net);
        else
            EXPECT_NEAR(json.value(QLatin1String("area")).toDouble(), net, 1e-2);
    }
    EXPECT_TRUE(std::ranges::any_of(layout.issues, [](const Issue &issue) {
        return issue.code == QLatin1String("department-areas") && issue.message.contains(QStringLiteral("m² without"));
    }));
}

TEST(FacilityGenerator, FreePlacementIsLegal)
{
    scenegen::Request request = hallRequest();
    request.parameters.insert(QStringLiteral("placement"), QStringLiteral("free"));
    request.parameters.insert(QStringLiteral("departments"),
                              QStringLiteral("Storage:150:racks; Machining:120:machining; Robots:100:robots"));
    const scenegen::Layout layout = laidOut(request);
    EXPECT_GT(layout.room.objects.size(), 20u);
    expectLegal(layout);
}

TEST(FacilityGenerator, NoSeedFails)
{
    scenegen::Request request = hallRequest();
    request.room.polygon = {{0, 0}, {30, 0}, {30, 26}, {0, 26}};
    request.parameters.insert(QStringLiteral("steps"), 1000);
    request.parameters.insert(
        QStringLiteral("departments"),
        QStringLiteral("A:40:racks; B:30:machining; C:3:benches; D:3:line; E:2:robots; F:20:staging; G:2:pressing"));
    request.parameters.insert(QStringLiteral("flow"), QStringLiteral("A>G:9; B>E:4; C>D:1"));
    Progress progress;
    for (request.seed = 0; request.seed < 40; ++request.seed)
        EXPECT_OK(scenegen::generate(*makeFacilityGenerator(), request, progress)) << request.seed;
}

TEST(FacilityGenerator, PlacesWhatFitsAndNamesWhatDoesNot)
{
    scenegen::Request request = hallRequest();
    request.room.polygon = {{0, 0}, {14, 0}, {14, 11}, {0, 11}};
    request.room.doors = {{{6, 0}, {8, 0}, 0, 3}};
    request.parameters.insert(QStringLiteral("departments"),
                              QStringLiteral("A:90:racks; B:80:machining; C:70:benches; D:60:robots; E:50:staging"));
    request.parameters.insert(QStringLiteral("flow"), QStringLiteral("Dock>A:30; A>B:20; B>C:10; C>D:2; D>E:1"));
    const scenegen::Layout layout = laidOut(request);
    ASSERT_TRUE(layout.plan);
    EXPECT_LT(layout.plan->departments.size(), 5u);
    EXPECT_EQ(layout.plan->departments.front().name, QStringLiteral("A"));
    EXPECT_TRUE(messageOf(layout, "department-left-out").contains(QStringLiteral("no room for E: 50.0 m²")));
    EXPECT_GT(layout.room.objects.size(), 2u);
    expectLegal(layout);
    request.parameters.insert(QStringLiteral("fixed"), QStringLiteral("A:5,8,8,5; B:6,8,6,5"));
    const scenegen::Layout clashing = laidOut(request);
    EXPECT_TRUE(messageOf(clashing, "fixed-does-not-fit").contains(QLatin1String("B cannot be at its place")));
    expectLegal(clashing);
}

TEST(FacilityGenerator, RefusesAHallWithoutRoomAndSaysWhatLeavesNone)
{
    scenegen::Request request = hallRequest();
    const auto errorOf = [&] {
        Progress progress;
        const auto layout = scenegen::generate(*makeFacilityGenerator(), request, progress);
        return layout ? QString() : layout.error().message.section(QLatin1Char(':'), 0, 0);
    };
    request.parameters.insert(QStringLiteral("forbidden"), QStringLiteral("25,15,60,40"));
    EXPECT_EQ(errorOf(), QStringLiteral("parameters.forbidden"));
    request.regions = {{{0, 0}, {3, 0}, {3, 3}, {0, 3}}};
    EXPECT_EQ(errorOf(), QStringLiteral("regions"));
    request.room.polygon = {{0, 0}, {3, 0}, {3, 3}, {0, 3}};
    request.room.doors.clear();
    EXPECT_EQ(errorOf(), QStringLiteral("polygon"));
}
