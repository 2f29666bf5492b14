// SPDX-License-Identifier: Apache-2.0
#include "scenegen/relation.h"

#include "scenegen/evaluate/rules.h"
#include "scenegen/graph/candidates.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

using geometry::Box;

Request pairRequest(const char *thing, const char *relation, const char *to, quint64 seed)
{
    Request request;
    request.room = test::box(6, 5);
    request.room.windows = {{{6, 1.5}, {6, 3.5}, 0.9, 2.2}};
    request.graph.emplace();
    request.graph->nodes = {{QStringLiteral("a"), QLatin1String(thing)}};
    if (*to)
        request.graph->nodes.push_back({QStringLiteral("b"), QLatin1String(to)});
    request.graph->edges = {{QStringLiteral("a"), *to ? QStringLiteral("b") : QString(), QLatin1String(relation)}};
    request.parameters.insert(QStringLiteral("density"), 0);
    request.seed = seed;
    return request;
}

const scene::RoomObject *objectOf(const Layout &layout, const char *category)
{
    const auto found = std::ranges::find(layout.room.objects, QLatin1String(category), &scene::RoomObject::category);
    return found == layout.room.objects.end() ? nullptr : &*found;
}

struct Pair {
    const char *thing, *relation, *to;
    std::function<bool(const Box &, const Box &)> holds; ///< written again here, from the words alone
};

const std::vector<Pair> &pairs()
{
    const auto local = [](const Box &box, const Box &to) { return to.toLocal(box.centre.head<2>()); };
    const auto gap = [](const Box &box, const Box &to) { return -geometry::planOverlap(box, to); };
    static const std::vector<Pair> all = {
        {"Desk", "left-of", "Bed",
         [=](const Box &a, const Box &b) { return local(a, b).x() < -b.size.x() / 2 && gap(a, b) < 1; }},
        {"SideTable", "right-of", "Bed",
         [=](const Box &a, const Box &b) { return local(a, b).x() > b.size.x() / 2 && gap(a, b) < 1; }},
        {"CoffeeTable", "in-front-of", "Sofa",
         [=](const Box &a, const Box &b) { return local(a, b).y() > b.size.y() / 2 && gap(a, b) < 1.2; }},
        {"ShelvingUnit", "behind", "Sofa",
         [=](const Box &a, const Box &b) { return local(a, b).y() < -b.size.y() / 2 && gap(a, b) < 1; }},
        {"TVStand", "opposite", "Bed",
         [](const Box &a, const Box &b) {
             const geometry::Vec2 way = (b.centre - a.centre).head<2>().normalized();
             return a.front().dot(way) > 0.85 && b.front().dot(-way) > 0.85;
         }},
        {"Rug", "under", "DiningTable",
         [](const Box &a, const Box &b) { return a.size.x() > 0.8 && footprintDistance(a, b.centre.head<2>()) == 0; }},
        {"Box", "under", "Desk",
         [](const Box &a, const Box &b) {
             return footprintDistance(b, a.centre.head<2>()) == 0 && a.bottom() < 0.01 && a.top() < b.top();
         }},
        {"Dresser", "under", "Painting",
         [=](const Box &a, const Box &b) { return gap(a, b) < 0.3 && a.top() <= b.bottom() + 0.02; }},
    };
    return all;
}

TEST(Relation, NamesAreKnownWhateverTheCase)
{
    for (const RelationKind &kind : relationKinds()) {
        EXPECT_EQ(relationOf(QString::fromLatin1(kind.name).toUpper()), kind.relation);
        EXPECT_EQ(reachOf(QLatin1String(kind.name)), kind.reach);
        EXPECT_TRUE(relationNames().contains(QLatin1String(kind.name)));
    }
    EXPECT_EQ(relationOf(QStringLiteral("floating")), Relation::None);
}

TEST(Relation, BothGeneratorsPutThingsWhereTheyAreAsked)
{
    constexpr int seeds = 8;
    for (const char *id : {"graph", "autoregressive"}) {
        const auto generator = Registry::builtIn().find(QLatin1String(id));
        for (const Pair &pair : pairs()) {
            SCOPED_TRACE(std::string(id) + ": " + pair.thing + " " + pair.relation + " " + pair.to);
            int kept = 0;
            for (quint64 seed = 1; seed <= seeds; ++seed) {
                Progress progress;
                const auto layout =
                    generate(**generator, pairRequest(pair.thing, pair.relation, pair.to, seed), progress);
                ASSERT_OK(layout);
                EXPECT_FALSE(test::hasIssue(layout->issues, "relation-not-followed"));
                const scene::RoomObject *thing = objectOf(*layout, pair.thing), *to = objectOf(*layout, pair.to);
                const bool holds = thing && to && pair.holds(thing->box, to->box);
                EXPECT_TRUE(holds || test::hasIssue(layout->issues, "relation-not-met")) << seed;
                kept += holds;
            }
            EXPECT_GE(kept, seeds * 3 / 4);
        }
    }
}

