// SPDX-License-Identifier: Apache-2.0
// A Model as bytes, for the project's blobs. Little-endian: "TLMD", version, length and digest of the rest, then name,
// materials, textures and parts, each count before its elements (resources/docs/formats.md). Equal models give equal
// bytes.
#pragma once

#include "core/asset/model.h"
#include "core/result.h"

namespace twinloom::asset
{

QByteArray modelToBlob(const Model &model);
/// BadInput for anything that modelToBlob did not write: every size is checked before it is used, the digest after, and
/// indices, materials and textures refer to what is there.
Result<Model> modelFromBlob(const QByteArray &blob);

} // namespace twinloom::asset
