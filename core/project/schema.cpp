// SPDX-License-Identifier: Apache-2.0
#include "core/project/schema.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <array>

namespace twinloom::project
{
namespace
{

using storage::Connection;
using storage::Statement;

struct Table {
    const char *name;
    const char *sql;
};

// In alphabetical order. A row's `checksum` is rowChecksum() of its other columns.
constexpr std::array kTables = {
    Table{"audit", "CREATE TABLE audit(number INTEGER PRIMARY KEY, time INTEGER NOT NULL, action TEXT NOT NULL, "
                   "detail TEXT NOT NULL, hash BLOB NOT NULL) STRICT"},
    Table{"blob", "CREATE TABLE blob(sha256 TEXT PRIMARY KEY, id INTEGER NOT NULL, size INTEGER NOT NULL) "
                  "STRICT, WITHOUT ROWID"},
    Table{"head", "CREATE TABLE head(id INTEGER PRIMARY KEY, journal INTEGER NOT NULL, last_node INTEGER NOT NULL, "
                  "snapshot INTEGER NOT NULL, audit INTEGER NOT NULL, audit_hash BLOB NOT NULL, "
                  "checksum INTEGER NOT NULL) STRICT"},
    Table{"journal", "CREATE TABLE journal(number INTEGER PRIMARY KEY, time INTEGER NOT NULL, verb TEXT NOT NULL, "
                     "label TEXT NOT NULL, kind INTEGER NOT NULL, target INTEGER NOT NULL, "
                     "encoding INTEGER NOT NULL, change BLOB NOT NULL, checksum INTEGER NOT NULL) STRICT"},
    Table{"piece", "CREATE TABLE piece(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT"},
    Table{"setting", "CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL, checksum INTEGER NOT NULL) "
                     "STRICT, WITHOUT ROWID"},
    Table{"snapshot", "CREATE TABLE snapshot(number INTEGER PRIMARY KEY, encoding INTEGER NOT NULL, "
                      "scene BLOB NOT NULL, checksum INTEGER NOT NULL) STRICT"},
};

// The SQLite header (https://www.sqlite.org/fileformat2.html, section 1.3); numbers are big-endian.
constexpr int kHeaderSize = 100;
constexpr char kMagic[] = "SQLite format 3"; // with the final null: 16 bytes

quint32 headerNumber(const QByteArray &header, int offset)
{
    return qFromBigEndian<quint32>(header.constData() + offset);
}

Unexpected notProject(const QString &path, const QString &why)
{
    return unexpected(ErrorCode::BadInput,
                      QCoreApplication::translate("project", "“%1” is not a Twinloom project: %2.")
                          .arg(QDir::toNativeSeparators(path), why),
                      QCoreApplication::translate("project", "Choose a .twin file, or make a new project."));
}

// The fields that are the same in every file that we write.
Result<void> checkFixedFields(const QByteArray &header, const QString &path)
{
    struct Field {
        int offset;
        QByteArray expected;
    };
    const std::array fields = {
        Field{18, QByteArray::fromHex("0202")},     // write-ahead log
        Field{20, QByteArray::fromHex("00402020")}, // reserved space and payload fractions
        Field{44, QByteArray::fromHex("00000004")}, // schema format
        Field{56, QByteArray::fromHex("00000001")}, // UTF-8
        Field{64, QByteArray(4, '\0')},             // no incremental vacuum
        Field{72, QByteArray(20, '\0')},            // reserved
    };
    for (const Field &field : fields)
        if (header.mid(field.offset, field.expected.size()) != field.expected)
            return unexpected(damagedError(
                path, QCoreApplication::translate("project", "its header is wrong at byte %1").arg(field.offset)));
    return {};
}

// A file that was cut. With a write-ahead log beside it, the file may lag behind its header.
Result<void> checkLength(const QByteArray &header, const QString &path, qint64 size)
{
    const quint32 stored = qFromBigEndian<quint16>(header.constData() + 16);
    const qint64 page = stored == 1 ? 65536 : stored;
    if (page < 512 || (page & (page - 1)) != 0)
        return unexpected(
            damagedError(path, QCoreApplication::translate("project", "its header is wrong at byte %1").arg(16)));
    const qint64 expected = page * headerNumber(header, 28);
    const bool hasLog = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    if (!hasLog && size < expected)
        return unexpected(damagedError(
            path, QCoreApplication::translate("project", "it breaks off at byte %1 of %2").arg(size).arg(expected)));
    if (!hasLog && (size > expected || expected == 0))
        return unexpected(damagedError(
            path, QCoreApplication::translate("project", "it holds %1 bytes instead of %2").arg(size).arg(expected)));
    return {};
}

Result<QByteArray> readHeader(const QString &path)
{
    const QFileInfo info(path);
    const QString name = QDir::toNativeSeparators(path);
    if (!info.exists())
        return unexpected(ErrorCode::NotFound,
                          QCoreApplication::translate("project", "There is no project “%1”.").arg(name),
                          QCoreApplication::translate("project", "Check the path, or make a new project."));
    if (info.isDir())
        return notProject(path, QCoreApplication::translate("project", "it is a folder"));
    if (!info.isFile())
        return notProject(path, QCoreApplication::translate("project", "it is no regular file"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(
            ErrorCode::Io,
            QCoreApplication::translate("project", "Could not read “%1”: %2.").arg(name, file.errorString()),
            QCoreApplication::translate("project", "Check its permissions."));
    return file.read(kHeaderSize);
}

Result<void> checkTables(Connection &connection)
{
    Result<Statement> tables = connection.query("SELECT name, sql FROM sqlite_schema ORDER BY name");
    if (!tables)
        return unexpected(tables.error());
    for (const Table &table : kTables) {
        const Result<bool> row = tables->next();
        if (!row)
            return unexpected(row.error());
        if (!*row || tables->text(0) != QLatin1String(table.name) || tables->text(1) != QLatin1String(table.sql))
            return unexpected(damagedError(
                connection.path(), QCoreApplication::translate("project", "its table “%1” is not as it should be")
                                       .arg(QLatin1String(table.name))));
    }
    const Result<bool> more = tables->next();
    if (!more)
        return unexpected(more.error());
    if (*more)
        return unexpected(damagedError(
            connection.path(), QCoreApplication::translate("project", "it has a table “%1” that is not of this version")
                                   .arg(tables->text(0))));
    return {};
}

} // namespace

Result<void> checkPages(Connection &connection, const QByteArray &table)
{
    Result<Statement> found = connection.query("PRAGMA quick_check(" + table + ")");
    if (!found)
        return unexpected(found.error());
    const Result<bool> row = found->next();
    if (!row)
        return unexpected(row.error());
    if (!*row || found->text(0) != QLatin1String("ok"))
        return unexpected(
            damagedError(connection.path(), QCoreApplication::translate("project", "table “%1”: %2")
                                                .arg(QString::fromUtf8(table), found->text(0).simplified())));
    return {};
}

Result<void> writeSetting(Connection &connection, const QString &key, const QString &value)
{
    return connection.run("INSERT OR REPLACE INTO setting VALUES(?1, ?2, ?3)",
                          {key, value, rowChecksum({key.toUtf8(), value.toUtf8()})});
}

Error damagedError(const QString &path, const QString &what)
{
    return {ErrorCode::BadInput,
            QCoreApplication::translate("project", "The project “%1” is damaged: %2.")
                .arg(QDir::toNativeSeparators(path), what),
            QCoreApplication::translate("project", "It was not changed. Restore it from a backup.")};
}

qint64 rowChecksum(std::initializer_list<QByteArrayView> fields)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    for (const QByteArrayView field : fields) {
        const quint64 length = qToLittleEndian(quint64(field.size()));
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(&length), sizeof length));
        hash.addData(field);
    }
    return qFromLittleEndian<qint64>(hash.result().constData());
}

