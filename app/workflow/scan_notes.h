// SPDX-License-Identifier: Apache-2.0
// What a project keeps of how a scan went: the report that `scan --json` prints, as a blob that the scan's group names.
#pragma once

#include "app/workflow/blob_store.h"
#include "core/scan/scan_job.h"
#include "core/scene/node.h"

namespace twinloom::workflow
{

/// Stores the report, without times and memory, so that equal scans keep equal bytes; `group` names it from now on.
/// Errors of `blobs`.
Result<void> keepScanReport(scene::Node &group, const scan::ScanReport &report, const BlobStore &blobs);

/// The blob of a scan's report; empty where the node names none, as of scans from before they were kept.
scene::BlobId scanReportBlob(const scene::Node &group);
/// The report. NotFound where the node names none; errors of `blobs`; BadInput.
Result<QJsonObject> scanReportOf(const scene::Node &group, const BlobStore &blobs);

} // namespace twinloom::workflow
