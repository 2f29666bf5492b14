// SPDX-License-Identifier: Apache-2.0
#include "core/storage/connection.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QUrl>

#include <sqlite3.h>

namespace twinloom::storage
{
namespace
{

constexpr int kBusyMilliseconds = 2000; // long enough for another's checkpoint or recovery

int openFlags(Access access)
{
    switch (access) {
    case Access::Create:
    case Access::ReadWrite:
    case Access::Inspect:
        return SQLITE_OPEN_READWRITE;
    case Access::ReadOnly:
    case Access::Immutable:
        break;
    }
    return SQLITE_OPEN_READONLY;
}

QByteArray uri(const QString &path, Access access)
{
    const QByteArray file = "file:" + QUrl::toPercentEncoding(path, QByteArrayLiteral("/"));
    return access == Access::Immutable ? file + "?immutable=1" : file;
}

// A file may come from anybody: nothing that its schema holds is trusted, and cells are checked as they are read.
int harden(sqlite3 *database)
{
    int code = sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    if (code == SQLITE_OK)
        code = sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    if (code == SQLITE_OK)
        code =
            sqlite3_exec(database, "PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON", nullptr, nullptr, nullptr);
    return code;
}

} // namespace

void Connection::Close::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
}

Result<Connection> Connection::open(const QString &path, Access access)
{
    // SQLite alone would take an existing file; an empty one becomes a database.
    QFile file(path);
    if (access == Access::Create && !file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return unexpected(
            ErrorCode::Io,
            QCoreApplication::translate("storage", "Could not make “%1”: %2.")
                .arg(QDir::toNativeSeparators(path), file.errorString()),
            QCoreApplication::translate(
                "storage", "Check that it does not exist yet, and the folder's permissions and free space."));
    file.close();
    Connection connection;
    connection.m_path = path;
    sqlite3 *raw = nullptr;
    int code =
        sqlite3_open_v2(uri(path, access).constData(), &raw,
                        openFlags(access) | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    connection.m_database.reset(raw);
    if (code == SQLITE_OK)
        code = sqlite3_busy_timeout(raw, kBusyMilliseconds);
    if (code == SQLITE_OK)
        code = harden(raw);
    if (code == SQLITE_OK && access == Access::Inspect) {
        // In exclusive mode the index of the -wal lives in memory; without the checkpoint nothing is written at the
        // end.
        code = sqlite3_db_config(raw, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        if (code == SQLITE_OK)
            code =
                sqlite3_exec(raw, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = ON", nullptr, nullptr, nullptr);
    }
    if (code != SQLITE_OK)
        return unexpected(sqliteError(raw, code, QCoreApplication::translate("storage", "open the database"), path));
    return connection;
}

Result<void> Connection::execute(const QByteArray &sql)
{
    const int code = sqlite3_exec(m_database.get(), sql.constData(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return unexpected(sqliteError(
            m_database.get(), code,
            QCoreApplication::translate("storage", "run “%1”").arg(QString::fromUtf8(sql.left(60))), m_path));
    return {};
}

Result<void> Connection::run(const QByteArray &sql, const std::vector<Value> &values)
{
    Result<Statement> statement = query(sql, values);
    if (!statement)
        return unexpected(statement.error());
    for (;;) {
        const Result<bool> row = statement->next();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return {};
    }
}

Result<Statement> Connection::query(const QByteArray &sql, const std::vector<Value> &values)
{
    return Statement::prepare(m_database.get(), m_path, sql, values);
}

Result<qint64> Connection::integer(const QByteArray &sql, const std::vector<Value> &values)
{
    Result<Statement> statement = query(sql, values);
    if (!statement)
        return unexpected(statement.error());
    const Result<bool> row = statement->next();
    if (!row)
        return unexpected(row.error());
    if (!*row)
        return unexpected(ErrorCode::NotFound,
                          QCoreApplication::translate("storage", "“%1” has no such row.").arg(m_path));
    return statement->integer(0);
}

qint64 Connection::changedRows() const
{
    return sqlite3_changes64(m_database.get());
}
bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(m_database.get()) == 0;
}

} // namespace twinloom::storage
