// SPDX-License-Identifier: Apache-2.0
// What an extraction found becomes the scene's: room types are named, and what a person corrected stays. Functions
// only; thread: any.
#pragma once

#include "app/workflow/blob_store.h"
#include "core/scan/rescan.h"

namespace twinloom::workflow
{

/// Tells each room's type from what was found in it.
void nameRoomTypes(scan::ScanOutcome &outcome);

/// What the scan `group` was when it was last extracted. Errors of `blobs`; BadInput.
Result<scene::Scene> foundBefore(const scene::Scene &scene, scene::NodeId group, const BlobStore &blobs);

/// Writes down on the node of the outcome's group what was found, for the next time, and how (scan_notes.h); fills in
/// `record.found`. Errors of `blobs`.
Result<void> rememberFound(const scene::Scene &scene, scan::ScanOutcome &outcome, scan::ScanRecord record,
                           const scene::Scene &found, const BlobStore &blobs);

/// Turns an extraction into an update of the scan `group` in `scene`, which remembers it: scan::keepCorrections.
/// `record`: what the group knows of its scan from now on; `found` is filled in. Errors of `blobs` and
/// scan::foundScene.
Result<scan::Merged> updateScan(const scene::Scene &scene, scene::NodeId group, const scene::Scene &before,
                                scan::ScanRecord record, scan::ScanOutcome &outcome, const BlobStore &blobs);

} // namespace twinloom::workflow
