// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/known_place.h"

#include "tests/app/workflow/small_survey.h"

#include <algorithm>

using namespace twinloom;
using namespace twinloom::test;

namespace
{

QStringList placesKnown(const scan::ScanOutcome &outcome)
{
    QStringList messages;
    for (const Issue &issue : outcome.report.issues)
        if (issue.code == QStringLiteral("place-known"))
            messages.append(issue.message);
    return messages;
}

} // namespace

TEST(KnownPlace, ASecondSurveyIsToldAndTakesOverWhatWasCorrected)
{
    const TemporaryFolder folder;
    scene::Room room = smallRoom();
    scanTo(folder.path(QStringLiteral("a.ply")), room, 1);
    room.objects[2].box.centre += scene::Vec3(0.6, 0.8, 0); // the box moved: it may be another one
    scanTo(folder.path(QStringLiteral("b.ply")), room, 2);
    Workshop shop;
    const auto first = shop.scan(folder.path(QStringLiteral("a.ply")));
    ASSERT_OK(first);
    EXPECT_TRUE(placesKnown(*first).isEmpty());
    const auto tell = [](scene::Node &node) {
        scene::ObjectComponent component = *node.find<scene::ObjectComponent>();
        component.category = QStringLiteral("Safe");
        component.confidence = 1;
        node.set(component);
    };
    shop.edit(shop.objectAt(0.8, 2.3), tell);                                                 // the crate
    shop.edit(shop.objectAt(3.6, 1.4), tell);                                                 // the box
    shop.commit(scene::removeSubtree(scene::Hierarchy(shop.scene), shop.objectAt(1.6, 0.3))); // the cabinet
    const scene::NodeId crate = shop.objectAt(0.8, 2.3);

    const auto second = shop.scan(folder.path(QStringLiteral("b.ply")));
    ASSERT_OK(second);
    ASSERT_EQ(placesKnown(*second).size(), 1);
    EXPECT_TRUE(placesKnown(*second).front().contains(
        QStringLiteral("categories: 1, names: 0, places and sizes: 0, deleted things: 1")))
        << placesKnown(*second).front().toStdString();
    EXPECT_TRUE(std::ranges::count(second->report.objectNodes, scene::NodeId()) == 1);
    const scene::Hierarchy hierarchy(shop.scene);
    int safes = 0, cabinets = 0;
    for (const scene::NodeId id : hierarchy.subtree(second->group)) {
        const auto *object = shop.scene.find(id)->find<scene::ObjectComponent>();
        const scene::Vec2 place = hierarchy.world(id).translation().head<2>();
        cabinets += object && (place - scene::Vec2(1.6, 0.3)).norm() < 0.3 ? 1 : 0;
        if (object && object->category == QStringLiteral("Safe")) {
            ++safes;
            EXPECT_NE(id, crate);
            EXPECT_LT((place - scene::Vec2(0.8, 2.3)).norm(), 0.1);
            EXPECT_EQ(object->confidence, 1);
            EXPECT_TRUE(shop.scene.find(id)->name.startsWith(QStringLiteral("Safe")));
        }
    }
    EXPECT_EQ(safes, 1);
    EXPECT_EQ(cabinets, 0);

    // What was taken over outlives another extraction of the second survey.
    const auto again = shop.scan(folder.path(QStringLiteral("b.ply")));
    ASSERT_OK(again);
    EXPECT_EQ(again->group, second->group);
    EXPECT_TRUE(placesKnown(*again).isEmpty());
    EXPECT_EQ(std::ranges::count(again->report.objectNodes, scene::NodeId()), 1);
}

TEST(KnownPlace, NamesAndBoxesThatWereSetRightAreTakenOver)
{
    const TemporaryFolder folder;
    scanTo(folder.path(QStringLiteral("a.ply")), smallRoom(), 1);
    scanTo(folder.path(QStringLiteral("b.ply")), smallRoom(), 2);
    Workshop shop;
    ASSERT_OK(shop.scan(folder.path(QStringLiteral("a.ply"))));
    const scene::NodeId crate = shop.objectAt(0.8, 2.3), cabinet = shop.objectAt(1.6, 0.3);
    shop.edit(crate, [](scene::Node &node) {
        node.name = QStringLiteral("Press 4");
        scene::ObjectComponent component = *node.find<scene::ObjectComponent>();
        component.size.z() += 0.15;
        node.set(component);
    });
    // Moved across the room: a plan, no finding.
    shop.edit(cabinet, [](scene::Node &node) { node.transform.translation += scene::Vec3(0, 1.2, 0); });

    const auto second = shop.scan(folder.path(QStringLiteral("b.ply")));
    ASSERT_OK(second);
    ASSERT_EQ(placesKnown(*second).size(), 1);
    EXPECT_TRUE(
        placesKnown(*second).front().contains(QStringLiteral("names: 1, places and sizes: 1, deleted things: 0")))
        << placesKnown(*second).front().toStdString();
    const scene::Hierarchy hierarchy(shop.scene);
    int presses = 0, cabinets = 0;
    for (const scene::NodeId id : hierarchy.subtree(second->group)) {
        const scene::NodePtr node = shop.scene.find(id);
        if (!node->find<scene::ObjectComponent>())
            continue;
        const geometry::Box box = scene::objectBox(*node, hierarchy.world(id));
        cabinets += (box.centre.head<2>() - scene::Vec2(1.6, 0.3)).norm() < 0.1 ? 1 : 0;
        if (!node->name.startsWith(QStringLiteral("Press 4")))
            continue;
        ++presses;
        const geometry::Box given = scene::objectBox(*shop.scene.find(crate), hierarchy.world(crate));
        EXPECT_LT((box.centre - given.centre).norm(), 0.02);
        EXPECT_TRUE(box.size.isApprox(given.size));
    }
    EXPECT_EQ(presses, 1);
    EXPECT_EQ(cabinets, 1);
}

TEST(KnownPlace, TwoSurveysThatDoNotSurelyFitKeepTheirOwn)
{
    const TemporaryFolder folder;
    // Square and bare: turned by a quarter it is the same.
    scene::Room room;
    room.id = QStringLiteral("room");
    room.polygon = {{0, 0}, {4, 0}, {4, 4}, {0, 4}};
    room.height = 2.6;
    scanTo(folder.path(QStringLiteral("a.ply")), room, 1);
    scanTo(folder.path(QStringLiteral("b.ply")), room, 2);
    Workshop shop;
    ASSERT_OK(shop.scan(folder.path(QStringLiteral("a.ply"))));
    const auto second = shop.scan(folder.path(QStringLiteral("b.ply")));
    ASSERT_OK(second);
    ASSERT_EQ(placesKnown(*second).size(), 1);
    EXPECT_TRUE(placesKnown(*second).front().contains(QStringLiteral("do not surely fit")));
}
