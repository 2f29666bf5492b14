// SPDX-License-Identifier: Apache-2.0
#include "core/project/blob_store.h"
#include "core/project/project_impl.h"
#include "core/project/schema.h"
#include "core/storage/transaction.h"

#include <QCoreApplication>

namespace twinloom::project
{
namespace
{

using storage::Connection;

Unexpected contradiction(const Connection &connection, qint64 number)
{
    return unexpected(damagedError(
        connection.path(),
        QCoreApplication::translate("project", "entry %1 of its journal contradicts those before").arg(number)));
}

bool follow(History &history, const JournalRow &row)
{
    switch (row.kind) {
    case EntryKind::Commit:
        history.committed({row.number, row.label});
        return true;
    case EntryKind::Undo:
        return history.undone(row.target);
    case EntryKind::Redo:
        return history.redone(row.target);
    }
    return false;
}

// Takes the row into the history and, after entry `from`, into the scene.
Result<void> replay(Connection &connection, const JournalRow &row, qint64 from, Loaded &loaded)
{
    if (!follow(loaded.history, row))
        return contradiction(connection, row.number);
    if (row.number <= from)
        return {};
    const Result<scene::Change> effect = effectOf(connection, row);
    if (!effect)
        return unexpected(effect.error());
    Result<scene::Scene> after = scene::apply(std::move(loaded.scene), *effect);
    if (!after)
        return contradiction(connection, row.number);
    loaded.scene = std::move(*after);
    loaded.bytesSinceSnapshot += row.change.bytes.size();
    return {};
}

Result<void> loadSettings(Connection &connection, Loaded &loaded)
{
    auto rows = connection.query("SELECT key, value, checksum FROM setting");
    if (!rows)
        return unexpected(rows.error());
    for (;;) {
        const Result<bool> row = rows->next();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return {};
        const QString key = rows->text(0), value = rows->text(1);
        if (rowChecksum({key.toUtf8(), value.toUtf8()}) != rows->integer(2))
            return unexpected(damagedError(
                connection.path(),
                QCoreApplication::translate("project", "its setting “%1” is not what was written").arg(key)));
        loaded.settings.insert(key, value);
    }
}

Result<void> loadScene(Connection &connection, Loaded &loaded, Progress &progress)
{
    const Head &head = loaded.head;
    qint64 from = 0;
    if (head.snapshot > 0) {
        Result<std::optional<Snapshot>> snapshot = readSnapshot(connection, head.snapshot);
        if (!snapshot)
            return unexpected(snapshot.error());
        if (*snapshot) {
            from = head.snapshot;
            loaded.scene = std::move((*snapshot)->scene);
            loaded.snapshotBytes = (*snapshot)->storedBytes;
        }
    }
    progress.set(0.5);
    return visitRows(connection, head.journal, [&](const JournalRow &row) -> Result<void> {
        if (progress.cancelled())
            return cancelledError();
        if (row.number % 256 == 0)
            progress.set(0.5 + 0.5 * double(row.number) / double(head.journal));
        return replay(connection, row, from, loaded);
    });
}

Result<void> refuseIssues(const Connection &connection, const Result<Issues> &found)
{
    if (!found)
        return unexpected(found.error());
    if (found->empty())
        return {};
    QString what = found->front().message;
    if (what.endsWith(QLatin1Char('.')))
        what.chop(1);
    return unexpected(damagedError(connection.path(), what));
}

// What the scene does not need to be read, but must not be built upon once it is damaged.
Result<void> verifyRest(Connection &connection, const AuditHead &audit, qint64 verifiedBytes, const Progress &progress)
{
    if (const Result<void> chain = refuseIssues(connection, verifyAudit(connection, audit, progress)); !chain)
        return chain;
    const Result<qint64> bytes = bytesInPieces(connection);
    if (!bytes)
        return unexpected(bytes.error());
    if (*bytes > verifiedBytes)
        return {};
    if (const Result<void> pages = checkPages(connection, "piece"); !pages)
        return pages;
    return refuseIssues(connection, verifyBlobs(connection, progress));
}

} // namespace

Result<Loaded> load(Connection &connection, Progress progress, qint64 verifiedBytes)
{
    progress.stage(QCoreApplication::translate("project", "Opening the project"));
    // One view of the file, even beside a writer.
    const auto view = storage::Transaction::begin(connection, storage::TransactionKind::Read);
    if (!view)
        return unexpected(view.error());
    if (const Result<void> schema = checkSchema(connection); !schema)
        return unexpected(schema.error());
    Result<Head> head = readHead(connection);
    if (!head)
        return unexpected(head.error());
    Loaded loaded;
    loaded.head = std::move(*head);
    if (const Result<void> settings = loadSettings(connection, loaded); !settings)
        return unexpected(settings.error());
    Progress sceneProgress = progress.slice(0.0, 0.7);
    if (const Result<void> scene = loadScene(connection, loaded, sceneProgress); !scene)
        return unexpected(scene.error());
    if (quint64(loaded.head.lastNode) < loaded.scene.lastId().value)
        return unexpected(
            damagedError(connection.path(),
                         QCoreApplication::translate("project", "its last node id is smaller than one in the scene")));
    const Result<qint64> entries = connection.integer("SELECT count(*) FROM journal");
    if (!entries)
        return unexpected(entries.error());
    if (*entries != loaded.head.journal)
        return unexpected(damagedError(
            connection.path(), QCoreApplication::translate("project", "its journal holds %1 entries instead of %2")
                                   .arg(*entries)
                                   .arg(loaded.head.journal)));
    if (const Result<void> rest = verifyRest(connection, loaded.head.audit, verifiedBytes, progress.slice(0.7, 1.0));
        !rest)
        return unexpected(rest.error());
    progress.set(1.0);
    return loaded;
}

} // namespace twinloom::project
