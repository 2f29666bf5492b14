// SPDX-License-Identifier: Apache-2.0
#include "core/project/blob_store.h"

#include "core/project/schema.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

namespace twinloom::project
{
namespace
{

using storage::Connection;
using storage::Statement;

struct Entry {
    QString name;
    qint64 id = 0;
    qint64 size = 0;
};

Result<Statement> piecesOf(Connection &connection, qint64 id)
{
    return connection.query("SELECT id, bytes FROM piece WHERE id >= ?1 AND id < ?2 ORDER BY id",
                            {id << kPieceBits, (id + 1) << kPieceBits});
}

// Hands the pieces over in their order; false when one is missing or the sizes do not add up.
template <class Take>
Result<bool> visitPieces(Connection &connection, const Entry &entry, Take &&take)
{
    Result<Statement> pieces = piecesOf(connection, entry.id);
    if (!pieces)
        return unexpected(pieces.error());
    qint64 size = 0;
    for (qint64 expected = entry.id << kPieceBits;; ++expected) {
        const Result<bool> row = pieces->next();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return size == entry.size;
        const QByteArray bytes = pieces->bytes(1);
        size += bytes.size();
        if (pieces->integer(0) != expected || size > entry.size || !take(bytes))
            return false;
    }
}

Result<std::vector<Entry>> entries(Connection &connection, const QByteArray &where,
                                   const std::vector<storage::Value> &values)
{
    Result<Statement> rows = connection.query("SELECT sha256, id, size FROM blob " + where, values);
    if (!rows)
        return unexpected(rows.error());
    std::vector<Entry> result;
    for (;;) {
        const Result<bool> row = rows->next();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return result;
        result.push_back({rows->text(0), rows->integer(1), rows->integer(2)});
    }
}

} // namespace

QString blobName(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

Result<void> checkBlobSize(qsizetype size)
{
    if (size > kLargestBlob)
        return unexpected(
            ErrorCode::BadInput,
            QCoreApplication::translate(
                "project", "Could not store %1 bytes in the project: one asset holds at most %2 bytes (1 GiB).")
                .arg(size)
                .arg(kLargestBlob),
            QCoreApplication::translate("project", "Thin the points or split the model."));
    return {};
}

Result<bool> hasBlob(Connection &connection, const QString &name)
{
    const Result<qint64> count = connection.integer("SELECT count(*) FROM blob WHERE sha256 = ?1", {name});
    if (!count)
        return unexpected(count.error());
    return *count > 0;
}

Result<qint64> lastBlob(Connection &connection)
{
    return connection.integer("SELECT max(coalesce((SELECT max(id) FROM blob), 0), "
                              "coalesce((SELECT max(id) FROM piece), 0) >> ?1)",
                              {qint64(kPieceBits)});
}

Result<void> removeBlobsAfter(Connection &connection, qint64 id)
{
    const Result<void> done = connection.run("DELETE FROM piece WHERE id >= ?1", {(id + 1) << kPieceBits});
    return done ? connection.run("DELETE FROM blob WHERE id > ?1", {id}) : done;
}

Result<void> insertBlob(Connection &connection, const QString &name, const QByteArray &bytes)
{
    const Result<qint64> last = lastBlob(connection);
    if (!last)
        return unexpected(last.error());
    const qint64 id = *last + 1;
    Result<void> written = connection.run("INSERT INTO blob VALUES(?1, ?2, ?3)", {name, id, qint64(bytes.size())});
    for (qsizetype from = 0, index = 0; written && from < bytes.size(); from += kPieceSize, ++index)
        written = connection.run("INSERT INTO piece VALUES(?1, ?2)",
                                 {(id << kPieceBits) + index, bytes.mid(from, kPieceSize)});
    return written;
}

Result<void> removePieces(Connection &connection, qint64 id)
{
    return connection.run("DELETE FROM piece WHERE id >= ?1 AND id < ?2", {id << kPieceBits, (id + 1) << kPieceBits});
}

Result<bool> insertBlobPart(Connection &connection, BlobInParts &blob)
{
    const Result<bool> known = hasBlob(connection, blob.name);
    if (!known)
        return known;
    Result<void> written;
    if (*known) {
        if (blob.id > 0)
            written = removePieces(connection, blob.id);
        blob.whole = true;
        return written ? Result<bool>(true) : unexpected(written.error());
    }
    if (blob.id == 0) {
        const Result<qint64> last = lastBlob(connection);
        if (!last)
            return unexpected(last.error());
        blob.id = *last + 1;
    }
    if (blob.stored < blob.bytes.size()) {
        const qint64 piece = (blob.id << kPieceBits) + blob.stored / kPartSize;
        written = connection.run("INSERT INTO piece VALUES(?1, ?2)", {piece, blob.bytes.mid(blob.stored, kPartSize)});
        blob.stored = std::min(blob.stored + kPartSize, blob.bytes.size());
    }
    blob.whole = blob.stored == blob.bytes.size();
    if (written && blob.whole)
        written =
            connection.run("INSERT INTO blob VALUES(?1, ?2, ?3)", {blob.name, blob.id, qint64(blob.bytes.size())});
    return written ? Result<bool>(blob.whole) : unexpected(written.error());
}

Result<QByteArray> readBlob(Connection &connection, const QString &name)
{
    const Result<std::vector<Entry>> found = entries(connection, "WHERE sha256 = ?1", {name});
    if (!found)
        return unexpected(found.error());
    if (found->empty())
        return unexpected(
            ErrorCode::NotFound,
            QCoreApplication::translate("project", "The project “%1” holds no asset %2.").arg(connection.path(), name));
    QByteArray bytes;
    const Result<bool> whole = visitPieces(connection, found->front(), [&bytes](const QByteArray &piece) {
        bytes += piece;
        return true;
    });
    if (!whole)
        return unexpected(whole.error());
    if (!*whole || blobName(bytes) != name)
        return unexpected(damagedError(
            connection.path(),
            QCoreApplication::translate("project", "the bytes of asset %1 are not those that were stored").arg(name)));
    return bytes;
}

Result<qint64> bytesInPieces(Connection &connection)
{
    return connection.integer("SELECT coalesce(sum(length(bytes)), 0) FROM piece"); // reads no more than the lengths
}

Result<Issues> verifyBlobs(Connection &connection, Progress progress)
{
    const Result<std::vector<Entry>> all = entries(connection, {}, {});
    if (!all)
        return unexpected(all.error());
    Issues issues;
    for (std::size_t i = 0; i < all->size(); ++i) {
        const Entry &entry = (*all)[i];
        progress.set(double(i) / double(all->size()));
        QCryptographicHash hash(QCryptographicHash::Sha256);
        const Result<bool> whole = visitPieces(connection, entry, [&](const QByteArray &piece) {
            hash.addData(piece);
            return !progress.cancelled();
        });
        if (progress.cancelled())
            return cancelledError();
        const QString why = !whole ? whole.error().message
                                   : QCoreApplication::translate("project", "its bytes are not those that were stored");
        if (!whole || !*whole || QString::fromLatin1(hash.result().toHex()) != entry.name)
            issues.push_back({QStringLiteral("blob-hash"),
                              QCoreApplication::translate("project", "Asset %1 is damaged: %2").arg(entry.name, why),
                              entry.name});
    }
    return issues;
}

} // namespace twinloom::project
