// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/legalise.h"

#include "core/geometry/random.h"
#include "scenegen/evaluate/evaluate.h"
#include "scenegen/evaluate/rules.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

#include <limits>

namespace twinloom::scenegen
{
namespace
{

using test::thing;

Evaluation judged(const scene::Room &room)
{
    Layout layout;
    layout.room = room;
    Progress progress;
    return *evaluate({layout}, {}, progress);
}

TEST(Legalise, LegalRoomsStayAsTheyAre)
{
    scene::Room room = test::box(5, 5);
    room.objects = {
        thing("Bed", {1, 3.9, 0.3}, {1, 2, 0.6}, 3.14159265), thing("DiningTable", {3.5, 2.5, 0.4}, {1, 1, 0.8}),
        thing("Chair", {3.5, 1.9, 0.4}, {0.4, 0.4, 0.8}), thing("Book", {3.5, 2.5, 0.82}, {0.2, 0.2, 0.04}, 0, 1)};
    Issues issues;
    Progress progress;
    const auto legal = legalise(room, {}, issues, progress);
    ASSERT_OK(legal);
    EXPECT_EQ(*legal, room);
    EXPECT_TRUE(issues.empty());
}

TEST(Legalise, WhatLiesOnThingsEndsBelowTheCeiling)
{
    for (const Keep keep : {Keep::Free, Keep::Wanted, Keep::Given}) {
        scene::Room room = test::box(5, 5);
        room.height = 0.7;
        room.objects = {thing("Dresser", {1, 3.9, 0.3}, {1, 2, 0.6}),
                        thing("Book", {1, 3.5, 0.62}, {0.2, 0.2, 0.04}, 0, 0),
                        thing("Laptop", {1, 4.2, 0.75}, {0.3, 0.3, 0.3}, 0, 0)};
        Issues issues;
        Progress progress;
        const auto legal = legalise(room, {Keep::Pinned, keep, keep}, issues, progress);
        ASSERT_OK(legal);
        ASSERT_EQ(legal->objects.size(), 2u);
        EXPECT_EQ(legal->objects[1].category, QStringLiteral("Book"));
        ASSERT_EQ(issues.size(), 1u);
        EXPECT_EQ(issues[0].field, QStringLiteral("objects.Laptop"));
        room.height.reset();
        EXPECT_EQ(legalise(room, {Keep::Pinned, keep, keep}, issues, progress)->objects.size(), 3u);
    }
}

TEST(Legalise, AnythingBecomesLegal)
{
    geometry::Random random(5);
    for (int round = 0; round < 60; ++round) {
        scene::Room room = round % 2 ? test::ell() : test::box(4, 5);
        for (int i = 0; i < 25; ++i) {
            scene::RoomObject object =
                thing(i % 5 == 0   ? "Table"
                      : i % 3 == 0 ? "Chair"
                                   : "Box",
                      {random.uniform(-1, 7), random.uniform(-1, 7), 0},
                      {random.uniform(0.1, 2), random.uniform(0.1, 2), random.uniform(0.1, 2)}, random.uniform(-7, 7));
            object.box.centre.z() = object.box.size.z() / 2 + (i % 7 == 0 ? 1.2 : 0.0);
            if (i % 6 == 5)
                object.parent = static_cast<int>(random.below(25));
            room.objects.push_back(object);
        }
        Issues issues;
        Progress progress;
        const auto legal = legalise(room, {}, issues, progress);
        ASSERT_OK(legal);
        const Evaluation result = judged(*legal);
        EXPECT_EQ(result.objectCollisionRate, 0) << round;
        EXPECT_EQ(result.outOfBoundsRate, 0) << round;
        EXPECT_EQ(result.doorBlockedRate, 0) << round;
        EXPECT_GE(result.walkableRatio, 0.99) << round;
        for (const scene::RoomObject &object : legal->objects)
            EXPECT_LT(object.parent, static_cast<int>(legal->objects.size()));
    }
}

TEST(Legalise, PinnedObjectsStayAndAreReported)
{
    scene::Room room = test::box(4, 4);
    room.objects = {thing("Bed", {2, 0.5, 0.3}, {1, 1, 0.6}), thing("Desk", {2.2, 0.5, 0.4}, {1, 1, 0.8}),
                    thing("Sofa", {9, 9, 0.4}, {1, 1, 0.8}), thing("Box", {2, 0.6, 0.2}, {0.4, 0.4, 0.4})};
    Issues issues;
    Progress progress;
    const auto legal = legalise(room, {Keep::Pinned, Keep::Pinned, Keep::Pinned, Keep::Free}, issues, progress);
    ASSERT_OK(legal);
    ASSERT_GE(legal->objects.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(legal->objects[i], room.objects[i]);
    if (legal->objects.size() == 4) {
        EXPECT_FALSE(collides(legal->objects[3], legal->objects[0]));
    }
    QStringList codes;
    for (const Issue &issue : issues)
        codes << issue.code;
    EXPECT_TRUE(codes.contains(QLatin1String("pinned-collision")));
    EXPECT_TRUE(codes.contains(QLatin1String("pinned-out-of-bounds")));
    EXPECT_TRUE(codes.contains(QLatin1String("pinned-blocks-door")));
}

TEST(Legalise, WhatHasAGivenPlaceStaysThereOrGoes)
{
    scene::Room room = test::box(5, 5);
    room.objects = {thing("Desk", {3, 3, 0.4}, {1.4, 0.7, 0.8}), thing("Bed", {3, 3.1, 0.3}, {1, 2, 0.6}, 0.3),
                    thing("Sofa", {4.8, 2, 0.4}, {1, 1, 0.8}), thing("Stove", {2.5, 0.4, 0.4}, {0.6, 0.6, 0.8})};
    const scene::RoomObject bed = room.objects[1];
    Issues issues;
    Progress progress;
    const auto legal = legalise(room, {Keep::Wanted, Keep::Given, Keep::Given, Keep::Given}, issues, progress);
    ASSERT_OK(legal);
    ASSERT_EQ(legal->objects.size(), 2u);
    EXPECT_NE(legal->objects[0].box, room.objects[0].box) << "makes way";
    EXPECT_EQ(legal->objects[1], bed);
    ASSERT_EQ(issues.size(), 2u);
    EXPECT_TRUE(issues[0].message.contains(QLatin1String("out of the room")));
    EXPECT_TRUE(issues[1].message.contains(QLatin1String("before a door")));
}

TEST(Legalise, TellsOfPinnedThingsInTheAir)
{
    scene::Room room = test::box(5, 5);
    room.height = 2.6;
    room.objects = {thing("Mug", {2.5, 2.4, 1.5}, {0.1, 0.1, 0.1}), thing("Desk", {4, 4, 0.4}, {1, 1, 0.8}),
                    thing("Laptop", {4, 4, 0.82}, {0.3, 0.2, 0.04}), thing("Painting", {0.05, 3, 1.5}, {0.06, 1, 0.8}),
                    thing("CeilingLamp", {2, 2, 2.4}, {0.4, 0.4, 0.3})};
    Issues issues;
    Progress progress;
    ASSERT_OK(legalise(room, std::vector<Keep>(5, Keep::Pinned), issues, progress));
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues[0].code, QStringLiteral("pinned-in-the-air"));
    EXPECT_EQ(issues[0].field, QStringLiteral("objects[0]"));
}

TEST(Legalise, TellsOfPinnedThingsThatAreHigherThanTheRoom)
{
    scene::Room room = test::box(5, 5);
    room.height = 2.5;
    room.objects = {thing("Wardrobe", {1, 4.7, 2}, {1.2, 0.6, 4}), thing("Desk", {4, 4, 0.4}, {1, 1, 0.8}),
                    thing("ShelvingUnit", {4, 1, 1.25}, {1, 0.4, 2.51})};
    Issues issues;
    Progress progress;
    const auto legal = legalise(room, std::vector<Keep>(3, Keep::Pinned), issues, progress);
    ASSERT_OK(legal);
    EXPECT_EQ(legal->objects, room.objects) << "what is pinned stays";
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues[0].code, QStringLiteral("pinned-too-high"));
    EXPECT_EQ(issues[0].field, QStringLiteral("objects[0]"));
    EXPECT_TRUE(issues[0].message.contains(QLatin1String("1.50 m"))) << issues[0].message.toStdString();
}

TEST(Legalise, WhatAScanSawHangingHangs)
{
    scene::Room room = test::box(5, 5);
    room.objects = {thing("Unknown", {2.5, 2.4, 1.5}, {0.3, 0.3, 0.3})};
    Issues issues;
    Progress progress;
    const auto legal = legalise(room, {Keep::Measured}, issues, progress);
    ASSERT_OK(legal);
    EXPECT_EQ(legal->objects, room.objects);
    EXPECT_TRUE(issues.empty());
}

TEST(Legalise, KeepsClearOfObstaclesByHeight)
{
    scene::Room room = test::box(5, 5);
    room.objects = {thing("Bookcase", {2.5, 4.7, 1}, {0.8, 0.4, 2}, 3.1415926),
                    thing("Desk", {1.2, 4.6, 0.37}, {1.2, 0.7, 0.74}, 3.1415926)};
    const geometry::Box shelf{{2, 4.85, 1.5}, {3, 0.3, 0.2}, 0};
    Issues issues;
    Progress progress;
    const auto legal = legalise(room, {}, issues, progress, {{}, Lying::AsProposed, {shelf}});
    ASSERT_OK(legal);
    ASSERT_EQ(legal->objects.size(), 2u);
    EXPECT_FALSE(geometry::overlaps(legal->objects[0].box, shelf, 0));
    EXPECT_EQ(legal->objects[1], room.objects[1]) << "there is room below";
}

TEST(Legalise, NothingNewHangsBehindOrStandsBeforeWhatIsKept)
{
    scene::Room room = test::box(5, 5);
    room.height = 2.6;
    room.objects = {thing("Bookcase", {1, 4.6, 1}, {1.4, 0.4, 2}, 3.1415926),
                    thing("Whiteboard", {3.6, 4.98, 1.5}, {1.6, 0.04, 1}, 3.1415926),
                    thing("Painting", {1, 4.98, 1.5}, {0.6, 0.03, 0.5}, 3.1415926),
                    thing("Cabinet", {3.6, 4.72, 0.9}, {0.8, 0.4, 1.8}, 3.1415926)};
    Issues issues;
    Progress progress;
    const auto legal = legalise(room, {Keep::Pinned, Keep::Pinned, Keep::Free, Keep::Free}, issues, progress);
    ASSERT_OK(legal);
    for (std::size_t i = 2; i < legal->objects.size(); ++i) {
        const geometry::Box &box = legal->objects[i].box;
        const bool behind = box.centre.y() > 4.75 && std::abs(box.centre.x() - 1) < 0.9 && box.bottom() > 0.3;
        const bool before = box.bottom() < 0.3 && box.centre.y() > 4.3 && std::abs(box.centre.x() - 3.6) < 1.1;
        EXPECT_FALSE(behind || before) << i;
    }
}

TEST(Legalise, ThingsLieOnTheFacesOfWhatCarriesThem)
{
    scene::Room room = test::box(5, 5);
    room.objects = {thing("CounterTop", {1.6, 3.7, 0.45}, {3, 2.4, 0.9}, 3.1415926),
                    thing("Apple", {1.0, 3.2, 0.95}, {0.08, 0.08, 0.1}, 0, 0), // in the corner of the L
                    thing("Bed", {4, 3.8, 0.55}, {1.6, 2.1, 1.1}, 3.1415926),
                    thing("CellPhone", {4, 3.6, 1.105}, {0.07, 0.15, 0.01}, 0, 2)};
    Issues issues;
    Progress progress;
    const auto legal = legalise(room, {}, issues, progress);
    ASSERT_OK(legal);
    ASSERT_EQ(legal->objects.size(), 4u);
    EXPECT_GT((legal->objects[1].box.centre - room.objects[1].box.centre).head<2>().norm(), 0.2);
    EXPECT_NEAR(legal->objects[1].box.bottom(), 0.9, 0.005);
    EXPECT_LT(legal->objects[3].box.bottom(), 0.75) << "on the mattress, not as high as the headboard";
}

TEST(Legalise, ADeskHasRoomForWhoSitsAtIt)
{
    scene::Room room = test::box(5, 5);
    room.objects = {thing("Desk", {4.3, 2.5, 0.37}, {1.4, 0.68, 0.74}, -1.5707963), // 0.36 m before the wall
                    thing("Wardrobe", {1, 4.69, 1}, {1.2, 0.6, 2}, 3.1415926),
                    thing("Box", {1, 4.0, 0.4}, {0.8, 0.5, 0.8})};
    Issues issues;
    Progress progress;
    const auto legal = legalise(room, {}, issues, progress);
    ASSERT_OK(legal);
    ASSERT_EQ(legal->objects.size(), 3u);
    const auto &desk = legal->objects[0].box;
    const geometry::Vec2 seat = desk.toWorld({0, desk.size.y() / 2 + 0.58});
    EXPECT_TRUE(geometry::contains(room.polygon, seat));
    EXPECT_EQ(legal->objects[1], room.objects[1]);
    EXPECT_NE(legal->objects[2].box, room.objects[2].box) << "the doors open";
}

TEST(Legalise, ChildrenFollowTheirParents)
{
    scene::Room room = test::box(4, 4);
    room.objects = {thing("Dresser", {-0.5, 2, 0.5}, {0.5, 0.5, 1}),
                    thing("Vase", {-0.4, 2.1, 1.1}, {0.1, 0.1, 0.2}, 0, 0)};
    Issues issues;
    Progress progress;
    const auto legal = legalise(room, {}, issues, progress);
    ASSERT_OK(legal);
    ASSERT_EQ(legal->objects.size(), 2u);
    const geometry::Vec3 was = room.objects[1].box.centre - room.objects[0].box.centre;
    EXPECT_NEAR((legal->objects[1].box.centre - legal->objects[0].box.centre - was).norm(), 0, 0.01);
    EXPECT_GT(legal->objects[1].box.centre.x(), 0);
}

TEST(Legalise, ThingsOnOneTopDoNotPassThroughOneAnother)
{
    scene::Room room = test::box(5, 5);
    room.objects = {thing("Desk", {2.5, 4.6, 0.37}, {1.6, 0.7, 0.74}, 3.1415926),
                    thing("Laptop", {2.5, 4.6, 0.86}, {0.35, 0.26, 0.24}, 3.1415926, 0),
                    thing("DeskLamp", {2.55, 4.65, 0.94}, {0.2, 0.2, 0.4}, 3.1415926, 0)};
    Issues issues;
    Progress progress;
    const auto legal = legalise(room, {}, issues, progress);
    ASSERT_OK(legal);
    ASSERT_EQ(legal->objects.size(), 3u);
    const geometry::Vec3 by = legal->objects[1].box.centre - room.objects[1].box.centre;
    EXPECT_LT(by.norm(), 0.005) << "what matters more stays";
    EXPECT_FALSE(geometry::overlaps(legal->objects[1].box, legal->objects[2].box, kCollisionTolerance));
    EXPECT_NEAR(legal->objects[2].box.bottom(), 0.74, 0.005);
}

TEST(Legalise, WhatIsWantedHasTheTopBeforeWhatIsFree)
{
    scene::Room room = test::box(5, 5);
    room.objects = {thing("TVStand", {2.5, 4.75, 0.25}, {1.4, 0.45, 0.5}, 3.1415926),
                    thing("Television", {2.5, 4.75, 0.85}, {1.2, 0.2, 0.7}, 3.1415926, 0),
                    thing("Television", {2.5, 4.75, 0.82}, {1.1, 0.2, 0.64}, 3.1415926, 0)};
    Issues issues;
    Progress progress;
    const auto legal = legalise(room, {Keep::Wanted, Keep::Free, Keep::Wanted}, issues, progress);
    ASSERT_OK(legal);
    ASSERT_EQ(legal->objects.size(), 2u);
    EXPECT_NEAR(legal->objects[1].box.size.x(), 1.1, 1e-9);
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues[0].code, QStringLiteral("no-place"));
}