Result<void> probeFile(const QString &path)
{
    const Result<QByteArray> header = readHeader(path);
    if (!header)
        return unexpected(header.error());
    if (header->isEmpty())
        return notProject(path, QCoreApplication::translate("project", "it is empty"));
    if (header->size() < kHeaderSize || !header->startsWith(QByteArray(kMagic, sizeof kMagic)))
        return notProject(path, QCoreApplication::translate("project", "it does not begin like one"));
    if (headerNumber(*header, 68) != quint32(kApplicationId))
        return notProject(path, QCoreApplication::translate("project", "it is another program's database"));
    const quint32 version = headerNumber(*header, 60);
    if (version > quint32(kFormatVersion))
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate(
                              "project", "The project “%1” has format %2, and this Twinloom reads formats up to %3.")
                              .arg(QDir::toNativeSeparators(path))
                              .arg(version)
                              .arg(kFormatVersion),
                          QCoreApplication::translate("project", "Open it with a newer Twinloom."));
    if (version < 1)
        return unexpected(
            damagedError(path, QCoreApplication::translate("project", "its header is wrong at byte %1").arg(60)));
    if (const Result<void> fixed = checkFixedFields(*header, path); !fixed)
        return fixed;
    return checkLength(*header, path, QFileInfo(path).size());
}

Result<void> createSchema(Connection &connection)
{
    QByteArray sql = "PRAGMA application_id = " + QByteArray::number(kApplicationId) +
                     "; PRAGMA user_version = " + QByteArray::number(kFormatVersion) + "; BEGIN IMMEDIATE;";
    for (const Table &table : kTables)
        sql += QByteArray(table.sql) + ';';
    return connection.execute(sql + "COMMIT");
}

Result<void> checkSchema(Connection &connection)
{
    Result<void> done = checkTables(connection);
    if (done)
        done = checkPages(connection, "sqlite_schema");
    for (const Table &table : kTables)
        if (done && QLatin1String(table.name) != QLatin1String("piece"))
            done = checkPages(connection, table.name);
    return done;
}

} // namespace twinloom::project
