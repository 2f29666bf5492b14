// SPDX-License-Identifier: Apache-2.0
#include "core/scene/validate.h"

#include "core/scene/room.h"
#include "tests/core/scene/random_scene.h"
#include "tests/support/test_data.h"

#include <set>

using namespace twinloom;
using namespace twinloom::scene;

namespace
{

Room emptyRoom(double side)
{
    Room room;
    room.polygon = {{0, 0}, {side, 0}, {side, side}, {0, side}};
    return room;
}

RoomObject object(const char *category, const Vec3 &centre, const Vec3 &size, double yaw = 0, int parent = -1)
{
    return {QString::fromLatin1(category), {centre, size, yaw}, parent, {}};
}

Scene sceneOf(const Room &room)
{
    Change change;
    NodeIdAllocator ids;
    addRoom(change, ids, room, QStringLiteral("Room"));
    const auto scene = apply(Scene(), change);
    EXPECT_OK(scene);
    return *scene;
}

Scene sceneOf(const Node &node)
{
    const auto scene = apply(Scene(), {{added(node)}});
    EXPECT_OK(scene);
    return *scene;
}

std::multiset<std::string> codes(const Scene &scene)
{
    std::multiset<std::string> found;
    for (const Issue &issue : validate(scene)) {
        EXPECT_FALSE(issue.message.isEmpty());
        EXPECT_TRUE(issue.field.startsWith(QLatin1Char('n'))) << issue.field.toStdString();
        found.insert(issue.code.toStdString());
    }
    return found;
}

using Codes = std::multiset<std::string>;

} // namespace

TEST(Validate, FindsMissingParentsAndCycles)
{
    EXPECT_EQ(codes(sceneOf(namedNode(1, QStringLiteral("a"), 9))), Codes{"missing-parent"});
    const auto scene =
        apply(Scene(), {{added(namedNode(1, {}, 2)), added(namedNode(2, {}, 3)), added(namedNode(3, {}, 2)),
                         added(namedNode(4, {}, 4)), added(namedNode(5, {}))}});
    ASSERT_OK(scene);
    EXPECT_EQ(codes(*scene), (Codes{"parent-cycle", "parent-cycle", "parent-cycle"}));
}

TEST(Validate, FindsBadSizesAndOutlines)
{
    Node node = namedNode(1, QStringLiteral("a"));
    node.set(ModelComponent{QStringLiteral("Chair"), {}, {1, 0, 1}, {}});
    EXPECT_EQ(codes(sceneOf(node)), Codes{"bad-size"});
    Node room = namedNode(1, QStringLiteral("a"));
    for (const Polygon &polygon : {Polygon{}, Polygon{{0, 0}, {1, 0}}, Polygon{{0, 0}, {1, 1}, {1, 0}, {0, 1}},
                                   Polygon{{0, 0}, {0, 1}, {1, 1}}}) {
        room.set(RoomComponent{{}, polygon, {}, {}});
        EXPECT_EQ(codes(sceneOf(room)), Codes{"bad-polygon"});
    }
}

TEST(Validate, FindsOverlapsOfStandingObjects)
{
    Room room = emptyRoom(5);
    room.objects = {object("Bed", {1, 1, 0.25}, {1, 1, 0.5}), object("Desk", {1.98, 1, 0.4}, {1, 1, 0.8})};
    EXPECT_EQ(codes(sceneOf(room)), Codes{"overlap"});
    room.objects[1].box.centre.x() = 1.995; // overlaps by half a centimetre
    EXPECT_EQ(codes(sceneOf(room)), Codes{});
    room.objects[1].box.centre = {1, 1, 2}; // above it
    EXPECT_EQ(codes(sceneOf(room)), Codes{});
}

TEST(Validate, AChairUnderATableIsNoOverlap)
{
    Room room = emptyRoom(5);
    room.objects = {object("DiningTable", {1, 1, 0.4}, {1, 1, 0.8}),
                    object("ArmChair", {1, 1.4, 0.4}, {0.5, 0.5, 0.8})};
    EXPECT_EQ(codes(sceneOf(room)), Codes{});
    room.objects[1].category = QStringLiteral("Bed");
    EXPECT_EQ(codes(sceneOf(room)), Codes{"overlap"});
}