TEST(Legalise, WhatIsLeftOutForOneReasonIsToldOnce)
{
    scene::Room room = test::box(2, 2);
    for (int k = 0; k < 12; ++k)
        room.objects.push_back(thing("Dresser", {1, 1, 0.45}, {1.4, 0.6, 0.9}));
    Issues issues;
    Progress progress;
    const auto legal = legalise(room, {}, issues, progress);
    ASSERT_OK(legal);
    const auto lacking = static_cast<int>(12 - legal->objects.size());
    ASSERT_GT(lacking, 6);
    ASSERT_LE(issues.size(), 2u) << "no place, and nobody could walk there";
    const bool isCounted = std::ranges::any_of(issues, [](const Issue &issue) {
        return issue.message.contains(QLatin1String("was left out")) && issue.message.contains(QLatin1String("times"));
    });
    EXPECT_TRUE(isCounted);
}

TEST(Legalise, ThingsOnTopsKeepOffWhatHangsAndWhatIsPinnedThere)
{
    scene::Room room = test::box(5, 5);
    room.objects = {thing("Dresser", {2.5, 4.72, 0.45}, {1.6, 0.5, 0.9}, 3.1415926),
                    thing("Vase", {2.5, 4.85, 1.1}, {0.14, 0.14, 0.4}, 0, 0),
                    thing("Vase", {2.0, 4.7, 1.1}, {0.14, 0.14, 0.4}, 0, 0),
                    thing("Television", {2.5, 4.93, 1.4}, {0.8, 0.12, 0.6}, 3.1415926),
                    thing("Box", {2.0, 4.7, 1.0}, {0.2, 0.2, 0.2}, 0, 0)};
    Issues issues;
    Progress progress;
    const auto legal =
        legalise(room, {Keep::Pinned, Keep::Free, Keep::Free, Keep::Pinned, Keep::Pinned}, issues, progress);
    ASSERT_OK(legal);
    ASSERT_EQ(legal->objects.size(), 5u);
    for (const std::size_t vase : {1u, 2u})
        for (const std::size_t other : {3u, 4u})
            EXPECT_FALSE(geometry::overlaps(legal->objects[vase].box, legal->objects[other].box, kCollisionTolerance));
}

