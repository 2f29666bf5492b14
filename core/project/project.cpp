// SPDX-License-Identifier: Apache-2.0
#include "core/project/project.h"

#include "core/project/blob_mark.h"
#include "core/project/blob_store.h"
#include "core/project/project_impl.h"
#include "core/project/schema.h"
#include "core/scene/scene_json.h"
#include "core/storage/transaction.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>

#include <chrono>

namespace twinloom::project
{
namespace
{

using storage::Connection;

// Opening replays what came after the newest snapshot: at most this many entries, and bytes in proportion to the scene.
constexpr qint64 kEntriesPerSnapshot = 4096;
constexpr qint64 kLeastBytesPerSnapshot = 1 << 18;

qint64 nowNanoseconds()
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
}

qint64 largestId(const scene::Change &change)
{
    quint64 largest = 0;
    for (const scene::Edit &edit : change.edits)
        largest = std::max(largest, edit.id.value);
    return qint64(largest);
}

QJsonObject auditDetail(const JournalRow &row)
{
    QJsonObject detail{{QStringLiteral("change"), row.number},
                       {QStringLiteral("label"), row.label},
                       {QStringLiteral("verb"), row.verb}};
    if (row.target > 0)
        detail.insert(QStringLiteral("target"), row.target);
    else
        detail.insert(
            QStringLiteral("sha256"),
            QString::fromLatin1(QCryptographicHash::hash(row.change.bytes, QCryptographicHash::Sha256).toHex()));
    return detail;
}

QString auditAction(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Undo:
        return QStringLiteral("undo");
    case EntryKind::Redo:
        return QStringLiteral("redo");
    case EntryKind::Commit:
        break;
    }
    return QStringLiteral("commit");
}

bool snapshotDue(const Loaded &state, const JournalRow &row)
{
    const qint64 bytes = state.bytesSinceSnapshot + row.change.bytes.size();
    return row.number - state.head.snapshot >= kEntriesPerSnapshot ||
           bytes >= std::max(kLeastBytesPerSnapshot, state.snapshotBytes);
}

} // namespace

Project::Project(std::unique_ptr<Impl> impl) : m(std::move(impl)) {}
Project::Project(Project &&) noexcept = default;
Project &Project::operator=(Project &&) noexcept = default;
Project::~Project() = default;

const QString &Project::path() const
{
    return m->path;
}
OpenMode Project::mode() const
{
    return m->mode;
}
const scene::Scene &Project::scene() const
{
    return m->state.scene;
}
scene::NodeIdAllocator &Project::ids()
{
    return m->ids;
}

Result<void> Project::Impl::requireWritable(const QString &attempt) const
{
    if (mode == OpenMode::ReadWrite)
        return {};
    return unexpected(ErrorCode::Usage,
                      QCoreApplication::translate("project", "Could not %1: “%2” is open read-only.")
                          .arg(attempt, QDir::toNativeSeparators(path)),
                      QCoreApplication::translate("project", "Open it for writing."));
}

Result<storage::Connection *> Project::Impl::reader()
{
    if (immutableStamp && FileStamp::of(path) != *immutableStamp) {
        Result<Connection> fresh = Connection::open(path, storage::Access::ReadOnly);
        if (!fresh)
            return unexpected(fresh.error());
        connection.emplace(std::move(*fresh));
        immutableStamp.reset();
    }
    return &*connection;
}

Result<storage::Connection *> Project::Impl::blobReader()
{
    if (mode == OpenMode::ReadOnly)
        return reader();
    if (!blobConnection) {
        Result<Connection> fresh = Connection::open(path, storage::Access::ReadOnly);
        if (!fresh)
            return unexpected(fresh.error());
        blobConnection.emplace(std::move(*fresh));
    }
    return &*blobConnection;
}

