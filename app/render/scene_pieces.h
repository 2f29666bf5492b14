// SPDX-License-Identifier: Apache-2.0
// What is drawn for a node (core/asset/node_pieces.h), and how. Drawing and picking both use it.
#pragma once

#include "app/render/renderer.h"

#include <cstdint>

namespace twinloom::render
{

/// As in resources/shaders/mesh.vert.glsl.
enum PieceFlag : std::uint32_t {
    kHidden = 1,
    kCutWall = 2,    ///< lowered to a stub when it is cut away (cutaway.h)
    kCutOpening = 4, ///< left out then
    kCeiling = 8,    ///< left out then
    kNoShadow = 16,
    kCutNow = 32, ///< set by SceneState while cutaway.h's rule says so
    kStale = 64,  ///< set by SceneState: greyed and hatched
    kAlarm = 128, ///< set by SceneState: keeps its colour when it is stale
};

struct Piece {
    asset::ModelPtr model;
    Eigen::Affine3d local = Eigen::Affine3d::Identity(); ///< model to node
    std::uint32_t flags = 0;
};

/// Empty for nodes without anything to draw (point clouds are not pieces).
std::vector<Piece> piecesOf(const scene::Hierarchy &hierarchy, const scene::Node &node, const Resources &resources);

/// Whether a change of this node changes the walls and openings beside it.
bool shapesNeighbours(const scene::Node &node);

} // namespace twinloom::render
