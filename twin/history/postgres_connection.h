// SPDX-License-Identifier: Apache-2.0
// A connection to a PostgreSQL database: the only file that knows libpq. Every failure is a Result with the database's
// own words. Thread: one at a time.
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

struct pg_conn;
struct pg_result;

namespace twinloom::history
{

/// Whether a history's place is a database, postgres://... or postgresql://..., and no folder.
bool isDatabase(const QString &place);
/// A database's URL without password and options, for people.
QString databaseName(const QString &url);

/// The row that a query stands on.
class PostgresRow
{
public:
    PostgresRow(const pg_result *result, int row) : m_result(result), m_row(row) {}
    bool isNull(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    QString text(int column) const;

private:
    const pg_result *m_result;
    int m_row;
};

class PostgresConnection
{
public:
    /// Parameters as text, in the order of $1, $2, ...
    using Values = std::vector<QByteArray>;

    /// `url` as libpq reads it: postgres://USER@HOST:PORT/DATABASE?OPTIONS. A password is better given in the
    /// environment (PGPASSWORD) or in ~/.pgpass. Peer when nobody answers within five seconds, or refuses.
    static Result<PostgresConnection> open(const QString &url);

    /// databaseName() of its URL.
    const QString &name() const { return m_name; }
    /// False once the connection is lost; reopen() then makes a new one, without what the session had.
    bool usable() const;
    Result<void> reopen();

    /// Runs one or several statements without parameters.
    Result<void> execute(const QByteArray &sql);
    /// Runs one statement; gives how many rows it touched.
    Result<qint64> run(const QByteArray &sql, const Values &values = {});
    /// The first column of the first row; NotFound without a row or with a null.
    Result<qint64> integer(const QByteArray &sql, const Values &values = {});
    /// Calls `take` with each row as it comes.
    Result<void> query(const QByteArray &sql, const Values &values, const Progress &progress,
                       const std::function<void(const PostgresRow &)> &take);
    /// COPY ... FROM STDIN: `rows` in the text format.
    Result<void> copyIn(const QByteArray &sql, const QByteArray &rows);

private:
    struct Close {
        void operator()(pg_conn *connection) const;
    };
    using Handle = std::unique_ptr<pg_conn, Close>;

    PostgresConnection(Handle handle, QString url, QString name)
        : m_handle(std::move(handle)), m_url(std::move(url)), m_name(std::move(name))
    {
    }
    Error failure(const pg_result *result) const;
    Result<void> finishAll();

    Handle m_handle;
    QString m_url, m_name;
};

/// What runs between begin() and commit() is kept together, or not at all.
class PostgresTransaction
{
public:
    /// The connection must outlive the transaction.
    static Result<PostgresTransaction> begin(PostgresConnection &connection);
    PostgresTransaction(PostgresTransaction &&other) noexcept;
    PostgresTransaction &operator=(PostgresTransaction &&) = delete;
    /// Rolls back unless commit() succeeded.
    ~PostgresTransaction();
    Result<void> commit();

private:
    explicit PostgresTransaction(PostgresConnection &connection) : m_connection(&connection) {}
    PostgresConnection *m_connection;
};

} // namespace twinloom::history
