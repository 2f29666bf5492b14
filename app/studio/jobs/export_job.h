// SPDX-License-Identifier: GPL-3.0-or-later
// The scene as a file for other programs, written by a job.
#pragma once

#include "app/studio/jobs/job_runner.h"

namespace twinloom::studio
{

/// Writes the scene as it is now; the path's ending says in which form (app/workflow/export_scene.h). Changes nothing.
JobWork exportJob(const Document &document, const QString &path);
/// The file dialog's filter, one entry a form.
QString exportFilter();

} // namespace twinloom::studio
