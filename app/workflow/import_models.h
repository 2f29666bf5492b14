// SPDX-License-Identifier: Apache-2.0
// Model files into the scene.
#pragma once

#include "app/workflow/blob_store.h"
#include "core/progress.h"
#include "core/scene/change.h"

#include <QStringList>

namespace twinloom::workflow
{

struct Imported {
    scene::Change change;
    std::vector<scene::NodeId> nodes;
    Issues issues;
};

/// One node a file, named after it, standing on the floor in a row along x. Errors as of asset::importModel.
Result<Imported> importModels(const scene::Scene &scene, scene::NodeIdAllocator &ids, const QStringList &files,
                              const BlobStore &blobs, Progress &progress);

} // namespace twinloom::workflow
