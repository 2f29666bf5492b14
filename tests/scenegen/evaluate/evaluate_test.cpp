// SPDX-License-Identifier: Apache-2.0
#include "scenegen/evaluate/evaluate.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

#include <cmath>

namespace twinloom::scenegen
{
namespace
{

using test::thing;

Layout layoutOf(scene::Room room)
{
    Layout layout;
    layout.room = std::move(room);
    return layout;
}

TEST(Evaluate, HandComputedRooms)
{
    scene::Room bad = test::box(4, 4);
    bad.objects = {thing("Bed", {1, 3, 0.3}, {1, 1, 0.6}), thing("Dresser", {1.5, 3, 0.5}, {1, 1, 1}),
                   thing("DiningTable", {2, 0.5, 0.4}, {1, 0.5, 0.8}), thing("Chair", {2.4, 0.5, 0.4}, {0.4, 0.4, 0.8}),
                   thing("Book", {1, 3, 0.62}, {0.2, 0.2, 0.04}, 0, 0)};
    scene::Room good = test::box(4, 4);
    good.objects = {thing("Bed", {0.6, 3.3, 0.3}, {1, 1, 0.6}),
                    thing("Painting", {-0.03, 2, 1.5}, {0.6, 0.02, 0.4}, 1.5708)};
    Progress progress;
    const auto result = evaluate({layoutOf(bad), layoutOf(good)}, {}, progress);
    ASSERT_OK(result);
    EXPECT_NEAR(result->objectCollisionRate, 2.0 / 6, 1e-12);
    EXPECT_NEAR(result->sceneCollisionRate, 0.5, 1e-12);
    EXPECT_NEAR(result->tuckedRate, 2.0 / 6, 1e-12);
    EXPECT_NEAR(result->outOfBoundsRate, 1.0 / 7, 1e-12);
    EXPECT_NEAR(result->doorBlockedRate, 0.5, 1e-12);
    EXPECT_NEAR(result->objectsPerRoom, 3, 1e-12);
    EXPECT_EQ(result->walkableRatio, 1);
    EXPECT_EQ(result->reachableRatio, 1);
    const QJsonObject json = result->toJson();
    EXPECT_TRUE(json.value(QLatin1String("category_kl")).isNull());
    EXPECT_TRUE(json.value(QLatin1String("classifier_two_sample")).isNull());
    EXPECT_TRUE(json.value(QLatin1String("milliseconds_median")).isNull());
}

TEST(Evaluate, ADoorNeedsNoBottomAndNoObstacleNoReach)
{
    const auto layout = layoutFromJson(
        test::json(R"({"polygon": [[0,0],[4,0],[4,4],[0,4]], "doors": [{"from": [1,0], "to": [2,0], "top": 2}]})"));
    ASSERT_OK(layout);
    ASSERT_EQ(layout->room.doors.size(), 1u);
    EXPECT_EQ(layout->room.doors.front().bottom, 0);
    Progress progress;
    const auto result = evaluate({*layout}, {}, progress);
    ASSERT_OK(result);
    EXPECT_FALSE(result->reachableRatio.has_value());
    EXPECT_TRUE(result->toJson().value(QLatin1String("reachable_ratio")).isNull());
    EXPECT_EQ(result->walkableRatio, 1);
}

TEST(Evaluate, CategoryDivergenceByHand)
{
    scene::Room a = test::box(4, 4), b = test::box(4, 4, "BEDROOM");
    a.objects = {thing("Bed", {1, 3, 0.3}, {1, 1, 0.6}), thing("Bed", {3, 3, 0.3}, {1, 1, 0.6})};
    b.objects = {thing("bed", {1, 3, 0.3}, {1, 1, 0.6}), thing("Desk", {3, 3, 0.3}, {1, 1, 0.6})};
    // reference a: bed 2.5, desk 0.5 of 3; layouts b: 1.5, 1.5 of 3.
    const double expected = 2.5 / 3 * std::log(2.5 / 1.5) + 0.5 / 3 * std::log(0.5 / 1.5);
    const auto found = categoryDivergence({&b}, {&a});
    ASSERT_TRUE(found.has_value());
    EXPECT_NEAR(*found, expected, 1e-12);
    scene::Room other = test::box(4, 4, "Kitchen");
    EXPECT_FALSE(categoryDivergence({&other}, {&a}).has_value());
}

TEST(Evaluate, ACopyIsAtDistanceZero)
{
    scene::Room a = test::box(4, 4);
    a.objects = {thing("Bed", {1, 3, 0.3}, {1, 1, 0.6}), thing("Desk", {3, 3, 0.3}, {1, 1, 0.6})};
    scene::Room b = a;
    EXPECT_EQ(roomDistance(a, b), 0);
    b.objects[0].box.centre.x() += 0.4; // both ways 0.4 of four
    EXPECT_NEAR(roomDistance(a, b), 0.2, 1e-12);
    b.objects.pop_back(); // the desk has no counterpart: 2 m
    EXPECT_NEAR(roomDistance(a, b), (0.4 + 2 + 0.4) / 3, 1e-12);
}

TEST(Evaluate, TheDataScoreAsTheResearchSays)
{
    std::vector<Layout> layouts;
    for (const QJsonObject &json : test::validationRooms()) {
        auto layout = layoutFromJson(json);
        ASSERT_OK(layout);
        layouts.push_back(std::move(*layout));
    }
    Progress progress;
    const auto result = evaluate(layouts, {}, progress);
    ASSERT_OK(result);
    EXPECT_LT(result->objectCollisionRate, 0.005);
    EXPECT_EQ(result->outOfBoundsRate, 0);
    EXPECT_NEAR(result->doorBlockedRate, 0.07, 0.03);
    EXPECT_NEAR(result->reachableRatio.value_or(0), 0.973, 0.01);
    EXPECT_NEAR(result->walkableRatio, 0.994, 0.003);
    EXPECT_NEAR(result->objectsPerRoom, 9.4, 0.6);
}

TEST(Evaluate, TheFloorIsWhatTheReferenceSaysOfItself)
{
    std::vector<scene::Room> reference;
    for (const QJsonObject &json : test::validationRooms())
        reference.push_back(*scene::roomFromJson(json));
    std::vector<Layout> layouts(30, layoutOf(test::box(4, 4, "BEDROOM")));
    Progress progress;
    const auto floor = referenceFloor(layouts, reference, 1, progress);
    ASSERT_OK(floor);
    ASSERT_TRUE(floor->has_value());
    const auto bedrooms = std::ranges::count(reference, QStringLiteral("bedroom"),
                                             [](const scene::Room &room) { return room.roomType.toLower(); });
    EXPECT_EQ((*floor)->layouts, std::min<long>(30, bedrooms / 2)) << "rooms of that type, and half of them stay";
    EXPECT_GT((*floor)->objectsPerRoom, 3);
    EXPECT_GT((*floor)->nearestReferenceDistance.value_or(0), 0.3) << "no room is compared with itself";
    EXPECT_LT((*floor)->categoryKl.value_or(9), 0.5);
    const double accuracy = (*floor)->classifierTwoSample.value_or(9);
    EXPECT_LT(accuracy, 0.8);
    EXPECT_NEAR((*floor)->classifierSpread.value_or(9),
                std::sqrt(accuracy * (1 - accuracy) / (2.0 * (*floor)->layouts)), 0.02);
    EXPECT_FALSE((*floor)->millisecondsMedian);
    EXPECT_EQ((*referenceFloor(layouts, reference, 1, progress))->toJson(), (*floor)->toJson());
    EXPECT_NE((*referenceFloor(layouts, reference, 2, progress))->toJson(), (*floor)->toJson());

    EXPECT_FALSE(referenceFloor({layoutOf(test::box(4, 4, "Chapel"))}, reference, 1, progress)->has_value());
    EXPECT_FALSE(referenceFloor(layouts, {}, 1, progress)->has_value());
    progress.cancel();
    EXPECT_EQ(referenceFloor(layouts, reference, 1, progress).error().code, ErrorCode::Cancelled);
}

TEST(Evaluate, NothingToEvaluateIsBadInput)
{
    Progress progress;
    EXPECT_EQ(evaluate({}, {}, progress).error().code, ErrorCode::BadInput);
    progress.cancel();
    EXPECT_EQ(evaluate({layoutOf(test::box(3, 3))}, {}, progress).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scenegen
