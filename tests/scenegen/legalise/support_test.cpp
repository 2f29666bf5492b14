// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/support.h"

#include "scenegen/autoregressive/autoregressive_generator.h"
#include "scenegen/evaluate/rules.h"
#include "scenegen/graph/graph_generator.h"
#include "scenegen/legalise/legalise.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

using geometry::Box;
using test::thing;

bool anywhere(const Box &)
{
    return true;
}

asset::Tops::Footprint onTop(const Box &carrier, const Box &child)
{
    return {carrier.toLocal(child.centre.head<2>()).cast<float>(), (child.size.head<2>() / 2).cast<float>(),
            float(child.yaw - carrier.yaw), float(child.size.z())};
}

bool isShutIn(const scene::RoomObject &carrier, const Box &child)
{
    return topsOf(carrier)->encloses(onTop(carrier.box, child), float(child.bottom() - carrier.box.bottom()));
}

/// Lies on a face of its carrier's model, or shut in it.
bool isHeld(const scene::RoomObject &carrier, const Box &child)
{
    const auto tops = topsOf(carrier);
    const auto bottom = float(child.bottom() - carrier.box.bottom());
    const auto height = tops->restingHeight(onTop(carrier.box, child), bottom);
    const bool below = std::abs(bottom) < 0.02f && tops->isFreeBelow(onTop(carrier.box, child));
    return below || (height && std::abs(*height - bottom) < 0.005f) || isShutIn(carrier, child);
}

TEST(Support, ThingsComeDownToWhatCarriesThem)
{
    const scene::RoomObject desk = thing("Desk", {2, 2, 0.37}, {1.4, 0.7, 0.74}, 0.5);
    const auto laptop = carried(desk, {{2.1, 2, 0.81}, {0.33, 0.23, 0.04}, 0.7}, {}, anywhere); // 5 cm in the air
    ASSERT_TRUE(laptop);
    EXPECT_NEAR(laptop->bottom(), 0.74, 0.002);
    EXPECT_NEAR(laptop->centre.x(), 2.1, 1e-9);
    EXPECT_NEAR(laptop->yaw, 0.7, 1e-9);
}

TEST(Support, WhatHangsBesideAnLShapedCounterMovesOntoIt)
{
    const scene::RoomObject counter = thing("CounterTop", {2, 2, 0.45}, {3, 2.4, 0.9});
    const Box apple{{2.6, 2.3, 0.95}, {0.08, 0.08, 0.1}, 0};
    const auto held = carried(counter, apple, {}, anywhere);
    ASSERT_TRUE(held);
    EXPECT_GT((held->centre - apple.centre).head<2>().norm(), 0.3);
    EXPECT_NEAR(held->bottom(), 0.9, 0.003);
    EXPECT_TRUE(isHeld(counter, *held));
}

TEST(Support, MovedThingsKeepClearOfOneAnother)
{
    const scene::RoomObject counter = thing("CounterTop", {2, 2, 0.45}, {3, 2.4, 0.9});
    const Box apple{{2.6, 2.3, 0.95}, {0.08, 0.08, 0.1}, 0};
    const auto first = carried(counter, apple, {}, anywhere);
    ASSERT_TRUE(first);
    const auto second = carried(counter, apple, {*first}, anywhere);
    ASSERT_TRUE(second);
    EXPECT_FALSE(geometry::overlaps(*first, *second, 0));
}

TEST(Support, WhatStandsUnderATableStaysThere)
{
    const scene::RoomObject table = thing("DiningTable", {2, 2, 0.375}, {1.6, 0.9, 0.75});
    const Box box{{2.1, 2, 0.15}, {0.3, 0.3, 0.3}, 0};
    EXPECT_EQ(carried(table, box, {}, anywhere), box);
    const auto off = carried(table, {{2.72, 2.37, 0.15}, {0.2, 0.2, 0.3}, 0}, {}, anywhere); // in a leg
    ASSERT_TRUE(off);
    EXPECT_NEAR(off->bottom(), 0, 1e-9);
    EXPECT_GT((off->centre - geometry::Vec3(2.72, 2.37, 0.15)).norm(), 0.05);
}