TEST(Relation, ByTheDoorIsNearItAndOffItsWay)
{
    for (const char *id : {"graph", "autoregressive"}) {
        const auto generator = Registry::builtIn().find(QLatin1String(id));
        int kept = 0;
        for (quint64 seed = 1; seed <= 8; ++seed) {
            Progress progress;
            const auto layout = generate(**generator, pairRequest("Dresser", "by-door", "", seed), progress);
            ASSERT_OK(layout);
            const scene::RoomObject *dresser = objectOf(*layout, "Dresser");
            ASSERT_TRUE(dresser);
            const scene::RoomOpening &door = layout->room.doors.front();
            const geometry::Vec2 nearest =
                geometry::nearestOnSegment(door.from, door.to, dresser->box.centre.head<2>());
            kept += footprintDistance(dresser->box, nearest) < 0.9;
            EXPECT_FALSE(blocksDoor(doorZone(layout->room.polygon, door), dresser->box));
        }
        EXPECT_GE(kept, 6) << id;
    }
}

TEST(Relation, WhatDoesNotFitUnderIsTold)
{
    for (const char *id : {"graph", "autoregressive"}) {
        const auto generator = Registry::builtIn().find(QLatin1String(id));
        Progress progress;
        const auto layout = generate(**generator, pairRequest("Bed", "under", "Desk", 1), progress);
        ASSERT_OK(layout);
        EXPECT_TRUE(test::hasIssue(layout->issues, "relation-not-met")) << id;
    }
}

TEST(Relation, TwoThingsUnderOneAnotherAreTold)
{
    for (const char *id : {"graph", "autoregressive"}) {
        Request request = pairRequest("Box", "under", "Desk", 1);
        request.graph->edges.push_back({QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("under")});
        Progress progress;
        const auto layout = generate(**Registry::builtIn().find(QLatin1String(id)), request, progress);
        ASSERT_OK(layout);
        EXPECT_TRUE(test::hasIssue(layout->issues, "relation-not-met")) << id;
    }
}

TEST(Relation, OnAndUnderAtOnceIsTold)
{
    for (const char *id : {"graph", "autoregressive"})
        for (const char *first : {"on", "under"}) {
            Request request = pairRequest("Box", first, "Desk", 1);
            const QString second = first == std::string("on") ? QStringLiteral("under") : QStringLiteral("on");
            request.graph->edges.push_back({QStringLiteral("a"), QStringLiteral("b"), second});
            Progress progress;
            const auto layout = generate(**Registry::builtIn().find(QLatin1String(id)), request, progress);
            ASSERT_OK(layout);
            EXPECT_TRUE(test::hasIssue(layout->issues, "relation-not-followed") ||
                        test::hasIssue(layout->issues, "relation-not-met"))
                << id << ": " << first;
        }
}

TEST(Relation, WhatIsAskedForComesBeforeWhatIsNot)
{
    int missing = 0;
    for (const char *id : {"graph", "autoregressive"})
        for (quint64 seed = 1; seed <= 10; ++seed) {
            Request request;
            request.room = test::box(3, 2.8);
            request.counts = {{QStringLiteral("Bed"), 2}, {QStringLiteral("SideTable"), 1}};
            request.seed = seed;
            Progress progress;
            const auto layout = generate(**Registry::builtIn().find(QLatin1String(id)), request, progress);
            ASSERT_OK(layout);
            missing += 3 - test::count(*layout, "Bed") - test::count(*layout, "SideTable");
        }
    EXPECT_LE(missing, 3) << "of sixty";
}

TEST(Relation, UnknownOnesAreToldAlikeByAllGenerators)
{
    for (const auto &generator : Registry::builtIn().all()) {
        SCOPED_TRACE(qPrintable(generator->info().id));
        Request request = pairRequest("Chair", "hovering-over", "Bed", 1);
        request.parameters = {};
        if (generator->info().id == QLatin1String("facility"))
            request.room = test::box(40, 25, "factory");
        Progress progress;
        const auto layout = generate(*generator, request, progress);
        ASSERT_OK(layout);
        const auto issue = std::ranges::find(layout->issues, QStringLiteral("unknown-relation"), &Issue::code);
        ASSERT_NE(issue, layout->issues.end());
        EXPECT_EQ(issue->field, QStringLiteral("graph.edges[0].relation"));
        EXPECT_TRUE(issue->message.contains(relationNames())) << issue->message.toStdString();
        EXPECT_EQ(std::ranges::count(layout->issues, QStringLiteral("unknown-relation"), &Issue::code), 1);
    }
}

TEST(Relation, ARugUnderATableThatStandsOnItIsSaidTwice)
{
    Request request = pairRequest("Rug", "under", "DiningTable", 1);
    request.graph->edges.push_back({QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("on")});
    Progress progress;
    const auto layout = generate(**Registry::builtIn().find(QStringLiteral("graph")), request, progress);
    ASSERT_OK(layout);
    EXPECT_FALSE(test::hasIssue(layout->issues, "relation-not-met"));
    EXPECT_EQ(layout->room.objects.size(), 2u);
}

} // namespace
} // namespace twinloom::scenegen
