// SPDX-License-Identifier: Apache-2.0
#include "core/asset/node_pieces.h"

#include "core/asset/parametric.h"
#include "core/scene/evidence.h"
#include "core/scene/room.h"
#include "tests/core/asset/placed_samples.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::asset;

namespace
{

/// A room of 4 x 3 x 2.5 m (node 1), its walls (2 to 5) and a door in the third that is written against its direction.
scene::Hierarchy room()
{
    scene::Room room;
    room.polygon = {{0, 0}, {4, 0}, {4, 3}, {0, 3}};
    room.height = 2.5;
    room.doors = {{{2.0, 3}, {2.9, 3}, 0, 2.05}};
    scene::Change change;
    scene::NodeIdAllocator ids;
    scene::addRoom(change, ids, room, QStringLiteral("Room"));
    return scene::Hierarchy(scene::apply({}, change).value());
}

std::vector<NodePiece> piecesOf(const scene::Hierarchy &hierarchy, quint64 id, const ModelPtr &model = nullptr)
{
    const auto pieces = nodePieces(hierarchy, *hierarchy.scene().find({id}),
                                   [&](const scene::Node &) -> Result<ModelPtr> { return model; });
    EXPECT_OK(pieces);
    return pieces.value_or(std::vector<NodePiece>());
}

scene::Hierarchy only(const std::vector<scene::Component> &components)
{
    scene::Node node;
    node.id = {1};
    for (const scene::Component &component : components)
        node.set(component);
    return scene::Hierarchy(scene::apply({}, {{scene::added(node)}}).value());
}

} // namespace

TEST(NodePieces, AnImportedModelIsScaledToItsSizeAndAParametricOneIsNot)
{
    const ModelPtr model = samplePlaced()[1].model; // 1 x 2 x 3
    const scene::ModelComponent imported{{}, QStringLiteral("aa"), {2, 1, 3}, {}};
    const auto pieces = piecesOf(only({imported}), 1, model);
    ASSERT_EQ(pieces.size(), 1u);
    EXPECT_TRUE(pieces[0].local.scale.isApprox(scene::Vec3(2, 0.5, 1)));
    const scene::ModelComponent parametric{QStringLiteral("Chair"), {}, {2, 1, 3}, {}};
    EXPECT_EQ(piecesOf(only({parametric}), 1, model)[0].local.scale, scene::Vec3::Ones());
}

TEST(NodePieces, AModelStandsInForItsScannedBox)
{
    const ModelPtr model = samplePlaced()[1].model;
    scene::ObjectComponent object;
    object.size = {1, 2, 3};
    const auto bare = piecesOf(only({object}), 1, model);
    ASSERT_EQ(bare.size(), 1u);
    EXPECT_EQ(bare[0].kind, PieceKind::Placeholder);
    EXPECT_EQ(bare[0].local.scale, object.size);
    const auto modelled = piecesOf(only({object, scene::ModelComponent()}), 1, model);
    ASSERT_EQ(modelled.size(), 1u);
    EXPECT_EQ(modelled[0].model, model);
    const scene::ModelComponent unknown{kUnknownCategory, {}, {1, 2, 3}, {}};
    EXPECT_EQ(piecesOf(only({object, unknown}), 1, model)[0].kind, PieceKind::Model);
    object.points = 500; // which a block would hide
    EXPECT_EQ(piecesOf(only({object, unknown}), 1, model)[0].kind, PieceKind::Placeholder);
}

TEST(NodePieces, OpeningsSitInTheirWallWhicheverWayTheyAreWritten)
{
    const scene::Hierarchy hierarchy = room();
    const auto door = piecesOf(hierarchy, 6);
    ASSERT_EQ(door.size(), 1u);
    EXPECT_EQ(door[0].kind, PieceKind::Opening);
    const Eigen::Affine3d frame = door[0].local.matrix();
    EXPECT_TRUE(frame.linear().col(1).isApprox(Eigen::Vector3d(0, -1, 0), 1e-9)); // into the room
    EXPECT_TRUE(frame.translation().isApprox(Eigen::Vector3d(2.9, 3, 0), 1e-9));
    const auto wall = piecesOf(hierarchy, 4);
    ASSERT_EQ(wall.size(), 1u);
    EXPECT_EQ(wall[0].kind, PieceKind::Wall);
    const auto [low, high] = wall[0].model->bounds();
    EXPECT_NEAR(high.x() - low.x(), 4.24f, 1e-4f); // mitred at both corners
    EXPECT_GT(wall[0].model->triangles(), piecesOf(hierarchy, 2)[0].model->triangles()) << "it has the door's hole";
}

TEST(NodePieces, OfADoorThatWasSeenOpenOnlyTheFrameIsDrawn)
{
    const scene::Hierarchy closed = room();
    const scene::NodePtr door = closed.scene().find({6});
    scene::Node open = *door;
    scene::setEvidence(open, QStringLiteral("hole"));
    const auto changed = scene::apply(closed.scene(), {{scene::edited(door, open)}});
    ASSERT_TRUE(changed);
    EXPECT_LT(piecesOf(scene::Hierarchy(*changed), 6)[0].model->triangles(), piecesOf(closed, 6)[0].model->triangles());
}

TEST(NodePieces, ARoomIsItsFloorAndItsCeiling)
{
    const auto pieces = piecesOf(room(), 1);
    ASSERT_EQ(pieces.size(), 2u);
    EXPECT_EQ(pieces[0].kind, PieceKind::Floor);
    EXPECT_EQ(pieces[1].kind, PieceKind::Ceiling);
}

TEST(NodePieces, TheFailureOfAModelIsPassedOn)
{
    const scene::Hierarchy hierarchy = only({scene::ModelComponent()});
    const auto failed =
        nodePieces(hierarchy, *hierarchy.scene().find({1}), [](const scene::Node &) -> Result<ModelPtr> {
            return unexpected(ErrorCode::NotFound, QStringLiteral("gone"));
        });
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().message, QStringLiteral("gone"));
}