TEST(Support, NothingIsCarriedWhereItCannotStand)
{
    const scene::RoomObject lamp = thing("FloorLamp", {2, 2, 0.8}, {0.4, 0.4, 1.6});
    EXPECT_FALSE(carried(lamp, {{2, 2, 1.7}, {0.6, 0.6, 0.2}, 0}, {}, anywhere));
    const scene::RoomObject desk = thing("Desk", {2, 2, 0.37}, {1.4, 0.7, 0.74});
    EXPECT_FALSE(carried(desk, {{2, 2, 0.8}, {0.3, 0.2, 0.1}, 0}, {}, [](const Box &) { return false; }));
}

TEST(Support, AUsersModelCarriesAsItsBoxDoes)
{
    scene::RoomObject chair = thing("Chair", {2, 2, 0.45}, {0.5, 0.5, 0.9});
    const Box book{{2, 2.02, 0.95}, {0.2, 0.15, 0.03}, 0};
    EXPECT_LT(carried(chair, book, {}, anywhere).value().bottom(), 0.6);
    chair.asset = QStringLiteral("my chair");
    chair.style = QStringLiteral("boho");
    EXPECT_NEAR(carried(chair, book, {}, anywhere).value().bottom(), 0.9, 0.01);
}

TEST(Support, NothingFloatsInGeneratedRooms)
{
    int lying = 0;
    for (const char *type : {"Kitchen", "Bedroom", "LivingRoom", "Office"})
        for (const auto &generator : {makeGraphGenerator(), makeAutoregressiveGenerator()}) {
            Request request;
            request.room = test::box(5, 4.5, type);
            for (request.seed = 0; request.seed < 6; ++request.seed) {
                Progress progress;
                const auto layout = generate(*generator, request, progress);
                ASSERT_OK(layout);
                for (const scene::RoomObject &object : layout->room.objects) {
                    if (object.parent < 0)
                        continue;
                    const scene::RoomObject &carrier = layout->room.objects[std::size_t(object.parent)];
                    ++lying;
                    EXPECT_TRUE(isHeld(carrier, object.box))
                        << object.category.toStdString() << " on " << carrier.category.toStdString() << ", " << type
                        << request.seed;
                }
            }
        }
    EXPECT_GT(lying, 150);
}

TEST(Support, NothingOnATopPassesThroughAnotherInGeneratedRooms)
{
    int pairs = 0;
    for (const char *type : {"Kitchen", "Bedroom", "LivingRoom", "Office"})
        for (const auto &generator : {makeGraphGenerator(), makeAutoregressiveGenerator()}) {
            Request request;
            request.room = test::box(5, 4.5, type);
            for (request.seed = 0; request.seed < 6; ++request.seed) {
                Progress progress;
                const auto layout = generate(*generator, request, progress);
                ASSERT_OK(layout);
                const auto &objects = layout->room.objects;
                for (std::size_t i = 0; i < objects.size(); ++i)
                    for (std::size_t k = 0; k < i; ++k) {
                        if (objects[i].parent < 0 || objects[i].parent != objects[k].parent)
                            continue;
                        const scene::RoomObject &carrier = objects[std::size_t(objects[i].parent)];
                        if (isShutIn(carrier, objects[i].box) || isShutIn(carrier, objects[k].box))
                            continue;
                        ++pairs;
                        EXPECT_FALSE(collides(objects[i], objects[k]))
                            << objects[i].category.toStdString() << " in " << objects[k].category.toStdString() << ", "
                            << type << request.seed;
                    }
            }
        }
    EXPECT_GT(pairs, 100);
}

} // namespace
} // namespace twinloom::scenegen
