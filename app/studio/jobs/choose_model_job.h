// SPDX-License-Identifier: GPL-3.0-or-later
// Models for one scanned object, as jobs: looking for them, and putting one in its place.
#pragma once

#include "app/studio/jobs/job_runner.h"
#include "app/workflow/replace_objects.h"

namespace twinloom::studio
{

/// In this user's library. `take` is called on the UI thread, before the job has ended. The document must outlive the
/// job.
JobWork findModelsJob(Document &document, scene::NodeId object, std::function<void(workflow::FoundModels)> take);
/// The candidate in the object's place. The document must outlive the job.
JobWork putModelJob(Document &document, workflow::FoundModels found, std::size_t candidate);

} // namespace twinloom::studio
