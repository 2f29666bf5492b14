// SPDX-License-Identifier: GPL-3.0-or-later
// Model files into the scene as a job.
#pragma once

#include "app/studio/jobs/job_runner.h"

namespace twinloom::studio
{

/// One node a file, in a row along x. The document must outlive the job; the scene is taken as it is now.
JobWork modelsJob(Document &document, const QStringList &files);
/// The file dialog's filter.
QString modelFilter();

} // namespace twinloom::studio
