// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/edits.h"

#include "app/studio/document/sample.h"
#include "tests/support/test_data.h"

namespace twinloom::studio
{
namespace
{

class Edits : public testing::Test
{
protected:
    Edits() : hierarchy(*scene::apply(scene::Scene(), sampleRoom(ids))), room(hierarchy.children({}).front()) {}

    scene::NodeId named(const char *name) const
    {
        return *scene::resolveNode(hierarchy.scene(), QLatin1StringView(name));
    }

    scene::NodeIdAllocator ids;
    scene::Hierarchy hierarchy;
    scene::NodeId room;
};

TEST_F(Edits, DeleteTakesWhatIsBelow)
{
    const NodeIds nodes{named("TVStand"), named("Television")};
    const auto after = scene::apply(hierarchy.scene(), deleteNodes(hierarchy, nodes));
    ASSERT_OK(after);
    EXPECT_EQ(after->size() + 2, hierarchy.scene().size());
}

TEST_F(Edits, DuplicateCopiesTheSubtreeWithNewIds)
{
    const Duplicates copies = duplicateNodes(hierarchy, ids, {named("TVStand")}, {0, 1, 0});
    const auto after = scene::apply(hierarchy.scene(), copies.change);
    ASSERT_OK(after);
    EXPECT_EQ(after->size(), hierarchy.scene().size() + 2);
    ASSERT_EQ(copies.roots.size(), 1u);
    const auto original = hierarchy.scene().find(named("TVStand")), copy = after->find(copies.roots.front());
    EXPECT_NE(copy->name, original->name);
    EXPECT_TRUE((copy->transform.translation - original->transform.translation).isApprox(scene::Vec3(0, 1, 0)));
}

TEST_F(Edits, WhatAScanLeftToBeSeenOfARoom)
{
    EXPECT_TRUE(scannedIn(hierarchy, room).empty());
    scene::Node scan, cloud, other;
    scan.id = ids.next();
    cloud.id = ids.next();
    cloud.parent = scan.id;
    cloud.set(scene::PointCloudComponent{});
    other.id = ids.next();
    other.set(scene::PointCloudComponent{});
    scene::Change change{{scene::added(scan), scene::added(cloud), scene::added(other)}};
    const auto edit = [&](scene::NodeId id, auto &&how) {
        const scene::NodePtr before = hierarchy.scene().find(id);
        scene::Node after = *before;
        how(after);
        change.edits.push_back(scene::edited(before, after));
    };
    const auto seen = [](scene::Node &node) {
        scene::ObjectComponent object = *node.find<scene::ObjectComponent>();
        object.points = 100;
        node.set(object);
    };
    edit(room, [&](scene::Node &node) { node.parent = scan.id; });
    edit(named("Desk"), seen);
    edit(named("Sofa"), [&](scene::Node &node) {
        seen(node);
        node.visible = false;
    });
    const auto after = scene::apply(hierarchy.scene(), change);
    ASSERT_OK(after);
    EXPECT_EQ(scannedIn(scene::Hierarchy(*after), room), (NodeIds{named("Desk"), cloud.id}));
}

TEST_F(Edits, FourTurnsAreNone)
{
    scene::Scene scene = hierarchy.scene();
    const double before = scene.find(named("Sofa"))->transform.yaw();
    for (int turn = 0; turn < 4; ++turn)
        scene = *scene::apply(scene, turnNodes(scene, {named("Sofa")}, 1.5707963267948966));
    EXPECT_NEAR(geometry::wrapAngle(scene.find(named("Sofa"))->transform.yaw() - before), 0, 1e-9);
}

TEST_F(Edits, OneVariantIsShown)
{
    scene::Change change;
    NodeIds variants;
    for (int i = 0; i < 3; ++i) {
        scene::Node node;
        node.id = ids.next();
        node.parent = room;
        node.name = QStringLiteral("v%1").arg(i);
        node.set(scene::RecipeComponent{});
        variants.push_back(node.id);
        change.edits.push_back(scene::added(std::move(node)));
    }
    const scene::Hierarchy with(*scene::apply(hierarchy.scene(), change));
    EXPECT_EQ(variantsOf(with, room), variants);
    const auto after = scene::apply(with.scene(), showVariant(with, variants[1]));
    ASSERT_OK(after);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(after->find(variants[std::size_t(i)])->visible, i == 1);
}

TEST_F(Edits, RoomOfAnObjectOnATable)
{
    EXPECT_EQ(roomOf(hierarchy.scene(), named("Monitor")), room);
    EXPECT_TRUE(roomOf(hierarchy.scene(), {}).isNull());
}

} // namespace
} // namespace twinloom::studio
