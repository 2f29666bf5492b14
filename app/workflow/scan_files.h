// SPDX-License-Identifier: Apache-2.0
// Scans into the scene, so that what was corrected by hand outlives a scan's being extracted again.
#pragma once

#include "app/workflow/blob_store.h"
#include "core/scan/scan_job.h"
#include "core/scene/scene.h"

namespace twinloom::workflow
{

/// As scan::scanFiles, with a Change for `scene`: files that are new to it become a new group of nodes; files that one
/// of its groups was made of update that group, and what a person corrected there stays (scan::keepCorrections), which
/// an Issue tells ("kept-corrections"), as one tells of a new scan that lies over other rooms (scan_overlap.h), and one
/// of a place that was scanned before, whose corrections the new scan takes over (known_place.h). Uses both functions
/// of `blobs`, on the thread of the call. Thread: any.
Result<scan::ScanOutcome> scanIntoScene(const scene::Scene &scene, scene::NodeIdAllocator &ids,
                                        const QStringList &files, const scan::ScanOptions &options,
                                        const BlobStore &blobs, Progress &progress);

} // namespace twinloom::workflow
