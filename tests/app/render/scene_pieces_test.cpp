// SPDX-License-Identifier: Apache-2.0
#include "app/render/scene_pieces.h"

#include "tests/app/render/scenes.h"

namespace twinloom::render
{
namespace
{

using test::SceneBuilder;

TEST(ScenePieces, WallsOpeningsAndCeilingsAreCutAwayAsTheyAre)
{
    SceneBuilder scene;
    scene.addBoxRoom(); // room 1, walls 2 to 5, door 6
    scene.add(scene::ObjectComponent());
    const auto hierarchy = scene.hierarchy();
    const auto flags = [&](quint64 id) {
        std::vector<std::uint32_t> found;
        for (const Piece &piece : piecesOf(hierarchy, *hierarchy.scene().find({id}), {}))
            found.push_back(piece.flags);
        return found;
    };
    EXPECT_EQ(flags(1), (std::vector<std::uint32_t>{0, kCeiling | kNoShadow}));
    EXPECT_EQ(flags(2), std::vector<std::uint32_t>{kCutWall});
    EXPECT_EQ(flags(6), std::vector<std::uint32_t>{kCutOpening});
    EXPECT_EQ(flags(8), std::vector<std::uint32_t>{kNoShadow});
}

TEST(ScenePieces, AModelThatCannotBeHadIsLeftOut)
{
    SceneBuilder scene;
    const scene::NodeId id = scene.add(scene::ModelComponent());
    const auto hierarchy = scene.hierarchy();
    Resources resources;
    resources.model = [](const scene::ModelComponent &) { return nullptr; };
    EXPECT_TRUE(piecesOf(hierarchy, *hierarchy.scene().find(id), resources).empty());
    EXPECT_TRUE(piecesOf(hierarchy, *hierarchy.scene().find(id), {}).empty());
}

} // namespace
} // namespace twinloom::render
