// SPDX-License-Identifier: Apache-2.0
// glTF 2.0 files (Khronos, https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html), in glTF's own frame: +Y up,
// front along +Z. Each node keeps its name and hierarchy; models that entries share are stored once. Same input, same
// bytes.
#pragma once

#include "core/asset/placed.h"

namespace twinloom::asset
{

/// One binary file; `about` becomes the extras of its "asset". BadInput for a transform or corner that is not finite,
/// or a parent that does not come before its child; both name the entry. Usage when the file would pass glTF's limit of
/// 4 GiB; Cancelled.
Result<QByteArray> toGlb(const std::vector<Placed> &placed, const Progress &progress, const QJsonObject &about = {});
/// One JSON file with buffers and textures inside it.
Result<QByteArray> toGltf(const std::vector<Placed> &placed, const Progress &progress, const QJsonObject &about = {});

} // namespace twinloom::asset
