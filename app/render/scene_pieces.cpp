// SPDX-License-Identifier: Apache-2.0
#include "app/render/scene_pieces.h"

#include "app/render/scene_resources.h"

namespace twinloom::render
{

namespace
{

std::uint32_t flagsOf(asset::PieceKind kind)
{
    switch (kind) {
    case asset::PieceKind::Wall:
        return kCutWall;
    case asset::PieceKind::Opening:
        return kCutOpening;
    case asset::PieceKind::Ceiling:
        return kCeiling | kNoShadow;
    case asset::PieceKind::Placeholder:
        return kNoShadow;
    case asset::PieceKind::Floor:
    case asset::PieceKind::Model:
        break;
    }
    return 0;
}

} // namespace

std::vector<Piece> piecesOf(const scene::Hierarchy &hierarchy, const scene::Node &node, const Resources &resources)
{
    std::vector<Piece> pieces;
    const auto made = asset::nodePieces(hierarchy, node, modelSource(resources));
    for (const asset::NodePiece &piece : made.value_or({})) // Resources have null for what cannot be read, no error
        pieces.push_back({piece.model, piece.local.matrix(), flagsOf(piece.kind)});
    return pieces;
}

bool shapesNeighbours(const scene::Node &node)
{
    return node.find<scene::WallComponent>() || node.find<scene::OpeningComponent>();
}

} // namespace twinloom::render
