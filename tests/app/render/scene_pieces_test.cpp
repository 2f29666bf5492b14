// SPDX-License-Identifier: Apache-2.0
#include "app/render/scene_pieces.h"

#include "tests/app/render/scenes.h"

namespace twinloom::render
{
namespace
{

using test::SceneBuilder;

TEST(ScenePieces, AnImportedModelIsScaledToItsSize)
{
    SceneBuilder scene;
    scene::ModelComponent component;
    component.blob = QStringLiteral("aa");
    component.size = {2, 1, 3};
    const scene::NodeId id = scene.add(component);
    Resources resources;
    resources.model = [](const scene::ModelComponent &) { return test::box({1, 1, 1}, test::material(1, 1, 1)); };
    const auto hierarchy = scene.hierarchy();
    const auto pieces = piecesOf(hierarchy, *hierarchy.scene().find(id), resources);
    ASSERT_EQ(pieces.size(), 1u);
    EXPECT_TRUE(pieces[0].local.linear().diagonal().isApprox(Eigen::Vector3d(2, 1, 3)));
}

TEST(ScenePieces, AModelStandsInForItsScannedBox)
{
    SceneBuilder scene;
    scene::ObjectComponent object;
    object.size = {1, 2, 3};
    const auto hierarchyWith = [&](bool model) {
        scene::Node node;
        node.id = {1};
        node.set(object);
        if (model)
            node.set(scene::ModelComponent());
        return scene::Hierarchy(*scene::apply(scene::Scene(), {{scene::added(node)}}));
    };
    const asset::ModelPtr chair = test::box({1, 1, 1}, test::material(1, 1, 1));
    Resources resources;
    resources.model = [&](const scene::ModelComponent &) { return chair; };
    const auto bare = hierarchyWith(false), modelled = hierarchyWith(true);
    const auto placeholder = piecesOf(bare, *bare.scene().find({1}), resources);
    ASSERT_EQ(placeholder.size(), 1u);
    EXPECT_NE(placeholder[0].model, chair);
    EXPECT_TRUE(placeholder[0].local.linear().diagonal().isApprox(object.size));
    const auto drawn = piecesOf(modelled, *modelled.scene().find({1}), resources);
    ASSERT_EQ(drawn.size(), 1u);
    EXPECT_EQ(drawn[0].model, chair);
}

TEST(ScenePieces, OpeningsSitInTheirWallWhicheverWayTheyAreWritten)
{
    SceneBuilder scene;
    scene.addBoxRoom(); // room 1, walls 2 to 5, door 6 written against its wall's direction
    const auto hierarchy = scene.hierarchy();
    const auto door = piecesOf(hierarchy, *hierarchy.scene().find({6}), {});
    ASSERT_EQ(door.size(), 1u);
    EXPECT_TRUE((door[0].local.linear().col(1)).isApprox(Eigen::Vector3d(0, -1, 0), 1e-9)); // into the room
    EXPECT_TRUE(door[0].local.translation().isApprox(Eigen::Vector3d(2.9, 3, 0), 1e-9));
    const auto wall = piecesOf(hierarchy, *hierarchy.scene().find({4}), {});
    ASSERT_EQ(wall.size(), 1u);
    EXPECT_EQ(wall[0].flags, kCutWall);
    const auto [low, high] = modelBounds(*wall[0].model);
    EXPECT_NEAR(high.x() - low.x(), 4.24f, 1e-4f); // mitred at both corners
}

} // namespace
} // namespace twinloom::render
