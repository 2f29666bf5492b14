// SPDX-License-Identifier: Apache-2.0
// A scan that could not be registered, brought to the others by points that a person knows to be the same.
#pragma once

#include "app/workflow/blob_store.h"
#include "core/scan/registration/point_pairs.h"
#include "core/scan/registration/registration.h"
#include "core/scan/scan_job.h"
#include "core/scene/hierarchy.h"

namespace twinloom::workflow
{

struct AlignRequest {
    enum class Fine { Register, PairsOnly };
    scene::NodeId scan;                 ///< a cloud, or a node with clouds below it
    std::vector<scan::PointPair> pairs; ///< in the scene, as it is now
    Fine fine = Fine::Register;
};

struct Alignment {
    scene::Change change;                                    ///< see alignScan()
    Eigen::Affine3d transform = Eigen::Affine3d::Identity(); ///< how it moved, in the scene; rigid
    scan::PairFit pairs;                                     ///< before the fine registration
    std::optional<scan::Registration> fine;                  ///< none with PairsOnly
    std::optional<scan::ScanReport> found;                   ///< of the new extraction, where there was one
};

/// What moves when this is aligned: the node itself, or, of a scan's only cloud, that scan's group with all that was
/// found in it.
scene::NodeId nodeThatMoves(const scene::Hierarchy &hierarchy, scene::NodeId scan);

/// Fits the pairs, registers finely to all other clouds of the scene, and moves nodeThatMoves(). A cloud among those of
/// one scan (several files read together) had its own rooms and objects found beside the others': they are then
/// extracted anew from that scan's clouds as they lie now, and what a person corrected stays (scan::keepCorrections).
/// Uses both functions of `blobs`. NotFound: no such node. BadInput: it holds no points, nothing else does, as
/// scan::fitPairs, or the scans do not fit where the pairs put them. Cancelled. Thread: any.
Result<Alignment> alignScan(const scene::Scene &scene, scene::NodeIdAllocator &ids, const AlignRequest &request,
                            const BlobStore &blobs, Progress &progress);

} // namespace twinloom::workflow
