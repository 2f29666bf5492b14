// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/job_blobs.h"

#include <QThread>

namespace twinloom::studio
{

workflow::BlobStore jobBlobs(Document &document)
{
    workflow::BlobStore blobs;
    blobs.get = [&document](const scene::BlobId &id) { return document.blob(id); };
    blobs.put = [&document](const QByteArray &bytes) {
        Result<scene::BlobId> stored = cancelledError();
        const bool here = QThread::currentThread() == document.thread();
        QMetaObject::invokeMethod(
            &document, [&] { stored = document.putBlob(bytes); },
            here ? Qt::DirectConnection : Qt::BlockingQueuedConnection);
        return stored;
    };
    return blobs;
}

} // namespace twinloom::studio