namespace
{

/// A scan of a room of 4 x 4 m at `x` with a bed at its middle, as scans are kept: group, cloud, room, object.
void addScan(Change &change, quint64 first, double x, double floor = 0)
{
    Node group = namedNode(first, QStringLiteral("Scan")),
         cloud = namedNode(first + 1, QStringLiteral("Points"), first),
         room = namedNode(first + 2, QStringLiteral("Scanned room"), first),
         bed = namedNode(first + 3, QStringLiteral("Bed"), first + 2);
    group.transform.translation = {x, 0, 0};
    cloud.set(PointCloudComponent());
    room.set(RoomComponent{{}, {{0, 0}, {4, 0}, {4, 4}, {0, 4}}, floor, floor + 2.5});
    bed.transform.translation = {2, 2, floor};
    bed.set(ObjectComponent{QStringLiteral("Bed"), {2, 2, 0.6}, 0.8, 500, {}, false});
    for (const Node &node : {group, cloud, room, bed})
        change.edits.push_back(added(node));
}

Codes codesOfScans(double x, double floor = 0, bool visible = true)
{
    Change change;
    addScan(change, 1, 0);
    addScan(change, 11, x, floor);
    Node second = *change.edits[4].after;
    second.visible = visible;
    change.edits[4] = added(second);
    return codes(apply(Scene(), change).value());
}

} // namespace

TEST(Validate, FindsScansThatLieThroughEachOther)
{
    EXPECT_EQ(codesOfScans(1), (Codes{"overlap", "overlap"})) << "the rooms and the beds";
    EXPECT_EQ(codesOfScans(3), Codes{"overlap"}) << "the rooms";
    EXPECT_EQ(codesOfScans(0.1), Codes{}) << "a second survey of the same place";
    EXPECT_EQ(codesOfScans(4.1), Codes{}) << "side by side";
    EXPECT_EQ(codesOfScans(1, 2.6), Codes{}) << "another storey";
    EXPECT_EQ(codesOfScans(1, 0, false), Codes{}) << "an earlier survey that is hidden";
}

TEST(Validate, RoomsInStoreysAreOfTheirScan)
{
    Change change;
    addScan(change, 1, 0);
    addScan(change, 11, 1);
    Node storey = namedNode(21, QStringLiteral("Storey 2"), 11), room = *change.edits[6].after;
    room.parent = storey.id;
    change.edits[6] = added(room);
    change.edits.push_back(added(storey));
    EXPECT_EQ(codes(apply(Scene(), change).value()), (Codes{"overlap", "overlap"})) << "the rooms and the beds";
}

TEST(Validate, WhatIsCarriedDoesNotStandUnlessItIsBesideItsCarrier)
{
    Room room = emptyRoom(5);
    room.objects = {object("Shelf", {1, 1, 0.5}, {1, 0.4, 1}, 0.3),
                    object("Book", {1, 1, 0.5}, {0.2, 0.2, 0.2}, 0.3, 0)};
    EXPECT_EQ(codes(sceneOf(room)), Codes{});
    room.objects.push_back(object("Plant", {3, 3, 0.5}, {0.4, 0.4, 1}));
    room.objects[1].box.centre = {3, 3, 0.5}; // names the shelf, but stands in the plant
    EXPECT_EQ(codes(sceneOf(room)), Codes{"overlap"});
}

TEST(Validate, FindsWhatReachesOutOfTheRoom)
{
    Room room = emptyRoom(5);
    room.objects = {object("Bed", {0.485, 1, 0.25}, {1, 1, 0.5})};
    EXPECT_EQ(codes(sceneOf(room)), Codes{}); // 1.5 cm are allowed
    room.objects[0].box.centre.x() = 0.47;
    EXPECT_EQ(codes(sceneOf(room)), Codes{"out-of-room"});
    room.polygon = {{0, 0}, {5, 0}, {5, 5}, {2, 5}, {2, 2}, {0, 2}}; // all four corners are inside, but not the middle
    room.objects = {object("Bench", {1.9, 2.1, 0.25}, {4, 0.2, 0.5}, -M_PI / 4 + M_PI)};
    room.objects[0].box.size.x() = 1.0;
    EXPECT_EQ(codes(sceneOf(room)), Codes{"out-of-room"});
}

TEST(Validate, TheGridFindsTheSamePairsAsComparingAll)
{
    geometry::Random random(31);
    for (int round = 0; round < 20; ++round) {
        Room room = emptyRoom(1000);
        for (int i = 0; i < 150; ++i) {
            const double scale = random.below(40) == 0 ? 30.0 : 1.0;
            room.objects.push_back(
                object("Box", {random.uniform(100, 120), random.uniform(100, 120), random.uniform(0.5, 1.5)},
                       {random.uniform(0.1, 2) * scale, random.uniform(0.1, 2), 1}, random.uniform(-3, 3)));
        }
        std::size_t pairs = 0;
        for (std::size_t i = 0; i < room.objects.size(); ++i)
            for (std::size_t k = 0; k < i; ++k)
                pairs += geometry::overlaps(room.objects[i].box, room.objects[k].box, 0.01);
        EXPECT_GT(pairs, 0u);
        EXPECT_EQ(codes(sceneOf(room)).count("overlap"), pairs);
    }
}

TEST(Validate, StandsNumbersOfAnySize)
{
    geometry::Random random(32);
    for (int i = 0; i < 50; ++i)
        validate(randomScene(random, 50));
}
