// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/facility_generator.h"

#include "scenegen/evaluate/evaluate.h"
#include "tests/support/test_data.h"

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

} // namespace

TEST(FacilityGenerator, FillsTheDepartmentsLegallyAndReportsTheCost)
{
    Progress progress;
    const auto generator = makeFacilityGenerator();
    const auto layout = scenegen::generate(*generator, hallRequest(), progress);
    ASSERT_OK(layout);
    EXPECT_GT(layout->room.objects.size(), 60u);
    EXPECT_TRUE(std::any_of(layout->issues.begin(), layout->issues.end(),
                            [](const Issue &issue) { return issue.code == QLatin1String("facility-report"); }));
    const auto result = scenegen::evaluate({*layout}, {}, progress);
    ASSERT_OK(result);
    EXPECT_EQ(result->objectCollisionRate, 0);
    EXPECT_EQ(result->outOfBoundsRate, 0);
    EXPECT_EQ(result->doorBlockedRate, 0);
    EXPECT_GE(result->reachableRatio, 0.97);
    EXPECT_EQ(scenegen::generate(*generator, hallRequest(), progress)->room, layout->room);
}

TEST(FacilityGenerator, SaysWhichPartOfAPlanIsWrong)
{
    const QString good = QStringLiteral("A:10:racks; B:20:machining");
    ASSERT_OK(readFacilityPlan(good, QStringLiteral("a>B:3")));
    for (const char *departments : {"", "A:x:racks", "A:10:nothing", "A:10", "A:-1:racks", "A:1:racks;A:2:racks"})
        EXPECT_EQ(readFacilityPlan(QString::fromLatin1(departments), {}).error().code, ErrorCode::BadInput)
            << departments;
    for (const char *flow : {"A>C:1", "A:1", "A>B", "A>B:-1", ">:1", "A>B:nan"})
        EXPECT_EQ(readFacilityPlan(good, QString::fromLatin1(flow)).error().code, ErrorCode::BadInput) << flow;
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

TEST(FacilityGenerator, SaysWhichBlocksBecomeLongRatherThanFail)
{
    scenegen::Request request = hallRequest();
    request.parameters.insert(QStringLiteral("departments"), QStringLiteral("Store:1000:racks; Corner:1:benches"));
    request.parameters.insert(QStringLiteral("flow"), QStringLiteral("Store>Corner:1"));
    Progress progress;
    const auto layout = scenegen::generate(*makeFacilityGenerator(), request, progress);
    ASSERT_OK(layout);
    EXPECT_FALSE(layout->room.objects.empty());
    EXPECT_TRUE(std::any_of(layout->issues.begin(), layout->issues.end(), [](const Issue &issue) {
        return issue.code == QLatin1String("department-long") && issue.message.contains(QLatin1String("Corner"));
    }));
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

TEST(FacilityGenerator, RefusesAHallWithoutRoom)
{
    scenegen::Request request = hallRequest();
    request.room.polygon = {{0, 0}, {3, 0}, {3, 3}, {0, 3}};
    request.room.doors.clear();
    Progress progress;
    EXPECT_EQ(scenegen::generate(*makeFacilityGenerator(), request, progress).error().code, ErrorCode::BadInput);
}
