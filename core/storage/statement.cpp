// SPDX-License-Identifier: Apache-2.0
#include "core/storage/statement.h"

#include <QCoreApplication>
#include <QDir>

#include <sqlite3.h>

namespace twinloom::storage
{
namespace
{

struct Explanation {
    ErrorCode code;
    const char *what;
    const char *hint;
};

Explanation explain(int code)
{
    switch (code) {
    case SQLITE_FULL:
        return {ErrorCode::Io, QT_TRANSLATE_NOOP("storage", "the disk is full"),
                QT_TRANSLATE_NOOP("storage", "Free some space and try again; the file is as it was before.")};
    case SQLITE_IOERR:
        return {ErrorCode::Io, QT_TRANSLATE_NOOP("storage", "the operating system reports an input/output error"),
                QT_TRANSLATE_NOOP("storage",
                                  "Check the disk and its free space, then try again; the file is as it was before.")};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {
            ErrorCode::Io, QT_TRANSLATE_NOOP("storage", "it is write-protected"),
            QT_TRANSLATE_NOOP("storage", "Check the permissions of the file and its folder, or open it read-only.")};
    case SQLITE_CANTOPEN:
        return {ErrorCode::Io, QT_TRANSLATE_NOOP("storage", "it cannot be opened"),
                QT_TRANSLATE_NOOP("storage", "Check that it exists, and the permissions of the file and its folder.")};
    case SQLITE_NOMEM:
        return {ErrorCode::Io, QT_TRANSLATE_NOOP("storage", "there is not enough memory"),
                QT_TRANSLATE_NOOP("storage", "Close other programs and try again.")};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return {ErrorCode::BadInput, QT_TRANSLATE_NOOP("storage", "the file is damaged"),
                QT_TRANSLATE_NOOP("storage", "Restore it from a backup.")};
    case SQLITE_TOOBIG:
        return {ErrorCode::BadInput, QT_TRANSLATE_NOOP("storage", "one value is too large for a database"),
                QT_TRANSLATE_NOOP("storage", "Split it; one value holds at most 1 GB.")};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return {ErrorCode::Conflict, QT_TRANSLATE_NOOP("storage", "another process is using the file"),
                QT_TRANSLATE_NOOP("storage", "Wait until it has finished, or open the file read-only.")};
    default:
        return {ErrorCode::Internal, QT_TRANSLATE_NOOP("storage", "the database refused"),
                QT_TRANSLATE_NOOP("storage", "Please report this.")};
    }
}

int bindValue(sqlite3_stmt *statement, int index, const Value &value)
{
    if (const qint64 *integer = std::get_if<qint64>(&value))
        return sqlite3_bind_int64(statement, index, *integer);
    if (const double *real = std::get_if<double>(&value))
        return sqlite3_bind_double(statement, index, *real);
    if (const QString *text = std::get_if<QString>(&value)) {
        const QByteArray utf8 = text->toUtf8();
        return sqlite3_bind_text64(statement, index, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT,
                                   SQLITE_UTF8);
    }
    if (const QByteArray *bytes = std::get_if<QByteArray>(&value))
        return sqlite3_bind_blob64(statement, index, bytes->constData(), sqlite3_uint64(bytes->size()),
                                   SQLITE_TRANSIENT);
    return sqlite3_bind_null(statement, index);
}

} // namespace

Error sqliteError(sqlite3 *database, int code, const QString &attempt, const QString &path)
{
    const Explanation explanation = explain(code & 0xff);
    const QString words = QString::fromUtf8(database ? sqlite3_errmsg(database) : sqlite3_errstr(code));
    return {explanation.code,
            QCoreApplication::translate("storage", "Could not %1 in “%2”: %3 (SQLite: %4).")
                .arg(attempt, QDir::toNativeSeparators(path), QCoreApplication::translate("storage", explanation.what),
                     words),
            QCoreApplication::translate("storage", explanation.hint)};
}

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Result<Statement> Statement::prepare(sqlite3 *database, const QString &path, const QByteArray &sql,
                                     const std::vector<Value> &values)
{
    Statement result;
    result.m_database = database;
    result.m_path = path;
    sqlite3_stmt *raw = nullptr;
    int code = sqlite3_prepare_v2(database, sql.constData(), int(sql.size()), &raw, nullptr);
    result.m_statement.reset(raw);
    for (std::size_t i = 0; code == SQLITE_OK && i < values.size(); ++i)
        code = bindValue(raw, int(i) + 1, values[i]);
    if (code != SQLITE_OK)
        return unexpected(
            sqliteError(database, code, QCoreApplication::translate("storage", "prepare a statement"), path));
    return result;
}

Result<void> Statement::restart(const std::vector<Value> &values)
{
    sqlite3_reset(m_statement.get()); // repeats the last failure, which next() has told
    int code = SQLITE_OK;
    for (std::size_t i = 0; code == SQLITE_OK && i < values.size(); ++i)
        code = bindValue(m_statement.get(), int(i) + 1, values[i]);
    if (code != SQLITE_OK)
        return unexpected(
            sqliteError(m_database, code, QCoreApplication::translate("storage", "prepare a statement"), m_path));
    return {};
}

Result<bool> Statement::next()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    const bool reading = sqlite3_stmt_readonly(m_statement.get()) != 0;
    return unexpected(sqliteError(m_database, code,
                                  reading ? QCoreApplication::translate("storage", "read")
                                          : QCoreApplication::translate("storage", "write"),
                                  m_path));
}

int Statement::columns() const
{
    return sqlite3_column_count(m_statement.get());
}
bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}
qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}
double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

QString Statement::text(int column) const
{
    const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return QString::fromUtf8(utf8, utf8 ? sqlite3_column_bytes(m_statement.get(), column) : 0);
}

QByteArray Statement::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return QByteArray(data, data ? sqlite3_column_bytes(m_statement.get(), column) : 0);
}

} // namespace twinloom::storage
