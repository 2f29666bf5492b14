// SPDX-License-Identifier: Apache-2.0
#include "core/project/journal.h"

#include "core/project/schema.h"
#include "core/project/snapshot.h"
#include "core/scene/scene_json.h"

#include <QCoreApplication>

namespace twinloom::project
{
namespace
{

using storage::Connection;
using storage::Statement;

constexpr char kColumns[] = "SELECT number, time, verb, label, kind, target, encoding, change, checksum FROM journal ";

qint64 checksum(const JournalRow &row)
{
    const QByteArray numbers = QByteArray::number(row.number) + ' ' + QByteArray::number(row.time) + ' ' +
                               QByteArray::number(int(row.kind)) + ' ' + QByteArray::number(row.target) + ' ' +
                               QByteArray::number(row.change.encoding);
    return rowChecksum({numbers, row.verb.toUtf8(), row.label.toUtf8(), row.change.bytes});
}

Unexpected damagedEntry(const Connection &connection, qint64 number)
{
    return unexpected(damagedError(
        connection.path(),
        QCoreApplication::translate("project", "entry %1 of its journal is missing or wrong").arg(number)));
}

Result<JournalRow> take(const Connection &connection, const Statement &from, qint64 expected)
{
    JournalRow row{from.integer(0),
                   from.integer(1),
                   from.text(2),
                   from.text(3),
                   EntryKind(from.integer(4)),
                   from.integer(5),
                   {from.integer(6), from.bytes(7)}};
    if (row.number != expected || checksum(row) != from.integer(8))
        return damagedEntry(connection, expected);
    return row;
}

qint64 snapshotChecksum(qint64 number, const Packed &packed)
{
    return rowChecksum({QByteArray::number(number) + ' ' + QByteArray::number(packed.encoding), packed.bytes});
}

} // namespace

Result<void> insertRow(Connection &connection, const JournalRow &row)
{
    return connection.run("INSERT INTO journal VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                          {row.number, row.time, row.verb, row.label, qint64(row.kind), row.target, row.change.encoding,
                           row.change.bytes, checksum(row)});
}

Result<void> visitRows(Connection &connection, qint64 last,
                       const std::function<Result<void>(const JournalRow &)> &visit)
{
    Result<Statement> rows = connection.query(QByteArray(kColumns) + "WHERE number <= ?1 ORDER BY number", {last});
    if (!rows)
        return unexpected(rows.error());
    for (qint64 number = 1;; ++number) {
        const Result<bool> more = rows->next();
        if (!more)
            return unexpected(more.error());
        if (!*more)
            return number > last ? Result<void>() : damagedEntry(connection, number);
        const Result<JournalRow> row = take(connection, *rows, number);
        if (!row)
            return unexpected(row.error());
        if (Result<void> visited = visit(*row); !visited)
            return visited;
    }
}

Result<JournalRow> readRow(Connection &connection, qint64 number)
{
    Result<Statement> rows = connection.query(QByteArray(kColumns) + "WHERE number = ?1", {number});
    if (!rows)
        return unexpected(rows.error());
    const Result<bool> found = rows->next();
    if (!found)
        return unexpected(found.error());
    return *found ? take(connection, *rows, number) : damagedEntry(connection, number);
}

Result<scene::Change> changeOf(const Connection &connection, const JournalRow &row)
{
    const std::optional<QByteArray> json = unpack(row.change);
    if (row.kind != EntryKind::Commit || !json)
        return damagedEntry(connection, row.number);
    Result<scene::Change> change = scene::changeFromJson(*json);
    if (!change)
        return unexpected(damagedError(
            connection.path(), QCoreApplication::translate("project", "entry %1 of its journal cannot be read (%2)")
                                   .arg(row.number)
                                   .arg(change.error().message)));
    return change;
}

Result<scene::Change> effectOf(Connection &connection, const JournalRow &row)
{
    if (row.kind == EntryKind::Commit)
        return changeOf(connection, row);
    const Result<JournalRow> target = readRow(connection, row.target);
    if (!target)
        return unexpected(target.error());
    Result<scene::Change> change = changeOf(connection, *target);
    if (!change || row.kind == EntryKind::Redo)
        return change;
    return scene::inverse(*change);
}

Result<qint64> writeSnapshot(Connection &connection, qint64 number, const scene::Scene &scene)
{
    const Packed packed = pack(encodeScene(scene));
    Result<void> done = connection.run("DELETE FROM snapshot");
    if (done)
        done = connection.run("INSERT INTO snapshot VALUES(?1, ?2, ?3, ?4)",
                              {number, packed.encoding, packed.bytes, snapshotChecksum(number, packed)});
    if (!done)
        return unexpected(done.error());
    return packed.bytes.size();
}

Result<std::optional<Snapshot>> readSnapshot(Connection &connection, qint64 number)
{
    const auto damaged = [&](const QString &why) {
        return unexpected(
            damagedError(connection.path(),
                         QCoreApplication::translate("project", "its scene as of entry %1 %2").arg(number).arg(why)));
    };
    Result<Statement> rows =
        connection.query("SELECT encoding, scene, checksum FROM snapshot WHERE number = ?1", {number});
    if (!rows)
        return unexpected(rows.error());
    const Result<bool> found = rows->next();
    if (!found)
        return unexpected(found.error());
    if (!*found)
        return damaged(QCoreApplication::translate("project", "is missing"));
    const Packed packed{rows->integer(0), rows->bytes(1)};
    if (snapshotChecksum(number, packed) != rows->integer(2))
        return damaged(QCoreApplication::translate("project", "is not what was written"));
    const std::optional<QByteArray> bytes = unpack(packed);
    std::optional<scene::Scene> scene = bytes ? decodeScene(*bytes) : std::nullopt;
    if (!scene)
        return std::optional<Snapshot>();
    return std::optional(Snapshot{std::move(*scene), packed.bytes.size()});
}

} // namespace twinloom::project
