// SPDX-License-Identifier: Apache-2.0
// Bytes by their SHA-256, in pieces, each stored once.
#pragma once

#include "core/project/project.h"
#include "core/storage/connection.h"

#include <QByteArray>

namespace twinloom::project
{

constexpr qsizetype kLargestBlob = qsizetype(1) << 30; ///< 1 GiB
constexpr qsizetype kPieceSize = qsizetype(4) << 20;   ///< 4 MiB, so that no value comes near SQLite's limit
constexpr qsizetype kPartSize = qsizetype(1) << 20;    ///< of blobs that are stored in parts: some 10 ms
constexpr int kPieceBits = 16;                         ///< piece id = (blob id << kPieceBits) + index

QString blobName(const QByteArray &bytes);
/// BadInput for more than kLargestBlob.
Result<void> checkBlobSize(qsizetype size);

Result<bool> hasBlob(storage::Connection &connection, const QString &name);
/// Inside a Transaction; the blob must not be there yet.
Result<void> insertBlob(storage::Connection &connection, const QString &name, const QByteArray &bytes);
/// Inside a Transaction: the next part, or, where another one is there meanwhile, nothing; whether it is whole then.
Result<bool> insertBlobPart(storage::Connection &connection, BlobInParts &blob);
/// Inside a Transaction: of a blob that is not whole.
Result<void> removePieces(storage::Connection &connection, qint64 id);
/// Ids count up from 1 in the order of storing, those included that are not whole yet; 0: no blob.
Result<qint64> lastBlob(storage::Connection &connection);
/// Inside a Transaction: takes away all blobs with a larger id.
Result<void> removeBlobsAfter(storage::Connection &connection, qint64 id);
/// NotFound, or BadInput when the bytes are not those of the name.
Result<QByteArray> readBlob(storage::Connection &connection, const QString &name);
/// One Issue "blob-hash" for every blob whose bytes are not those of its name.
Result<Issues> verifyBlobs(storage::Connection &connection, Progress progress);
/// What all pieces together hold. Counted from the pieces, so that a damaged `blob.size` does not make it larger.
Result<qint64> bytesInPieces(storage::Connection &connection);

} // namespace twinloom::project
