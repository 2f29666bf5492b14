// SPDX-License-Identifier: Apache-2.0
#include "scenegen/lacking.h"

#include "tests/scenegen/rooms.h"

#include <gtest/gtest.h>

namespace twinloom::scenegen
{
namespace
{

TEST(Lacking, ABedroomHasABedAndADresser)
{
    Request request;
    request.room = test::box(4, 4, "Bedroom");
    const scene::RoomObject bed = test::thing("Bed", {1, 1, 0.3}, {1.6, 2, 0.6});
    const scene::RoomObject dresser = test::thing("Dresser", {3, 3, 0.5}, {1, 0.5, 1});
    EXPECT_EQ(lackingIn(request, {}), 2);
    EXPECT_EQ(lackingIn(request, {dresser}), 1);
    EXPECT_EQ(lackingIn(request, {dresser, bed}), 0);
}

Layout filled(const char *generator, const geometry::Polygon &region, quint64 seed)
{
    Request request;
    request.room = test::box(4.4, 8.7, "Bedroom");
    request.regions = {region};
    request.seed = seed;
    Progress progress;
    const auto layout = generate(**Registry::builtIn().find(QLatin1String(generator)), request, progress);
    EXPECT_TRUE(layout);
    return layout ? *layout : Layout();
}

TEST(Lacking, AnAreaAwayFromTheWallsGetsABedOrIsToldOfTheLack)
{
    for (const char *generator : {"graph", "autoregressive"}) {
        int beds = 0;
        for (quint64 seed = 1; seed <= 8; ++seed) {
            const Layout layout = filled(generator, {{0.4, 2.5}, {4, 2.5}, {4, 6.15}, {0.4, 6.15}}, seed);
            const bool bed = test::count(layout, "Bed") > 0;
            beds += bed;
            EXPECT_TRUE(bed || test::hasIssue(layout.issues, "usual-missing")) << generator << seed;
        }
        EXPECT_GE(beds, 7) << generator;
        const Layout small = filled(generator, {{1.5, 3.5}, {2.7, 3.5}, {2.7, 4.7}, {1.5, 4.7}}, 2);
        EXPECT_TRUE(test::hasIssue(small.issues, "usual-missing") || test::hasIssue(small.issues, "nothing-fits"));
    }
}

TEST(Lacking, WhatTheRequestSaysIsNoLack)
{
    Request request;
    request.room = test::box(4, 4, "Bedroom");
    PartialObject bed;
    bed.category = QStringLiteral("bed");
    request.objects = {bed};
    request.counts = {{QStringLiteral("dresser"), 0}};
    EXPECT_EQ(lackingIn(request, {}), 0);
    request.objects.clear();
    EXPECT_EQ(lackingIn(request, {}), 1);
    request.parameters = test::json(R"({"density": 0.5})");
    EXPECT_EQ(lackingIn(request, {}), 0);
    request.parameters = {};
    request.graph.emplace();
    EXPECT_EQ(lackingIn(request, {}), 0);
}

TEST(Lacking, RoomsThatNobodySawLackNothing)
{
    Request request;
    request.room = test::box(4, 4, "Dungeon");
    EXPECT_EQ(lackingIn(request, {}), 0);
}

} // namespace
} // namespace twinloom::scenegen
