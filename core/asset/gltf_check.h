// SPDX-License-Identifier: Apache-2.0
// What Assimp believes of a glTF file without looking: a broken or hostile file would take memory without end, or the
// program with it.
#pragma once

#include <QFileInfo>
#include <QString>

namespace twinloom::asset
{

/// What is wrong with a .glb or .gltf file (glTF 2.0), at which place; empty when it looks whole, is of another format,
/// or cannot be opened. Looked at: the lengths of the parts of a .glb, that the JSON is such, and the media types of
/// images. Thread: any.
QString gltfFault(const QFileInfo &info);

} // namespace twinloom::asset
