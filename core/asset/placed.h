// SPDX-License-Identifier: Apache-2.0
// Models in their places: what is written to glTF and OBJ files, and how a Scene becomes that.
#pragma once

#include "core/asset/model.h"
#include "core/geometry/transform.h"
#include "core/progress.h"
#include "core/scene/hierarchy.h"

#include <QJsonObject>

#include <functional>

namespace twinloom::asset
{

/// One node of a file. Our frame: metres, z up, front along +y.
struct Placed {
    scene::NodeId node; ///< null where it stands for none
    QString name;
    ModelPtr model;                                ///< null: a group
    geometry::Transform transform;                 ///< to the parent's frame
    int parent = -1;                               ///< index of an entry before this one; -1: at the root
    Eigen::Vector3d fit = Eigen::Vector3d::Ones(); ///< scales this entry's model only, not what is below it
    QJsonObject extras;                            ///< written into glTF as it is
};

/// The model that draws a node; null where there is nothing to draw.
using ModelSource = std::function<Result<ModelPtr>(const scene::Node &)>;

/// The shown nodes of a scene, parents first, in the order of their ids. `extras` hold "id", and "category" and
/// "recipe" where the node has them. A model whose bounds differ from the node's ModelComponent is scaled to it. The
/// first failure of `source` ends it, as does Progress. Thread: any that `source` stands.
Result<std::vector<Placed>> placedNodes(const scene::Hierarchy &hierarchy, const ModelSource &source,
                                        Progress &progress);

/// To the world, through all parents; without `fit`.
std::vector<Eigen::Affine3d> worldOf(const std::vector<Placed> &placed);

/// What turns the normals of a surface that `linear` moves (its inverse transposed); `linear` itself where it is flat.
Eigen::Matrix3d normalMatrix(const Eigen::Matrix3d &linear);

} // namespace twinloom::asset
