// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/suggest.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

double share(const std::vector<Suggestion> &list, const char *category)
{
    for (const Suggestion &suggestion : list)
        if (suggestion.category == QLatin1String(category))
            return suggestion.probability;
    return 0;
}

TEST(Suggest, ProbabilitiesFollowTheRoom)
{
    scene::Room room = test::box(6, 6);
    const auto wall = suggest(room, {5.4, 5.4});
    ASSERT_OK(wall);
    double sum = 0;
    for (const Suggestion &suggestion : *wall)
        sum += suggestion.probability;
    EXPECT_NEAR(sum, 1, 1e-9);
    EXPECT_GT(share(*wall, "Dresser"), share(*suggest(room, {3, 3}), "Dresser")) << "dressers stand at walls";
    room.objects = {test::thing("DiningTable", {3, 3, 0.4}, {1.5, 0.9, 0.8})};
    const double beside = share(*suggest(room, {3, 2.2}), "Chair");
    room.objects.clear();
    EXPECT_GT(beside, share(*suggest(room, {3, 2.2}), "Chair")) << "chairs belong to tables";
}

TEST(Suggest, WhatStandsAtWallsIsNotForTheOpenFloor)
{
    for (const char *type : {"LivingRoom", "Kitchen", "Office"}) {
        const scene::Room room = test::box(7, 7, type);
        const auto amid = suggest(room, {3.5, 3.5}), wall = suggest(room, {6.6, 3.5});
        ASSERT_OK(amid);
        ASSERT_OK(wall);
        EXPECT_LT(share(*amid, "ShelvingUnit"), share(*wall, "ShelvingUnit") / 4) << type;
        for (std::size_t i = 0; i < std::min<std::size_t>(4, amid->size()); ++i)
            EXPECT_NE((*amid)[i].category, QStringLiteral("ShelvingUnit")) << type << ' ' << i;
    }
}

TEST(Suggest, OutsideThereIsNothing)
{
    EXPECT_EQ(suggest(test::box(4, 4), {9, 9}).error().code, ErrorCode::BadInput);
}

TEST(Suggest, FitsAlongTheNearestWallOrNowhere)
{
    scene::Room room = test::box(4, 4);
    const auto fitted = fitAt(room, QStringLiteral("bed"), {2, 3.2});
    ASSERT_TRUE(fitted);
    EXPECT_EQ(fitted->category, QStringLiteral("Bed"));
    EXPECT_LT((fitted->box.centre.head<2>() - geometry::Vec2(2, 3.2)).norm(), 0.61);
    for (const geometry::Vec2 &corner : fitted->box.footprint())
        EXPECT_TRUE(geometry::signedDistance(room.polygon, corner) > -0.02);
    room.objects = {test::thing("Wardrobe", {2, 2, 1}, {3.9, 3.9, 2})};
    EXPECT_FALSE(fitAt(room, QStringLiteral("Bed"), {2, 2})) << "the room is full";
    EXPECT_FALSE(fitAt(room, QStringLiteral("Zeppelin"), {2, 2}));
}

TEST(PlacementMap, IsWarmWhereAThingFitsAndColdWhereSomethingStands)
{
    scene::Room room = test::box(5, 4);
    room.objects = {test::thing("Wardrobe", {4.2, 2, 1}, {1.5, 3.9, 2})};
    Progress progress;
    const auto map = placementMap(room, QStringLiteral("Bed"), 0.25, progress);
    ASSERT_OK(map);
    EXPECT_EQ(map->columns, 20);
    EXPECT_EQ(map->rows, 16);
    ASSERT_EQ(map->heat.size(), 320u);
    const auto at = [&](double x, double y) {
        return map->heat[std::size_t(int((y - map->low.y()) / map->cell) * map->columns +
                                     int((x - map->low.x()) / map->cell))];
    };
    EXPECT_GT(at(1.6, 3.1), 0.3);
    EXPECT_EQ(at(4.2, 2), 0);
    for (const float heat : map->heat)
        EXPECT_TRUE(heat >= 0 && heat <= 1) << heat;
    EXPECT_EQ(placementMap(room, QStringLiteral("Zeppelin"), 0.25, progress).error().code, ErrorCode::NotFound);
    progress.cancel();
    EXPECT_EQ(placementMap(room, QStringLiteral("Bed"), 0.25, progress).error().code, ErrorCode::Cancelled);
}

/// The warmest cell within a rectangle.
float warmest(const PlacementMap &map, const geometry::Vec2 &low, const geometry::Vec2 &high)
{
    float most = -1;
    for (int row = 0; row < map.rows; ++row)
        for (int column = 0; column < map.columns; ++column) {
            const geometry::Vec2 at = map.low + map.cell * geometry::Vec2(column + 0.5, row + 0.5);
            if ((at.array() > low.array()).all() && (at.array() < high.array()).all())
                most = std::max(most, map.heat[std::size_t(row * map.columns + column)]);
        }
    return most;
}

