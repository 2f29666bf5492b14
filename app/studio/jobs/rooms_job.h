// SPDX-License-Identifier: GPL-3.0-or-later
// Rooms from a file of JSON lines as a job.
#pragma once

#include "app/studio/jobs/job_runner.h"

namespace twinloom::studio
{

/// The document must outlive the job; the scene is taken as it is now.
JobWork roomsJob(Document &document, const QString &file);

} // namespace twinloom::studio
