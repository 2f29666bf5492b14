// SPDX-License-Identifier: Apache-2.0
// Where a project's models and clouds come from: the parametric library and the project's blobs.
#pragma once

#include "app/render/renderer.h"
#include "core/asset/node_pieces.h"

#include <QByteArray>

namespace twinloom::render
{

/// Parametric models are made at need; what the library does not know becomes a neutral box of its size; blobs are read
/// through `loadBlob`. A component that cannot be read gives null and is logged ("twinloom.render"), so that one broken
/// blob does not hide the rest. Models and clouds are shared as long as somebody holds them. Copies share one cache,
/// which may be asked from several threads if `loadBlob` may; a renderer that does not wait for the points of large
/// clouds calls it on a thread of its own.
Resources projectResources(std::function<Result<QByteArray>(const scene::BlobId &)> loadBlob);

/// The models of nodes, from copies of these; it never fails.
asset::ModelSource modelSource(const Resources &resources);

} // namespace twinloom::render