TEST(PlacementMap, IsColdWhereAThingCannotStandLegally)
{
    scene::Room room = test::box(6, 5);
    room.objects = {test::thing("Wardrobe", {0.35, 3, 1}, {1.6, 0.6, 2}, -1.5708)};
    const std::vector<geometry::Box> obstacles = {{{5.2, 4.2, 0.5}, {1.5, 1.5, 1}, 0}};
    Progress progress;
    const auto map = placementMap(room, QStringLiteral("Box"), 0.1, progress, obstacles);
    ASSERT_OK(map);
    EXPECT_EQ(warmest(*map, {0.1, 2.3}, {0.6, 3.7}), 0) << "the wardrobe";
    EXPECT_EQ(warmest(*map, {0.7, 2.4}, {1.2, 3.6}), 0) << "before its doors";
    EXPECT_EQ(warmest(*map, {4.5, 3.5}, {5.9, 4.9}), 0) << "what a scan saw";
    EXPECT_EQ(warmest(*map, {2.7, 0.05}, {3.3, 0.7}), 0) << "the door";
    EXPECT_EQ(warmest(*map, {0, 0}, {6, 5}), 1);
    EXPECT_GT(warmest(*map, {4.5, 0.1}, {5.9, 1}), 0) << "a corner that is free";
}

TEST(PlacementMap, WaysStayFree)
{
    // Two rooms and a passage of 0.7 m at x = 3 between them: a box there shuts the upper one off.
    scene::Room room = test::box(6, 6);
    room.objects = {test::thing("Counter", {1.325, 3, 0.5}, {2.65, 0.3, 1}),
                    test::thing("Counter", {4.675, 3, 0.5}, {2.65, 0.3, 1})};
    Progress progress;
    const auto map = placementMap(room, QStringLiteral("Box"), 0.1, progress);
    ASSERT_OK(map);
    EXPECT_EQ(warmest(*map, {2.75, 2.9}, {3.25, 3.1}), 0);
    EXPECT_GT(warmest(*map, {0.1, 4}, {5.9, 5.9}), 0);
    EXPECT_GT(warmest(*map, {0.1, 1}, {5.9, 2}), 0);
}

/// 8 by 6 m, of which counters cut a pocket of more than a twentieth off; the rest is open floor.
scene::Room withAPocket()
{
    scene::Room room = test::box(8, 6, "Office");
    room.objects = {test::thing("Counter", {1.3, 3.4, 0.5}, {2.6, 0.2, 1}),
                    test::thing("Counter", {2.5, 4.75, 0.5}, {0.2, 2.48, 1})};
    return room;
}

TEST(PlacementMap, AFloorWithAPocketTakesThingsAllTheSame)
{
    const scene::Room room = withAPocket();
    Progress progress;
    const auto map = placementMap(room, QStringLiteral("Desk"), 0.1, progress);
    ASSERT_OK(map);
    EXPECT_GT(warmest(*map, {3, 2}, {7, 4}), 0) << "open floor";
    EXPECT_EQ(warmest(*map, {0.6, 5}, {1.0, 5.6}), 0) << "nobody gets there";
    EXPECT_TRUE(map->nowhere.isEmpty());
    const auto there = suggest(room, {5, 3});
    ASSERT_OK(there);
    EXPECT_GT(share(*there, "Desk"), 0);
}

TEST(PlacementMap, SaysWhyAThingFitsNowhere)
{
    scene::Room room = test::box(4, 4);
    room.objects = {test::thing("Wardrobe", {2, 2, 1}, {3.9, 3.9, 2})};
    Progress progress;
    const auto full = placementMap(room, QStringLiteral("Bed"), 0.25, progress);
    ASSERT_OK(full);
    EXPECT_EQ(warmest(*full, {0, 0}, {4, 4}), 0);
    EXPECT_TRUE(full->nowhere.contains(QLatin1String("No place has room"))) << full->nowhere.toStdString();
    // Two halves and a passage between them, which is the only place that is left.
    room = test::box(6, 6);
    room.objects = {test::thing("Counter", {1.325, 3, 0.5}, {2.65, 0.3, 1}),
                    test::thing("Counter", {4.675, 3, 0.5}, {2.65, 0.3, 1})};
    std::vector<geometry::Box> obstacles;
    for (const double y : {0.9, 5.1})
        for (int k = 0; k < 6; ++k)
            obstacles.push_back({{0.5 + k, y, 0.5}, {0.1, 1.6, 1}, 0});
    const auto shut = placementMap(room, QStringLiteral("Box"), 0.1, progress, obstacles);
    ASSERT_OK(shut);
    EXPECT_EQ(shut->nowhere.isEmpty(), warmest(*shut, {0, 0}, {6, 6}) > 0);
}

TEST(PlacementMap, NoTableStandsOverAChair)
{
    scene::Room room = test::box(6, 6);
    room.objects = {test::thing("Chair", {3, 3, 0.45}, {0.5, 0.5, 0.9})};
    Progress progress;
    const auto map = placementMap(room, QStringLiteral("DiningTable"), 0.1, progress);
    ASSERT_OK(map);
    EXPECT_EQ(warmest(*map, {2.8, 2.8}, {3.2, 3.2}), 0);
    EXPECT_GT(warmest(*map, {0, 4}, {6, 6}), 0);
}

TEST(Suggest, RanksOnlyWhatFits)
{
    scene::Room room = test::box(5, 4);
    const std::vector<geometry::Box> obstacles = {{{4, 2, 0.5}, {2, 4, 1}, 0}};
    const auto free = suggest(room, {4.2, 3.2}), taken = suggest(room, {4.2, 3.2}, obstacles);
    ASSERT_OK(free);
    ASSERT_OK(taken);
    EXPECT_GT(share(*free, "Bed"), 0);
    EXPECT_EQ(share(*taken, "Bed"), 0);
    EXPECT_FALSE(fitAt(room, QStringLiteral("Bed"), {4.2, 3.2}, obstacles));
    EXPECT_TRUE(fitAt(room, QStringLiteral("Bed"), {4.2, 3.2}));
}

} // namespace
} // namespace twinloom::scenegen
