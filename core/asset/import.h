// SPDX-License-Identifier: Apache-2.0
// Models from other worlds: glTF/GLB, FBX, OBJ, DAE, STL and PLY meshes, brought into our frame (metres, z up, front
// along +y, standing on z = 0, centred in x and y).
//
// Axes. In glTF up is +Y and the front faces +Z, so (x, y, z) becomes (-x, z, y): a proper rotation. OBJ is taken to be
// the same. FBX says in its header which axes are up, right and front, and what its unit is; DAE likewise. STL and PLY
// say nothing and come from scanners and CAD: they are taken as z up, front +y. A file without a unit is in metres.
#pragma once

#include "core/asset/model.h"
#include "core/progress.h"

#include <QStringList>

namespace twinloom::asset
{

/// Lower-case file name endings that importModel reads.
QStringList importableSuffixes();

/// Reads one file. Everything becomes triangles with normals and metal-rough materials; PNG and JPEG textures, embedded
/// or beside the file, are taken along; bones, animations, lights and cameras are not. NotFound when there is no such
/// file, BadInput when it is damaged, of another kind or without a triangle; messages name the file. Issues (code
/// "missing-texture", field: the texture) tell what was left out. Thread: any.
Result<Model> importModel(const QString &path, Progress &progress, Issues *issues = nullptr);

/// A model and where it stood in its file.
struct PlacedModel {
    Model model;
    Eigen::Vector3d base = Eigen::Vector3d::Zero();     ///< metres, in our axes: add it to a position of the model
    Eigen::Matrix3d axes = Eigen::Matrix3d::Identity(); ///< from the file's axes and unit to ours
    bool stated = false; ///< the format rules or the file says which axes and unit it has (glTF, FBX, DAE)
};

/// As importModel, for whom the place matters: surfaces that were scanned.
Result<PlacedModel> importPlaced(const QString &path, Progress &progress, Issues *issues = nullptr);

} // namespace twinloom::asset
