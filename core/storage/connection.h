// SPDX-License-Identifier: Apache-2.0
// One open SQLite database. Every failure is a Result with the path, SQLite's own words and advice.
// Thread: one thread at a time uses a Connection and what was made from it.
#pragma once

#include "core/result.h"
#include "core/storage/statement.h"

#include <QByteArray>

#include <memory>
#include <vector>

struct sqlite3;

namespace twinloom::storage
{

enum class Access {
    Create,    ///< a new file; Io when it exists
    ReadWrite, ///< an existing file
    ReadOnly,  ///< an existing file beside other users; SQLite may make or touch the -shm index beside a -wal
    Immutable, ///< an existing file that nobody writes meanwhile: no lock and no file beside it, works on read-only
               ///< media
    Inspect    ///< reads file and -wal with the index in memory, and leaves every byte alone, even when closed. Needs a
               ///< writable file, and nobody else in it (Conflict)
};

class Connection
{
public:
    /// NotFound, Io or Conflict as SQLite says. SQLite reads the file only at the first statement.
    static Result<Connection> open(const QString &path, Access access);

    const QString &path() const { return m_path; }

    /// Runs one or several statements without parameters.
    Result<void> execute(const QByteArray &sql);
    /// Runs one statement to its end; `?1`, `?2`, ... stand for the values.
    Result<void> run(const QByteArray &sql, const std::vector<Value> &values = {});
    /// A query to step through.
    Result<Statement> query(const QByteArray &sql, const std::vector<Value> &values = {});
    /// The first column of the first row; NotFound without a row.
    Result<qint64> integer(const QByteArray &sql, const std::vector<Value> &values = {});

    /// Rows that the last run() changed.
    qint64 changedRows() const;
    /// True between BEGIN and COMMIT or ROLLBACK; SQLite rolls back by itself after some failures.
    bool inTransaction() const;

private:
    struct Close {
        void operator()(sqlite3 *database) const;
    };

    QString m_path;
    std::unique_ptr<sqlite3, Close> m_database;
};

} // namespace twinloom::storage
