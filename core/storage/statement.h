// SPDX-License-Identifier: Apache-2.0
// A prepared query and the row that it stands on. Ends before its Connection. Thread: that of its Connection.
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <memory>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace twinloom::storage
{

/// What a column or a parameter holds: null, integer, real, text (UTF-8 in the file), bytes.
using Value = std::variant<std::monostate, qint64, double, QString, QByteArray>;

/// The Error for SQLite's result `code`. `attempt` is what was tried, as a clause: "write the journal".
/// Full disk, I/O, write protection, permission: Io. Damage, not a database, too big: BadInput. Locks: Conflict.
Error sqliteError(sqlite3 *database, int code, const QString &attempt, const QString &path);

class Statement
{
public:
    /// Internal when the SQL is wrong (our bug), BadInput when the file's schema is damaged.
    static Result<Statement> prepare(sqlite3 *database, const QString &path, const QByteArray &sql,
                                     const std::vector<Value> &values);

    /// The same statement from its beginning with other values: what a loop of thousands of rows saves is the
    /// preparing.
    Result<void> restart(const std::vector<Value> &values);

    /// To the next row; false after the last.
    Result<bool> next();

    int columns() const;
    bool isNull(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    QString text(int column) const;
    QByteArray bytes(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const;
    };

    sqlite3 *m_database = nullptr;
    QString m_path;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

} // namespace twinloom::storage
