// SPDX-License-Identifier: Apache-2.0
// Models in their places: what is written to glTF and OBJ files, and how a Scene becomes that.
#pragma once

#include "core/asset/node_pieces.h"
#include "core/progress.h"

#include <QJsonObject>

namespace twinloom::asset
{

/// One node of a file. Our frame: metres, z up, front along +y.
struct Placed {
    scene::NodeId node; ///< null where it stands for none
    QString name;
    ModelPtr model;                ///< null: a group
    geometry::Transform transform; ///< to the parent's frame
    int parent = -1;               ///< index of an entry before this one; -1: at the root
    geometry::Transform local;     ///< places this entry's model only, not what is below it
    QJsonObject extras;            ///< written into glTF as it is
};

enum class Content {
    Models,    ///< of nodes that have one
    Everything ///< rooms too: "Floor" and "Ceiling" are entries below their room, walls and openings fill their nodes
};

/// The shown nodes of a scene, parents first, in the order of their ids; a node without a model is a group. `extras`
/// hold "id", and "category" and "recipe" where the node has them. The first failure of `models` ends it, as does
/// Progress. Thread: any that `models` stands.
Result<std::vector<Placed>> placedNodes(const scene::Hierarchy &hierarchy, Content content, const ModelSource &models,
                                        Progress &progress);

/// To the world, through all parents; without `local`.
std::vector<Eigen::Affine3d> worldOf(const std::vector<Placed> &placed);

/// What turns the normals of a surface that `linear` moves (its inverse transposed); `linear` itself where it is flat.
Eigen::Matrix3d normalMatrix(const Eigen::Matrix3d &linear);

} // namespace twinloom::asset