TEST(Legalise, WhatWasGivenAPlaceInAnotherThingGoes)
{
    scene::Room room = test::box(5, 5);
    room.objects = {thing("Desk", {2.5, 4.6, 0.37}, {1.6, 0.7, 0.74}, 3.1415926),
                    thing("Box", {2.5, 4.6, 0.84}, {0.3, 0.3, 0.2}, 0, 0),
                    thing("Vase", {2.5, 4.6, 0.94}, {0.14, 0.14, 0.4}, 0, 0)};
    Issues issues;
    Progress progress;
    const auto legal = legalise(room, {Keep::Pinned, Keep::Pinned, Keep::Given}, issues, progress);
    ASSERT_OK(legal);
    EXPECT_EQ(legal->objects.size(), 2u);
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues[0].code, QStringLiteral("no-place"));
}

TEST(Legalise, NonsenseIsDroppedAndCyclesAreCut)
{
    scene::Room room = test::box(4, 4);
    room.objects = {thing("Bed", {std::numeric_limits<double>::quiet_NaN(), 1, 1}, {1, 1, 1}),
                    thing("Bed", {1, 1, 1}, {1, 0, 1}), thing("A", {1, 3, 0.2}, {0.4, 0.4, 0.4}, 0, 3),
                    thing("B", {3, 3, 0.2}, {0.4, 0.4, 0.4}, 0, 2), thing("C", {1, 2, 0.2}, {0.4, 0.4, 0.4}, 0, 99)};
    Issues issues;
    Progress progress;
    const auto legal = legalise(room, {}, issues, progress);
    ASSERT_OK(legal);
    EXPECT_EQ(legal->objects.size(), 3u);
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues[0].code, QStringLiteral("bad-proposal"));
    EXPECT_TRUE(issues[0].message.contains(QLatin1String("2 times")));
}

TEST(Legalise, StopsWhenAsked)
{
    scene::Room room = test::box(4, 4);
    room.objects = {thing("Bed", {1, 3, 0.3}, {1, 1, 0.6})};
    Issues issues;
    Progress progress;
    progress.cancel();
    EXPECT_EQ(legalise(room, {}, issues, progress).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scenegen
