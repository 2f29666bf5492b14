// SPDX-License-Identifier: GPL-3.0-or-later
// "Replace scanned objects by models" as a job.
#pragma once

#include "app/studio/jobs/job_runner.h"

namespace twinloom::studio
{

/// All scanned objects of the scene as it is now, by the models of this user's library. The document must outlive the
/// job.
JobWork replaceJob(Document &document);

} // namespace twinloom::studio