Result<qint64> Project::Impl::append(JournalRow row, const scene::Change &effect, scene::Scene after)
{
    Head head = state.head;
    row.number = ++head.journal;
    row.time = nowNanoseconds();
    head.lastNode = std::max(head.lastNode, largestId(effect));
    Result<storage::Transaction> transaction = storage::Transaction::begin(*connection);
    if (!transaction)
        return unexpected(transaction.error());
    Result<void> done = insertRow(*connection, row);
    if (done)
        done = appendAudit(*connection, head.audit, {row.time, auditAction(row.kind), auditDetail(row)});
    if (!done)
        return unexpected(done.error());
    qint64 snapshotBytes = state.snapshotBytes;
    if (snapshotDue(state, row)) {
        const Result<qint64> written = writeSnapshot(*connection, row.number, after);
        if (!written)
            return unexpected(written.error());
        snapshotBytes = *written;
        head.snapshot = row.number;
    }
    done = writeHead(*connection, head);
    if (done)
        done = markBlobs(*connection, head);
    if (done)
        done = transaction->commit();
    if (!done)
        return unexpected(done.error());
    state.bytesSinceSnapshot = head.snapshot == row.number ? 0 : state.bytesSinceSnapshot + row.change.bytes.size();
    state.snapshotBytes = snapshotBytes;
    state.head = std::move(head);
    state.scene = std::move(after);
    ids.reserve({quint64(state.head.lastNode)});
    return row.number;
}

Result<qint64> Project::commit(const scene::Change &change, const CommitInfo &info)
{
    if (const Result<void> writable = m->requireWritable(QCoreApplication::translate("project", "change the project"));
        !writable)
        return unexpected(writable.error());
    Result<scene::Scene> after = scene::apply(m->state.scene, change);
    if (!after)
        return unexpected(after.error());
    JournalRow row;
    row.verb = info.verb;
    row.label = info.label;
    row.change = pack(scene::changeToJson(change));
    const Result<qint64> number = m->append(std::move(row), change, std::move(*after));
    if (number)
        m->state.history.committed({*number, info.label});
    return number;
}

QString Project::undoLabel() const
{
    const History::Item *item = m->state.history.nextUndo();
    return item ? item->label : QString();
}

QString Project::redoLabel() const
{
    const History::Item *item = m->state.history.nextRedo();
    return item ? item->label : QString();
}

Result<scene::Change> Project::Impl::step(EntryKind kind)
{
    const bool back = kind == EntryKind::Undo;
    if (const Result<void> writable = requireWritable(back ? QCoreApplication::translate("project", "undo")
                                                           : QCoreApplication::translate("project", "redo"));
        !writable)
        return unexpected(writable.error());
    const History::Item *item = back ? state.history.nextUndo() : state.history.nextRedo();
    if (!item)
        return unexpected(ErrorCode::NotFound,
                          back ? QCoreApplication::translate("project", "There is nothing to undo.")
                               : QCoreApplication::translate("project", "There is nothing to redo."));
    JournalRow row;
    row.kind = kind;
    row.target = item->number;
    row.verb = auditAction(kind);
    row.label =
        (back ? QCoreApplication::translate("project", "Undo: %1") : QCoreApplication::translate("project", "Redo: %1"))
            .arg(item->label);
    Result<scene::Change> effect = effectOf(*connection, row);
    if (!effect)
        return effect;
    Result<scene::Scene> after = scene::apply(state.scene, *effect);
    if (!after)
        return unexpected(after.error());
    const qint64 target = row.target;
    const Result<qint64> number = append(std::move(row), *effect, std::move(*after));
    if (!number)
        return unexpected(number.error());
    [[maybe_unused]] const bool moved = back ? state.history.undone(target) : state.history.redone(target);
    assert(moved);
    return effect;
}

Result<scene::Change> Project::undo()
{
    return m->step(EntryKind::Undo);
}
Result<scene::Change> Project::redo()
{
    return m->step(EntryKind::Redo);
}

Result<std::vector<JournalEntry>> Project::journal() const
{
    const std::lock_guard lock(m->reading);
    const Result<Connection *> reader = m->reader();
    if (!reader)
        return unexpected(reader.error());
    std::vector<JournalEntry> entries;
    const Result<void> done = visitRows(**reader, m->state.head.journal, [&](const JournalRow &row) -> Result<void> {
        entries.push_back({row.number, QDateTime::fromMSecsSinceEpoch(row.time / 1'000'000).toUTC(), row.verb,
                           row.label, row.kind == EntryKind::Commit ? EntryState::Left : EntryState::Step});
        return {};
    });
    if (!done)
        return unexpected(done.error());
    const auto mark = [&entries](const std::vector<History::Item> &items, EntryState state) {
        for (const History::Item &item : items)
            entries[static_cast<std::size_t>(item.number - 1)].state = state; // numbers have no gaps
    };
    mark(m->state.history.done(), EntryState::Done);
    mark(m->state.history.undone(), EntryState::Undone);
    return entries;
}

