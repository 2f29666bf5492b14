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
