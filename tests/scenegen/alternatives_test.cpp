// SPDX-License-Identifier: Apache-2.0
#include "scenegen/alternatives.h"

#include "scenegen/graph/graph_generator.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

#include <functional>

namespace twinloom::scenegen
{
namespace
{

/// Fails for the seeds that are told.
class Moody final : public Generator
{
public:
    explicit Moody(std::function<bool(quint64)> fails) : m_fails(std::move(fails)) {}
    const GeneratorInfo &info() const override { return m_info; }
    Result<std::vector<scene::RoomObject>> propose(const Request &request, Issues &, Progress &) const override
    {
        if (m_fails(request.seed))
            return unexpected(ErrorCode::BadInput, QStringLiteral("not with %1").arg(request.seed));
        const double x = 0.5 + 0.6 * static_cast<double>(request.seed);
        return std::vector{test::thing("Desk", {x, 2.5, 0.4}, {0.5, 0.5, 0.8})};
    }

private:
    std::function<bool(quint64)> m_fails;
    GeneratorInfo m_info;
};

std::vector<Layout> made(const Request &request, int count)
{
    Progress progress;
    auto layouts = alternatives(*makeGraphGenerator(), request, count, progress);
    EXPECT_OK(layouts);
    return layouts ? *layouts : std::vector<Layout>{};
}

TEST(Alternatives, DifferenceIsZeroForTheSameAndOneForNothingInCommon)
{
    scene::Room a = test::box(5, 5), b = a;
    EXPECT_EQ(difference(a, b), 0);
    a.objects = {test::thing("Bed", {1, 1, 0.3}, {1.5, 2, 0.6}), test::thing("Desk", {4, 4, 0.4}, {1.2, 0.6, 0.8})};
    b.objects = a.objects;
    EXPECT_EQ(difference(a, b), 0);
    b.objects[1].box.centre.x() -= 0.5;
    EXPECT_NEAR(difference(a, b), 0.25, 1e-9);
    EXPECT_NEAR(difference(a, b), difference(b, a), 1e-9);
    b.objects = {test::thing("Sofa", {1, 1, 0.3}, {1.5, 2, 0.6})};
    EXPECT_EQ(difference(a, b), 1);
}

TEST(Alternatives, AreDifferentAndRanked)
{
    Request request;
    request.room = test::box(4.5, 4);
    request.seed = 7;
    const auto layouts = made(request, 6);
    ASSERT_EQ(layouts.size(), 6u);
    std::size_t findings = 0;
    for (std::size_t i = 0; i < layouts.size(); ++i) {
        EXPECT_GE(layouts[i].seed, 7u);
        EXPECT_LT(layouts[i].seed, 7u + 14);
        EXPECT_GE(layouts[i].issues.size(), findings);
        findings = layouts[i].issues.size();
        for (std::size_t k = 0; k < i; ++k)
            EXPECT_GE(difference(layouts[i].room, layouts[k].room), kNearDuplicate);
    }
}

TEST(Alternatives, PlannedFloorsAreRankedByWhatIsNotMetThenByCost)
{
    /// Costs less with each seed; the last one has a conveyor that cuts an aisle, the first ones just tell more.
    class Planner final : public PlanningGenerator
    {
    public:
        const GeneratorInfo &info() const override { return m_info; }
        Result<Proposal> proposePlanned(const Request &request, Issues &issues, Progress &) const override
        {
            const double x = 0.5 + 0.6 * static_cast<double>(request.seed);
            FloorPlan plan;
            plan.flows.push_back({QStringLiteral("A"), QStringLiteral("B"), 1, 9 - x, 9 - x, {}, {}});
            for (quint64 k = 3; k < 5 && request.seed < 3; ++k)
                issues.push_back({QStringLiteral("conveyor-raised"), {}, {}});
            if (request.seed == 4)
                issues.push_back({QStringLiteral("conveyor-cuts-aisle"), {}, {}});
            return Proposal{{test::thing("Desk", {x, 2.5, 0.4}, {0.5, 0.5, 0.8})}, plan};
        }

    private:
        GeneratorInfo m_info;
    };
    Request request;
    request.room = test::box(5, 5);
    request.seed = 1;
    Progress progress;
    const auto layouts = alternatives(Planner(), request, 4, progress);
    ASSERT_OK(layouts);
    std::vector<quint64> seeds;
    for (const Layout &layout : *layouts)
        seeds.push_back(layout.seed);
    EXPECT_EQ(seeds, (std::vector<quint64>{3, 2, 1, 4}));
}

/// Plans two departments at the left for odd seeds, at the right for even ones, with a flow from the first to `to`.
class LeftOrRight final : public PlanningGenerator
{
public:
    explicit LeftOrRight(const QString &to, double costOfRight = 10) : m_to(to), m_costOfRight(costOfRight) {}
    const GeneratorInfo &info() const override { return m_info; }
    Result<Proposal> proposePlanned(const Request &request, Issues &, Progress &) const override
    {
        const bool right = request.seed % 2 == 0;
        FloorPlan plan;
        const auto add = [&](const char *name, double x) {
            const double at = right ? 8 - x : x;
            plan.departments.push_back(
                {QString::fromLatin1(name), {}, {{at - 1, 3}, {at + 1, 3}, {at + 1, 4}, {at - 1, 4}}, 2, 2, {}, false});
        };
        add("A", 1.5);
        add("B", 3.5);
        for (std::size_t d = 0; d < request.room.doors.size(); ++d)
            plan.stations.push_back(
                {QStringLiteral("Door %1").arg(d + 1), (request.room.doors[d].from + request.room.doors[d].to) / 2, 1});
        plan.flows.push_back({QStringLiteral("A"), m_to, 1, 10, right ? m_costOfRight : 10, {}, {}});
        const double x = 1.5 + 0.3 * static_cast<double>(request.seed); // each in another place
        return Proposal{{test::thing("Desk", {right ? 8 - x : x, 3.5, 0.4}, {0.5, 0.5, 0.8})}, plan};
    }

private:
    GeneratorInfo m_info;
    QString m_to;
    double m_costOfRight;
};

TEST(Alternatives, AMirrorImageIsNoneWhereNobodyCouldTellIt)
{
    Request request;
    request.room = test::box(8, 5); // its door is in the middle
    const auto plans = [&](const LeftOrRight &planner) {
        Progress progress;
        const auto layouts = alternatives(planner, request, 2, progress);
        EXPECT_OK(layouts);
        return layouts->size();
    };
    const QString within = QStringLiteral("B"), toDoor = QStringLiteral("Door 1");
    EXPECT_EQ(plans(LeftOrRight(within)), 1u);
    EXPECT_EQ(plans(LeftOrRight(within, 11)), 2u) << "it costs more";
    EXPECT_EQ(plans(LeftOrRight(toDoor)), 1u) << "the door is where it was";
    request.regions = {{{0, 0}, {8, 0}, {8, 5}, {0, 5}}};
    EXPECT_EQ(plans(LeftOrRight(within)), 2u) << "areas are not compared";
    request.regions.clear();
    request.room.doors.front().from.x() = 1;
    request.room.doors.front().to.x() = 2;
    EXPECT_EQ(plans(LeftOrRight(within)), 2u) << "the door is at the left";
    request.room.doors.push_back(request.room.doors.front());
    request.room.doors.back().from.x() = 6;
    request.room.doors.back().to.x() = 7;
    EXPECT_EQ(plans(LeftOrRight(within)), 1u) << "a door on either side";
    EXPECT_EQ(plans(LeftOrRight(toDoor)), 2u) << "goods come in by one of them";
    request.room.doors.clear();
    request.room.polygon = {{0, 0}, {8, 0}, {8, 5}, {4, 5}, {4, 4.6}, {0, 4.6}};
    EXPECT_EQ(plans(LeftOrRight(within)), 2u) << "the floor is uneven";
}

TEST(Alternatives, WhatLacksTheUsualComesLast)
{
    /// A bed in rooms of odd seeds only.
    class Forgetful final : public Generator
    {
    public:
        const GeneratorInfo &info() const override { return m_info; }
        Result<std::vector<scene::RoomObject>> propose(const Request &request, Issues &, Progress &) const override
        {
            const double x = 1.2 + 0.6 * static_cast<double>(request.seed);
            return std::vector{test::thing(request.seed % 2 == 1 ? "Bed" : "Sofa", {x, 2.9, 0.3}, {1.5, 2, 0.6})};
        }

    private:
        GeneratorInfo m_info;
    };
    Request request;
    request.room = test::box(6, 4);
    Progress progress;
    const auto layouts = alternatives(Forgetful(), request, 4, progress);
    ASSERT_OK(layouts);
    ASSERT_EQ(layouts->size(), 4u);
    for (std::size_t i = 0; i < layouts->size(); ++i)
        EXPECT_EQ(test::count((*layouts)[i], "Bed"), i < 2 ? 1 : 0) << i;
}

TEST(Alternatives, AnEmptyOneIsNoneWhereThereAreOthers)
{
    /// Nothing for seeds from `first` on.
    class Idle final : public Generator
    {
    public:
        explicit Idle(quint64 first) : m_first(first) {}
        const GeneratorInfo &info() const override { return m_info; }
        Result<std::vector<scene::RoomObject>> propose(const Request &request, Issues &, Progress &) const override
        {
            if (request.seed >= m_first)
                return std::vector<scene::RoomObject>();
            const double x = 0.5 + 0.6 * static_cast<double>(request.seed);
            return std::vector{test::thing("Desk", {x, 2.5, 0.4}, {0.5, 0.5, 0.8})};
        }

    private:
        quint64 m_first;
        GeneratorInfo m_info;
    };
    Request request;
    request.room = test::box(6, 5);
    Progress progress;
    const auto some = alternatives(Idle(2), request, 4, progress);
    ASSERT_OK(some);
    EXPECT_EQ(some->size(), 2u);
    EXPECT_TRUE(std::ranges::none_of(*some, [](const Layout &layout) { return layout.room.objects.empty(); }));
    EXPECT_TRUE(test::hasIssue(some->front().issues, "fewer-alternatives"));
    const auto none = alternatives(Idle(0), request, 4, progress);
    ASSERT_OK(none);
    EXPECT_EQ(none->size(), 1u) << "nothing else is to be had";
}

TEST(Alternatives, OneIsThatOfTheSeed)
{
    Request request;
    request.room = test::box(4.5, 4);
    request.seed = 3;
    Progress progress;
    const auto one = made(request, 1);
    ASSERT_EQ(one.size(), 1u);
    EXPECT_EQ(one.front().room, generate(*makeGraphGenerator(), request, progress)->room);
}

TEST(Alternatives, ASeedThatFailsIsSkippedAndNamed)
{
    Request request;
    request.room = test::box(6, 5);
    Progress progress;
    const auto layouts = alternatives(Moody([](quint64 seed) { return seed % 2 == 0; }), request, 3, progress);
    ASSERT_OK(layouts);
    ASSERT_EQ(layouts->size(), 3u);
    QStringList named;
    for (const Issue &issue : layouts->front().issues)
        if (issue.code == QLatin1String("alternative-failed"))
            named << issue.message;
    ASSERT_EQ(named.size(), 3);
    for (const int seed : {0, 2, 4})
        EXPECT_TRUE(named[seed / 2].contains(QStringLiteral("not with %1").arg(seed))) << seed;
    EXPECT_FALSE(test::hasIssue((*layouts)[1].issues, "alternative-failed"));
}

TEST(Alternatives, OnlyWhereAllSeedsFailThereIsAnError)
{
    Request request;
    request.room = test::box(6, 5);
    request.seed = 7;
    Progress progress;
    const auto layouts = alternatives(Moody([](quint64) { return true; }), request, 2, progress);
    ASSERT_FALSE(layouts);
    EXPECT_EQ(layouts.error().message, QLatin1String("not with 7"));
    EXPECT_EQ(alternatives(Moody([](quint64 seed) { return seed == 7; }), request, 1, progress).error().code,
              ErrorCode::BadInput)
        << "one layout is that of the seed itself";
}

TEST(Alternatives, ARequestWithoutChoiceGivesFewerAndSaysSo)
{
    Request request;
    request.room = test::box(4, 4);
    request.graph = RelationGraph{}; // nothing is wanted
    const auto layouts = made(request, 5);
    ASSERT_EQ(layouts.size(), 1u);
    ASSERT_FALSE(layouts.front().issues.empty());
    EXPECT_EQ(layouts.front().issues.back().code, QLatin1String("fewer-alternatives"));
}

} // namespace
} // namespace twinloom::scenegen
