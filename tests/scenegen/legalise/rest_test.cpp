// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/rest.h"

#include "scenegen/graph/graph_generator.h"
#include "scenegen/legalise/legalise.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

using test::thing;

TEST(Rest, ThingsComeToLieOnTheTable)
{
    const scene::RoomObject table = thing("DiningTable", {2, 2, 0.375}, {1.6, 0.9, 0.75}, 0.4);
    const std::vector<scene::RoomObject> things = {thing("Book", {2, 2, 0.85}, {0.2, 0.15, 0.03}, 1),
                                                   thing("Box", {2.3, 2.1, 0.84}, {0.2, 0.2, 0.2})};
    Progress progress;
    const auto boxes = restUpon(table, {}, things, progress);
    ASSERT_OK(boxes);
    ASSERT_EQ(boxes->size(), 2u);
    for (const auto &box : *boxes) {
        ASSERT_TRUE(box);
        EXPECT_NEAR(box->bottom(), table.box.top(), 0.003);
    }
    EXPECT_NEAR((*boxes)[0]->yaw, 1, 0.05);
    EXPECT_EQ(*restUpon(table, {}, things, progress), *boxes);
}

TEST(Rest, ThingsThatFallOffAreNone)
{
    const scene::RoomObject table = thing("DiningTable", {2, 2, 0.375}, {1.6, 0.9, 0.75});
    Progress progress;
    const auto boxes = restUpon(table, {}, {thing("Box", {2.86, 2, 0.9}, {0.3, 0.3, 0.3})}, progress);
    ASSERT_OK(boxes);
    EXPECT_FALSE(boxes->front());
}

TEST(Rest, WhatFallsToTheFloorIsNotOnTheCounter)
{
    const scene::RoomObject counter = thing("CounterTop", {2, 2, 0.45}, {3, 2.4, 0.9});
    Progress progress;
    const auto boxes = restUpon(counter, {}, {thing("Box", {2.6, 2.3, 1.0}, {0.2, 0.2, 0.2})}, progress);
    ASSERT_OK(boxes);
    EXPECT_FALSE(boxes->front()) << "it fell into the corner of the L";
}

TEST(Rest, TheLegaliserLetsTowersFallAndKeepsPinnedThings)
{
    scene::Room room = test::box(4, 4);
    room.objects = {thing("DiningTable", {2, 3, 0.375}, {1.6, 0.9, 0.75}),
                    thing("Book", {2.4, 3, 1.0}, {0.2, 0.15, 0.03}, 0, 0), // pinned in the air
                    thing("Book", {2, 3, 0.95}, {0.3, 0.3, 0.05}, 0, 0),
                    thing("Book", {2, 3, 1.1}, {0.2, 0.15, 0.03}, 0, 2),
                    thing("BasketBall", {0.5, 3.5, 0.12}, {0.24, 0.24, 0.24}),
                    thing("Book", {0.6, 3.5, 0.26}, {0.2, 0.15, 0.03}, 0, 4)};
    Issues issues;
    Progress progress;
    const auto legal = legalise(room, {Keep::Free, Keep::Pinned}, issues, progress, {{}, Lying::AtRest, {}});
    ASSERT_OK(legal);
    ASSERT_EQ(legal->objects.size(), 5u) << "no book lies on a ball";
    EXPECT_TRUE(test::hasIssue(issues, "no-place"));
    EXPECT_EQ(legal->objects[1], room.objects[1]);
    EXPECT_NEAR(legal->objects[2].box.bottom(), 0.75, 0.003);
    EXPECT_NEAR(legal->objects[3].box.bottom(), legal->objects[2].box.top(), 0.005);
}

TEST(Rest, NothingFloatsInAGeneratedRoom)
{
    Request request;
    request.room = test::box(5, 4.5, "LivingRoom");
    request.parameters.insert(QStringLiteral("settle"), true);
    Progress progress;
    int lying = 0;
    for (request.seed = 0; request.seed < 2; ++request.seed) {
        const auto layout = generate(*makeGraphGenerator(), request, progress);
        ASSERT_OK(layout);
        EXPECT_EQ(generate(*makeGraphGenerator(), request, progress)->room, layout->room);
        const auto &objects = layout->room.objects;
        for (std::size_t carrier = 0; carrier < objects.size(); ++carrier) {
            std::vector<scene::RoomObject> upon;
            for (const scene::RoomObject &object : objects)
                if (object.parent == static_cast<int>(carrier))
                    upon.push_back(object);
            if (upon.empty())
                continue;
            const auto again = restUpon(objects[carrier], {}, upon, progress);
            ASSERT_OK(again);
            for (std::size_t i = 0; i < upon.size(); ++i, ++lying) {
                ASSERT_TRUE((*again)[i]) << upon[i].category.toStdString();
                EXPECT_LT(((*again)[i]->centre - upon[i].box.centre).norm(), 0.02) << upon[i].category.toStdString();
            }
        }
    }
    EXPECT_GT(lying, 3);
}

} // namespace
} // namespace twinloom::scenegen
