// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/job_blobs.h"

#include "core/project/blob_store.h"

#include <QThread>

namespace twinloom::studio
{

namespace
{

/// A part at a time, so that the UI thread has time for the window in between.
Result<scene::BlobId> putFromElsewhere(Document &document, const QByteArray &bytes, const Progress &progress)
{
    project::BlobInParts blob{bytes, project::blobName(bytes)};
    for (Result<bool> whole = false; !*whole;) {
        const auto next = [&] {
            if (!progress.cancelled())
                whole = document.putBlobPart(blob);
            else if (const auto dropped = document.dropBlobParts(blob); !dropped)
                whole = unexpected(dropped.error());
            else
                whole = cancelledError();
        };
        QMetaObject::invokeMethod(&document, next, Qt::BlockingQueuedConnection);
        if (!whole)
            return unexpected(whole.error());
    }
    return blob.name;
}

} // namespace

workflow::BlobStore jobBlobs(Document &document, Progress progress)
{
    workflow::BlobStore blobs;
    blobs.get = [&document](const scene::BlobId &id) { return document.blob(id); };
    blobs.put = [&document, progress](const QByteArray &bytes) {
        return QThread::currentThread() == document.thread() ? document.putBlob(bytes)
                                                             : putFromElsewhere(document, bytes, progress);
    };
    return blobs;
}

} // namespace twinloom::studio
