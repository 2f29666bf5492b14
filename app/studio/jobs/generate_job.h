// SPDX-License-Identifier: GPL-3.0-or-later
// Layout alternatives as a job.
#pragma once

#include "app/studio/jobs/job_runner.h"
#include "app/workflow/generate_again.h"

namespace twinloom::studio
{

/// The document must outlive the job; the scene is taken as it is now.
JobWork generateJob(Document &document, const scenegen::Registry &registry, const workflow::GenerateOptions &options);
/// The layout of a recipe again, or another one of its request.
JobWork generateAgainJob(Document &document, const scenegen::Registry &registry, const workflow::Again &again);

} // namespace twinloom::studio
