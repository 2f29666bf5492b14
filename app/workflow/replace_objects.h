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

/// A model of the library that a scanned object may become.
struct ModelCandidate {
    QString model; ///< its name there
    QString category;
    double score = 0; ///< 0 to 1
};

/// What was found for one object, with all that it takes to put one of the candidates in its place.
struct FoundModels {
    scene::NodeId node;
    std::vector<ModelCandidate> candidates; ///< best first
    struct Matched;
    std::shared_ptr<const Matched> matched;
};

/// The `top` models that look most like what a scan found as `node`, also where that was replaced already. NotFound: a
/// scan found no such object, or it is hidden; BadInput: it has too few points; errors of `blobs`; Cancelled.
Result<FoundModels> findModels(const scene::Hierarchy &hierarchy, scene::NodeId node,
                               std::shared_ptr<const SearchableLibrary> library, std::size_t top,
                               const BlobStore &blobs, Progress &progress);
/// Puts one candidate in the object's place, as replaceObjects() does, or in that of the model that replaced it; chosen
/// by a person, it is certain. Conflict: the object was edited since it was looked at; else as findModels().
Result<scene::Change> putModel(const scene::Hierarchy &hierarchy, scene::NodeIdAllocator &ids, const FoundModels &found,
                               std::size_t candidate, const BlobStore &blobs, Progress &progress);
/// Whether a model has taken the place of what a scan found as this.
bool isReplaced(const scene::Node &node);
/// The object as the scan found it, before a model took its place; its kept points go, what stands on it stays where it
/// is. NotFound: it was not replaced, or nothing tells what it was. Errors of `blobs`.
Result<scene::Change> putBack(const scene::Hierarchy &hierarchy, scene::NodeId node, const BlobStore &blobs);
/// The component of the kept points' node that holds the object as it was (scene::nodeToJson).
inline constexpr QLatin1StringView kReplacedType("replaced");

/// From this score on about every second first match is of the right category (resources/docs/retrieval-accuracy.md).
inline constexpr double kUsualConfidence = 0.5;

} // namespace twinloom::workflow
