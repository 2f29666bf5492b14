// SPDX-License-Identifier: GPL-3.0-or-later
// The blobs of a document, for its jobs.
#pragma once

#include "app/studio/document/document.h"
#include "app/workflow/blob_store.h"

namespace twinloom::studio
{

/// Reads on the job's own thread. What is put is stored at once, by the UI thread, since only that writes, while the
/// job waits: a survey of any size passes through without being held in memory, and in parts, so that the window never
/// waits for a large one. Cancelled where `progress`, the job's, is. What a job has put before it was cancelled goes
/// when the project is next opened for writing. The document must outlive the job. Thread: any.
workflow::BlobStore jobBlobs(Document &document, Progress progress = {});

} // namespace twinloom::studio
