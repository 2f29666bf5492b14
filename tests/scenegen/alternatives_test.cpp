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
