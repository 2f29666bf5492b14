// SPDX-License-Identifier: GPL-3.0-or-later
// "Align scans" as a job.
#pragma once

#include "app/studio/jobs/job_runner.h"
#include "app/workflow/align_scan.h"

namespace twinloom::studio
{

/// The document must outlive the job.
JobWork alignJob(Document &document, workflow::AlignRequest request);

} // namespace twinloom::studio
