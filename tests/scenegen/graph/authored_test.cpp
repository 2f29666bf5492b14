// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/authored.h"

#include "core/asset/parametric.h"
#include "scenegen/evaluate/evaluate.h"
#include "scenegen/graph/graph_generator.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

TEST(Authored, EveryCategoryIsInTheParametricLibraryAndOfASensibleSize)
{
    const Statistics &statistics = Statistics::builtIn();
    for (const TypeStatistics &type : statistics.types)
        if (type.authored)
            for (const GroupSample &group : type.groups)
                for (const SampledPose &member : group.members) {
                    const AssetSize &asset = statistics.assets[static_cast<std::size_t>(member.asset)];
                    const QString &name = statistics.categories[static_cast<std::size_t>(asset.category)];
                    const auto *known = asset::findCategory(name);
                    ASSERT_NE(known, nullptr) << name.toStdString();
                    for (int axis = 0; axis < 3; ++axis) {
                        EXPECT_GE(asset.size[axis], known->least[axis] - 1e-5) << asset.name.toStdString() << axis;
                        EXPECT_LE(asset.size[axis], known->most[axis] + 1e-5) << asset.name.toStdString() << axis;
                    }
                }
}

TEST(Authored, TypesAnswerToTheirOtherNames)
{
    const Statistics &statistics = Statistics::builtIn();
    const auto name = [&](const char *alias) {
        const TypeStatistics *type = statistics.type(QString::fromUtf8(alias));
        return type ? type->name.toStdString() : std::string();
    };
    EXPECT_EQ(name("office"), "Office");
    EXPECT_EQ(name("办公室"), "Office");
    EXPECT_EQ(name("Conference Room"), "MeetingRoom");
    EXPECT_EQ(name("meeting_room"), "MeetingRoom");
    EXPECT_EQ(name("factory hall"), "Factory");
    EXPECT_EQ(name("warehouse"), "Warehouse");
    EXPECT_EQ(name("bath room"), "Bathroom");
}

TEST(Authored, WhatOnlyTheStarterLibraryKnowsStandsWhereItIsAskedFor)
{
    const Statistics &statistics = Statistics::builtIn();
    for (const char *name : {"Bench", "Speaker", "Stove", "TrafficCone"})
        EXPECT_GE(statistics.category(QString::fromLatin1(name)), 0) << name;
    EXPECT_LT(statistics.category(QStringLiteral("Window")), 0) << "part of the building";
    EXPECT_LT(statistics.category(QStringLiteral("OverheadCrane")), 0) << "hangs";
    Request request;
    request.room = test::box(6, 5, "LivingRoom");
    request.counts = {{QStringLiteral("Bench"), 2}};
    Progress progress;
    const auto layout = generate(*makeGraphGenerator(), request, progress);
    ASSERT_OK(layout);
    EXPECT_EQ(std::ranges::count(layout->room.objects, QStringLiteral("Bench"), &scene::RoomObject::category), 2);
    EXPECT_FALSE(std::ranges::count(layout->issues, QStringLiteral("unknown-category"), &Issue::code));
}

TEST(Authored, RefusesWhatIsNoRoomType)
{
    Statistics statistics = Statistics::builtIn();
    EXPECT_FALSE(addAuthoredRooms(statistics, "{}"));
    const char *unknownGroup = R"({"types":{"Cave":{"groups":{},"rooms":[[9,["stone"]]]}}})";
    const auto refused = addAuthoredRooms(statistics, unknownGroup);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().message.contains(QLatin1String("Cave")));
}

TEST(Authored, RoomsOfEveryTypeAreLegalAndHaveWhatTheyAreFor)
{
    struct Case {
        const char *type;
        double width, depth;
        const char *musts[2];
    };
    const Case cases[] = {{"office", 3, 3, {"Desk", "OfficeChair"}},
                          {"office", 8, 6, {"Desk", "DiningTable"}},
                          {"office", 14, 10, {"Desk", "OfficeChair"}},
                          {"meeting room", 5, 4, {"DiningTable", "Chair"}},
                          {"bathroom", 2.4, 2.2, {"Toilet", "Sink"}}};
    std::vector<Layout> layouts;
    for (const Case &one : cases)
        for (quint64 seed = 1; seed <= 4; ++seed) {
            Request request;
            request.room = test::box(one.width, one.depth, one.type);
            request.room.height = 2.8;
            request.seed = seed;
            Progress progress;
            const auto layout = generate(*makeGraphGenerator(), request, progress);
            ASSERT_OK(layout);
            for (const char *must : one.musts)
                EXPECT_TRUE(std::any_of(layout->room.objects.begin(), layout->room.objects.end(),
                                        [&](const auto &o) { return o.category == QLatin1String(must); }))
                    << must << " in " << one.type << " of " << one.width << " with seed " << seed;
            layouts.push_back(*layout);
        }
    Progress progress;
    const auto result = evaluate(layouts, {}, progress);
    ASSERT_OK(result);
    EXPECT_EQ(result->objectCollisionRate, 0);
    EXPECT_EQ(result->outOfBoundsRate, 0);
    EXPECT_EQ(result->doorBlockedRate, 0);
    EXPECT_GE(result->walkableRatio, 0.98);
    EXPECT_GE(result->reachableRatio, 0.97);
}

} // namespace
} // namespace twinloom::scenegen
