// SPDX-License-Identifier: Apache-2.0
// Wavefront OBJ with its material library and textures, Y up and front along +Z as most programs expect of it.
#pragma once

#include "core/asset/placed.h"

namespace twinloom::asset
{

struct NamedFile {
    QString name; ///< within the folder of the OBJ file
    QByteArray bytes;
};

/// NAME.obj first, then NAME.mtl and the textures ("NAME_1.png"). Each entry becomes one object, in place. BadInput for
/// a corner that is not finite once placed; Cancelled. Same input, same bytes.
Result<std::vector<NamedFile>> toObj(const std::vector<Placed> &placed, const QString &name, const Progress &progress);

/// Writes a .glb, .gltf or .obj (with what belongs to it) as the path's ending says, each file in one step; `about`
/// goes into glTF (gltf_export.h). Usage for another ending; Io names the file that could not be written, and then
/// there is neither a new OBJ nor a new MTL; Cancelled before anything is written.
Result<void> exportModels(const QString &path, const std::vector<Placed> &placed, const Progress &progress,
                          const QJsonObject &about = {});

} // namespace twinloom::asset
