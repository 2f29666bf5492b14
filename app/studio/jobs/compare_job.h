// SPDX-License-Identifier: GPL-3.0-or-later
// "Compare two scans of one place" as a job: it changes nothing, its findings say what moved, appeared and vanished.
#pragma once

#include "app/studio/jobs/job_runner.h"

namespace twinloom::studio
{

/// The two scans that the selection lies in, the one that was made first taken as the earlier; else the last two of
/// the scene. Fails with NotFound where it holds no two. The document must outlive the job.
JobWork compareJob(Document &document);

} // namespace twinloom::studio
