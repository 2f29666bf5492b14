// SPDX-License-Identifier: Apache-2.0
#include "scenegen/alternatives.h"

#include "scenegen/graph/graph_generator.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

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
