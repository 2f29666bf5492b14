// SPDX-License-Identifier: Apache-2.0
// A second survey of a place that the scene has already: it is told, and takes over what a person corrected in the
// first one.
#pragma once

#include "app/workflow/blob_store.h"
#include "core/scan/scan_job.h"
#include "core/scene/scene.h"

namespace twinloom::workflow
{

/// `outcome`: of new files, with what rememberFound() writes down. `earlier`: the group of a scan of the same rooms
/// (FloorOverlaps::again). Where the two surely fit (scan::compareScans), each thing of the new scan that is unchanged
/// since the earlier one gets the category, the name and the box that a person gave it there (a box that still lies on
/// what was found: one that was moved elsewhere says nothing of the place), and goes where a person deleted it there:
/// its nodes leave the outcome's change, and its node in the report is null. Gives the issue that tells all this,
/// "place-known", with the group as `field`. Errors of `blobs`; Cancelled. A second or a few. Thread: any.
Result<Issue> takeOverCorrections(const scene::Scene &scene, scene::NodeId earlier, scan::ScanOutcome &outcome,
                                  const BlobStore &blobs, Progress &progress);

} // namespace twinloom::workflow
