// SPDX-License-Identifier: Apache-2.0
// What a node looks like: models and where they stand in the node's frame. Walls have the holes of the doors and
// windows beside or below them and meet their neighbours in a mitre. What is drawn, picked and exported is this.
#pragma once

#include "core/asset/model.h"
#include "core/asset/room_mesh.h"
#include "core/geometry/transform.h"
#include "core/scene/hierarchy.h"

#include <functional>

namespace twinloom::asset
{

/// The model that a node's ModelComponent stands for; null: there is none to be had.
using ModelSource = std::function<Result<ModelPtr>(const scene::Node &)>;

enum class PieceKind {
    Model,       ///< what ModelSource gave, brought to the size that the node asks for
    Placeholder, ///< a clear box for an object without a model, or a scanned one whose model is of kUnknownCategory
    Floor,
    Ceiling,
    Wall,
    Opening
};

struct NodePiece {
    ModelPtr model;
    geometry::Transform local; ///< model to node
    PieceKind kind = PieceKind::Model;
};

/// Where an opening is in a wall, in the wall's frame; none where it is in another one, or across. Of siblings, the
/// wall's and the opening's own place may differ from what the hierarchy holds.
std::optional<Hole> holeOf(const scene::Hierarchy &hierarchy, const scene::Node &wall, const scene::Node &opening);

/// Empty for nodes without a shape (point clouds are none). Fails only as `models` does, which is asked for nodes with
/// a ModelComponent alone. Thread: any that `models` stands.
Result<std::vector<NodePiece>> nodePieces(const scene::Hierarchy &hierarchy, const scene::Node &node,
                                          const ModelSource &models);

} // namespace twinloom::asset
