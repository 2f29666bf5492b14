// SPDX-License-Identifier: GPL-3.0-or-later
// Layout alternatives as a job.
#pragma once

#include "app/studio/jobs/job_runner.h"
#include "app/workflow/generate_workflow.h"

namespace twinloom::studio
{

/// The document must outlive the job; the scene is taken as it is now.
JobWork generateJob(Document &document, const scenegen::Registry &registry, const workflow::GenerateOptions &options);

} // namespace twinloom::studio
