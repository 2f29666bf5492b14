// SPDX-License-Identifier: Apache-2.0
// Files of scanned points into the scene, as they are: no rooms and objects are looked for.
#pragma once

#include "app/workflow/import_models.h"
#include "core/scan/scan_job.h"

namespace twinloom::workflow
{

/// One node a scan, in metres with z up; several scans of a file in a group named after it. What does not fit into
/// memory goes through a scratch file. Of the options, those of reading and of the scratch file count. Errors as of
/// scan::loadFile and scan::storeScan.
Result<Imported> importClouds(const scene::Scene &scene, scene::NodeIdAllocator &ids, const QStringList &files,
                              const scan::ScanOptions &options, const BlobStore &blobs, Progress &progress);

} // namespace twinloom::workflow
