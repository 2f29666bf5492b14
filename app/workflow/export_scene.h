// SPDX-License-Identifier: Apache-2.0
// The scene as a file for other programs.
#pragma once

#include "app/workflow/blob_store.h"
#include "core/asset/placed.h"
#include "core/progress.h"
#include "core/scene/hierarchy.h"

#include <QStringList>

namespace twinloom::workflow
{

QStringList exportSuffixes();

/// As the path's ending says: .glb, .gltf, .obj (all that is shown but points: rooms with their walls, doors and
/// windows, and things; `models` gives those of the library and the blobs), .json (the whole scene, canonical, and the
/// `floors` of scanned rooms: resources/docs/formats.md), .jsonl (rooms), .ply (points, in the world's frame). With a
/// manifest of where its content comes from (manifest.h): within .glb and .gltf, and beside all but .glb and .ply as
/// NAME.manifest.json. Usage for another ending; NotFound when there is nothing of the kind; Io.
Result<void> exportScene(const QString &path, const scene::Hierarchy &hierarchy, const asset::ModelSource &models,
                         const BlobStore &blobs, Progress &progress);

} // namespace twinloom::workflow
