// SPDX-License-Identifier: GPL-3.0-or-later
// "Let fall" as a job.
#pragma once

#include "app/studio/jobs/job_runner.h"

namespace twinloom::studio
{

/// Lets the selected nodes fall, as they and the scene are now. Hidden ones stay.
JobWork fallJob(const Document &document);

} // namespace twinloom::studio
