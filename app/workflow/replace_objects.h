// SPDX-License-Identifier: Apache-2.0
// Scanned objects become models of the library.
#pragma once

#include "app/workflow/blob_store.h"
#include "app/workflow/user_library.h"
#include "core/scene/change.h"
#include "core/scene/hierarchy.h"

namespace twinloom::workflow
{

/// What was found for one scanned object.
struct Replacement {
    scene::NodeId node;
    QString before; ///< its category until now
    QString model;  ///< name in the library; empty: nothing there is of its size
    QString category;
    double score = 0;
    bool replaced = false;
    scene::NodeId points; ///< the node of its scanned points, where it was replaced
};

struct Replaced {
    scene::Change change;
    std::vector<Replacement> objects; ///< best match first
    Issues issues;                    ///< "left-alone": how many were not replaced; "no-points": which show none
};

/// Looks for the model of each shown object that a scan found and that was not replaced yet, in the points of its scan.
/// From `confidence` (a score, 0 to 1) on, the object's node gets the model, turned and sized as its points lie, on the
/// support that it stood on; what stands on it stays where it is. Its points are kept in a hidden node beside it, whose
/// cloud's `source` is the object's node id. All others are left alone. NotFound where the scene has no scanned object;
/// errors of `blobs`; Cancelled. Thread: any.
Result<Replaced> replaceObjects(const scene::Hierarchy &hierarchy, scene::NodeIdAllocator &ids,
                                const SearchableLibrary &library, double confidence, const BlobStore &blobs,
                                Progress &progress);

/// From this score on about every second first match is of the right category (resources/docs/retrieval-accuracy.md).
inline constexpr double kUsualConfidence = 0.5;

} // namespace twinloom::workflow
