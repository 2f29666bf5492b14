// SPDX-License-Identifier: Apache-2.0
#include "core/scene/hierarchy.h"

#include "core/scene/change.h"
#include "tests/core/scene/random_scene.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::scene;

namespace
{

/// 1 Room { 2 Table { 4 Vase }, 3 Chair }, 5 Chair
Scene smallScene()
{
    Node room = namedNode(1, QStringLiteral("Room"));
    room.transform = geometry::Transform::place({10, 0, 0}, M_PI / 2);
    Node table = namedNode(2, QStringLiteral("Table"), 1);
    table.transform = geometry::Transform::place({1, 0, 0}, 0);
    table.visible = false;
    Node vase = namedNode(4, QStringLiteral("Vase"), 2);
    vase.transform = geometry::Transform::place({0, 0, 0.75}, 0);
    Change change{{added(vase), added(table), added(room), added(namedNode(3, QStringLiteral("Chair"), 1)),
                   added(namedNode(5, QStringLiteral("Chair")))}};
    const auto scene = apply(Scene(), change);
    EXPECT_OK(scene);
    return *scene;
}

Scene circle()
{
    const auto scene =
        apply(Scene(), {{added(namedNode(1, QStringLiteral("a"), 2)), added(namedNode(2, QStringLiteral("b"), 1))}});
    EXPECT_OK(scene);
    return *scene;
}

} // namespace

TEST(Hierarchy, ListsChildrenAndSubtrees)
{
    const Hierarchy hierarchy(smallScene());
    EXPECT_EQ(hierarchy.children({}), (std::vector<NodeId>{{1}, {5}}));
    EXPECT_EQ(hierarchy.children({1}), (std::vector<NodeId>{{2}, {3}}));
    EXPECT_TRUE(hierarchy.children({99}).empty());
    EXPECT_EQ(hierarchy.subtree({1}), (std::vector<NodeId>{{1}, {2}, {3}, {4}}));
    EXPECT_EQ(hierarchy.subtree({}), (std::vector<NodeId>{{1}, {5}, {2}, {3}, {4}}));
    EXPECT_TRUE(hierarchy.subtree({99}).empty());
}

TEST(Hierarchy, PlacesThroughAllParents)
{
    const Hierarchy hierarchy(smallScene());
    const Vec3 vase = hierarchy.world({4}).translation();
    EXPECT_LT((vase - Vec3(10, 1, 0.75)).norm(), 1e-12);
    EXPECT_TRUE(hierarchy.world({99}).isApprox(Eigen::Affine3d::Identity()));
}

TEST(Hierarchy, HidesWhatIsBelowTheHidden)
{
    const Hierarchy hierarchy(smallScene());
    EXPECT_TRUE(hierarchy.visible({3}));
    EXPECT_FALSE(hierarchy.visible({2}));
    EXPECT_FALSE(hierarchy.visible({4}));
}

TEST(Hierarchy, ACircleOfParentsEndsNothingEndlessly)
{
    const Hierarchy hierarchy(circle());
    EXPECT_EQ(hierarchy.subtree({1}).size(), 2u);
    EXPECT_TRUE(hierarchy.visible({1}));
    EXPECT_TRUE(hierarchy.world({1}).isApprox(Eigen::Affine3d::Identity()));
}

TEST(Hierarchy, ResolvesIdsAndUniqueNames)
{
    const Scene scene = smallScene();
    const auto byId = resolveNode(scene, QStringLiteral("n4")), byName = resolveNode(scene, QStringLiteral("Vase"));
    ASSERT_OK(byId);
    ASSERT_OK(byName);
    EXPECT_EQ(*byId, NodeId{4});
    EXPECT_EQ(*byName, NodeId{4});
    const auto none = resolveNode(scene, QStringLiteral("n99")), many = resolveNode(scene, QStringLiteral("Chair"));
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
    ASSERT_FALSE(many);
    EXPECT_EQ(many.error().code, ErrorCode::Conflict);
    EXPECT_TRUE(many.error().hint.contains(QStringLiteral("n3")));
}

TEST(Hierarchy, FindsAFreeName)
{
    const Scene scene = smallScene();
    EXPECT_EQ(uniqueName(scene, QStringLiteral("Lamp")), QStringLiteral("Lamp"));
    EXPECT_EQ(uniqueName(scene, QStringLiteral("Chair")), QStringLiteral("Chair 2"));
    const auto more = apply(scene, {{added(namedNode(6, QStringLiteral("Chair 2")))}});
    ASSERT_OK(more);
    EXPECT_EQ(uniqueName(*more, QStringLiteral("Chair")), QStringLiteral("Chair 3"));
}

TEST(Hierarchy, RemovesASubtreeAndBringsItBack)
{
    const Scene scene = smallScene();
    const Change change = removeSubtree(Hierarchy(scene), {1});
    const auto without = apply(scene, change);
    ASSERT_OK(without);
    EXPECT_EQ(without->size(), 1u);
    const auto back = apply(*without, inverse(change));
    ASSERT_OK(back);
    EXPECT_EQ(*back, scene);
}
