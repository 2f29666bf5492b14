// SPDX-License-Identifier: Apache-2.0
#include "twin/history/postgres_connection.h"

#include <QCoreApplication>
#include <QUrl>

#include <libpq-fe.h>
#include <poll.h>

namespace twinloom::history
{
namespace
{

constexpr int kPollMs = 20;

struct FreeResult {
    void operator()(pg_result *result) const { PQclear(result); }
};
using ResultHandle = std::unique_ptr<pg_result, FreeResult>;

struct FreeCancel {
    void operator()(PGcancel *cancel) const { PQfreeCancel(cancel); }
};

QString wordsOf(const pg_conn *connection)
{
    const QString words = QString::fromUtf8(PQerrorMessage(connection)).trimmed();
    return words.split(QLatin1Char('\n')).join(QLatin1String("; ")).simplified(); // a line a reason
}

void askToStop(pg_conn *connection)
{
    char words[256];
    if (const std::unique_ptr<PGcancel, FreeCancel> cancel(PQgetCancel(connection)); cancel)
        PQcancel(cancel.get(), words, sizeof words);
}

/// Until libpq has a result or the connection is lost. Asks the server once to stop when the work is cancelled.
void waitForResult(pg_conn *connection, const Progress &progress, bool &asked)
{
    for (;;) {
        if (!asked && progress.cancelled()) {
            asked = true;
            askToStop(connection);
        }
        if (!PQisBusy(connection))
            return;
        pollfd socket{PQsocket(connection), POLLIN, 0};
        poll(&socket, 1, kPollMs);
        if (!PQconsumeInput(connection))
            return;
    }
}

std::vector<const char *> pointers(const PostgresConnection::Values &values)
{
    std::vector<const char *> list;
    for (const QByteArray &value : values)
        list.push_back(value.constData());
    return list;
}

ErrorCode codeOf(const QByteArray &state)
{
    if (state.startsWith("53")) // insufficient resources: the disk is full
        return ErrorCode::Io;
    return state.startsWith("42") && state != "42501" ? ErrorCode::Internal
                                                      : ErrorCode::Peer; // a wrong statement is ours
}

} // namespace

bool isDatabase(const QString &place)
{
    return place.startsWith(QLatin1String("postgres://")) || place.startsWith(QLatin1String("postgresql://"));
}

QString databaseName(const QString &url)
{
    return QUrl(url).toDisplayString(QUrl::RemovePassword | QUrl::RemoveQuery);
}

bool PostgresRow::isNull(int column) const
{
    return PQgetisnull(m_result, m_row, column) == 1;
}
qint64 PostgresRow::integer(int column) const
{
    return QByteArray::fromRawData(PQgetvalue(m_result, m_row, column), PQgetlength(m_result, m_row, column))
        .toLongLong();
}
double PostgresRow::real(int column) const
{
    return QByteArray::fromRawData(PQgetvalue(m_result, m_row, column), PQgetlength(m_result, m_row, column))
        .toDouble();
}
QString PostgresRow::text(int column) const
{
    return QString::fromUtf8(PQgetvalue(m_result, m_row, column), PQgetlength(m_result, m_row, column));
}

void PostgresConnection::Close::operator()(pg_conn *connection) const
{
    PQfinish(connection);
}

Result<PostgresConnection> PostgresConnection::open(const QString &url)
{
    // What stands in the url comes last, and counts. A peer that died without a word is missed after ten seconds.
    const QByteArray text = url.toUtf8();
    const char *const keys[] = {"application_name", "connect_timeout", "tcp_user_timeout",
                                "client_encoding",  "dbname",          nullptr};
    const char *const values[] = {"twinloom", "5", "10000", "UTF8", text.constData(), nullptr};
    Handle handle(PQconnectdbParams(keys, values, 1));
    const QString name = databaseName(url);
    if (PQstatus(handle.get()) != CONNECTION_OK)
        return unexpected(ErrorCode::Peer,
                          QCoreApplication::translate("history", "The database “%1” cannot be reached: %2")
                              .arg(name, wordsOf(handle.get())),
                          QCoreApplication::translate(
                              "history", "Write postgres://USER@HOST:PORT/DATABASE, and see that it accepts you."));
    PQsetNoticeProcessor(
        handle.get(), [](void *, const char *) {}, nullptr); // "exists already, skipping"
    return PostgresConnection(std::move(handle), url, name);
}

bool PostgresConnection::usable() const
{
    return m_handle && PQstatus(m_handle.get()) == CONNECTION_OK;
}

Result<void> PostgresConnection::reopen()
{
    auto again = open(m_url);
    if (!again)
        return unexpected(again.error());
    *this = std::move(*again);
    return {};
}

Error PostgresConnection::failure(const pg_result *result) const
{
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const QString words =
        result ? QString::fromUtf8(PQresultErrorMessage(result)).simplified() : wordsOf(m_handle.get());
    if (qstrcmp(state, "57014") == 0)
        return cancelledError().error;
    return {state ? codeOf(state) : ErrorCode::Peer,
            QCoreApplication::translate("history", "The database “%1” failed: %2").arg(m_name, words),
            {}};
}

// Takes what is left of the running statement, as libpq wants it; the first failure counts.
Result<void> PostgresConnection::finishAll()
{
    Result<void> outcome;
    while (const ResultHandle result{PQgetResult(m_handle.get())}) {
        const ExecStatusType status = PQresultStatus(result.get());
        if (outcome && status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            outcome = unexpected(failure(result.get()));
        if (PQstatus(m_handle.get()) != CONNECTION_OK)
            break;
    }
    return outcome;
}

Result<void> PostgresConnection::execute(const QByteArray &sql)
{
    const ResultHandle result(PQexec(m_handle.get(), sql.constData()));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return {};
    return unexpected(failure(result.get()));
}

Result<qint64> PostgresConnection::run(const QByteArray &sql, const Values &values)
{
    const ResultHandle result(PQexecParams(m_handle.get(), sql.constData(), int(values.size()), nullptr,
                                           pointers(values).data(), nullptr, nullptr, 0));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return QByteArray(PQcmdTuples(result.get())).toLongLong();
    return unexpected(failure(result.get()));
}

Result<qint64> PostgresConnection::integer(const QByteArray &sql, const Values &values)
{
    std::optional<qint64> found;
    const auto done = query(sql, values, {}, [&](const PostgresRow &row) {
        if (!found && !row.isNull(0))
            found = row.integer(0);
    });
    if (!done)
        return unexpected(done.error());
    if (!found)
        return unexpected(ErrorCode::NotFound,
                          QCoreApplication::translate("history", "The database “%1” has no such row.").arg(m_name));
    return *found;
}

Result<void> PostgresConnection::query(const QByteArray &sql, const Values &values, const Progress &progress,
                                       const std::function<void(const PostgresRow &)> &take)
{
    if (!PQsendQueryParams(m_handle.get(), sql.constData(), int(values.size()), nullptr, pointers(values).data(),
                           nullptr, nullptr, 0))
        return unexpected(failure(nullptr));
    PQsetSingleRowMode(m_handle.get()); // rows as they come: a day of samples need not fit in memory twice
    Result<void> outcome;
    bool asked = false;
    for (;;) {
        waitForResult(m_handle.get(), progress, asked);
        const ResultHandle result(PQgetResult(m_handle.get()));
        if (!result)
            return outcome && asked ? cancelledError() : outcome; // it may have been done before it heard of it
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_SINGLE_TUPLE)
            take({result.get(), 0});
        else if (outcome && status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
            outcome = unexpected(failure(result.get()));
    }
}

Result<void> PostgresConnection::copyIn(const QByteArray &sql, const QByteArray &rows)
{
    {
        const ResultHandle begun(PQexec(m_handle.get(), sql.constData()));
        if (PQresultStatus(begun.get()) != PGRES_COPY_IN)
            return unexpected(failure(begun.get()));
    }
    if (PQputCopyData(m_handle.get(), rows.constData(), int(rows.size())) != 1 ||
        PQputCopyEnd(m_handle.get(), nullptr) != 1)
        return unexpected(failure(nullptr));
    return finishAll();
}

Result<PostgresTransaction> PostgresTransaction::begin(PostgresConnection &connection)
{
    if (const auto begun = connection.execute("BEGIN"); !begun)
        return unexpected(begun.error());
    return PostgresTransaction(connection);
}

PostgresTransaction::PostgresTransaction(PostgresTransaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

PostgresTransaction::~PostgresTransaction()
{
    if (m_connection && m_connection->usable())
        (void)m_connection->execute("ROLLBACK"); // a lost connection rolls back by itself
}

Result<void> PostgresTransaction::commit()
{
    const auto committed = m_connection->execute("COMMIT");
    if (committed)
        m_connection = nullptr;
    return committed;
}

} // namespace twinloom::history
