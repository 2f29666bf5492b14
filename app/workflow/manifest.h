// SPDX-License-Identifier: Apache-2.0
// Where the content of a scene comes from, for the files that it is exported to (resources/docs/formats.md,
// "Manifest").
#pragma once

#include "app/workflow/blob_store.h"
#include "core/scene/hierarchy.h"

namespace twinloom::workflow
{

enum class Share {
    Shown, ///< what can be seen
    All
};

/// What was generated, each group with its recipe; the requests of those, whole, by their hash; the models used. A
/// request that the project does not hold is left out. Same scene, same manifest. Errors as of `blobs.get`, but for
/// NotFound.
Result<QJsonObject> manifestOf(const scene::Hierarchy &hierarchy, Share share, const BlobStore &blobs);

} // namespace twinloom::workflow
