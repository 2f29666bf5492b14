// SPDX-License-Identifier: Apache-2.0
#include "core/project/blob_mark.h"

#include "core/project/blob_store.h"
#include "core/project/schema.h"
#include "core/storage/transaction.h"

#include <optional>

namespace twinloom::project
{
namespace
{

const QString kKey = QStringLiteral("blobs/committed");

// Before the first commit there is no mark, and no blob that one has followed.
std::optional<qint64> lastCommitted(const Head &head, const QMap<QString, QString> &settings)
{
    if (head.journal == 0)
        return 0;
    const QStringList parts = settings.value(kKey).split(QLatin1Char(' '));
    if (parts.size() != 2 || parts[0] != QString::number(head.journal))
        return std::nullopt;
    bool isNumber = false;
    const qint64 id = parts[1].toLongLong(&isNumber);
    return isNumber ? std::optional(id) : std::nullopt;
}

} // namespace

Result<void> markBlobs(storage::Connection &connection, const Head &head)
{
    const Result<qint64> last = lastBlob(connection);
    if (!last)
        return unexpected(last.error());
    return writeSetting(connection, kKey, QStringLiteral("%1 %2").arg(head.journal).arg(*last));
}

Result<void> dropBlobsBehindMark(storage::Connection &connection, const Head &head,
                                 const QMap<QString, QString> &settings)
{
    const std::optional<qint64> mark = lastCommitted(head, settings);
    if (!mark)
        return {};
    const Result<qint64> last = lastBlob(connection);
    if (!last)
        return unexpected(last.error());
    if (*last <= *mark)
        return {};
    Result<storage::Transaction> transaction = storage::Transaction::begin(connection);
    if (!transaction)
        return unexpected(transaction.error());
    Result<void> done = removeBlobsAfter(connection, *mark);
    return done ? transaction->commit() : done;
}

} // namespace twinloom::project