Result<scene::BlobId> Project::putBlob(const QByteArray &bytes)
{
    if (const Result<void> writable = m->requireWritable(QCoreApplication::translate("project", "store an asset"));
        !writable)
        return unexpected(writable.error());
    if (const Result<void> size = checkBlobSize(bytes.size()); !size)
        return unexpected(size.error());
    const QString name = blobName(bytes);
    const Result<bool> known = project::hasBlob(*m->connection, name);
    if (!known)
        return unexpected(known.error());
    if (*known)
        return name;
    Result<storage::Transaction> transaction = storage::Transaction::begin(*m->connection);
    if (!transaction)
        return unexpected(transaction.error());
    Result<void> done = insertBlob(*m->connection, name, bytes);
    if (done)
        done = transaction->commit();
    if (!done)
        return unexpected(done.error());
    return name;
}

Result<bool> Project::putBlobPart(BlobInParts &blob)
{
    if (blob.whole)
        return true;
    if (const Result<void> writable = m->requireWritable(QCoreApplication::translate("project", "store an asset"));
        !writable)
        return unexpected(writable.error());
    if (const Result<void> size = checkBlobSize(blob.bytes.size()); !size)
        return unexpected(size.error());
    Result<storage::Transaction> transaction = storage::Transaction::begin(*m->connection);
    if (!transaction)
        return unexpected(transaction.error());
    BlobInParts next = blob;
    const Result<bool> whole = insertBlobPart(*m->connection, next);
    if (!whole)
        return whole;
    if (const Result<void> done = transaction->commit(); !done)
        return unexpected(done.error());
    blob = std::move(next);
    return blob.whole;
}

Result<void> Project::dropBlobParts(BlobInParts &blob)
{
    if (blob.whole || blob.id == 0)
        return {};
    Result<storage::Transaction> transaction = storage::Transaction::begin(*m->connection);
    if (!transaction)
        return unexpected(transaction.error());
    Result<void> done = removePieces(*m->connection, blob.id);
    if (done)
        done = transaction->commit();
    if (done)
        blob.id = blob.stored = 0;
    return done;
}

Result<QByteArray> Project::blob(const scene::BlobId &id) const
{
    const std::lock_guard lock(m->reading);
    const Result<Connection *> reader = m->blobReader();
    if (!reader)
        return unexpected(reader.error());
    return readBlob(**reader, id);
}

Result<bool> Project::hasBlob(const scene::BlobId &id) const
{
    const std::lock_guard lock(m->reading);
    const Result<Connection *> reader = m->blobReader();
    if (!reader)
        return unexpected(reader.error());
    return project::hasBlob(**reader, id);
}

QString Project::setting(const QString &key) const
{
    return m->state.settings.value(key);
}

Result<void> Project::setSetting(const QString &key, const QString &value)
{
    if (Result<void> writable = m->requireWritable(QCoreApplication::translate("project", "change a setting"));
        !writable)
        return writable;
    Result<void> done = value.isEmpty() ? m->connection->run("DELETE FROM setting WHERE key = ?1", {key})
                                        : writeSetting(*m->connection, key, value);
    if (done && value.isEmpty())
        m->state.settings.remove(key);
    else if (done)
        m->state.settings.insert(key, value);
    return done;
}

Result<void> Project::audit(const QString &action, const QJsonObject &detail)
{
    if (Result<void> writable = m->requireWritable(QCoreApplication::translate("project", "write the audit"));
        !writable)
        return writable;
    Result<storage::Transaction> transaction = storage::Transaction::begin(*m->connection);
    if (!transaction)
        return unexpected(transaction.error());
    Head head = m->state.head;
    Result<void> done = appendAudit(*m->connection, head.audit, {nowNanoseconds(), action, detail});
    if (done)
        done = writeHead(*m->connection, head);
    if (done)
        done = transaction->commit();
    if (done)
        m->state.head = std::move(head);
    return done;
}

} // namespace twinloom::project
