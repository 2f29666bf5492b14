// SPDX-License-Identifier: Apache-2.0
// A history in a PostgreSQL database (postgres_tables.h): batches come in by COPY, and what is there already stays as
// it is, so repeating a batch whose outcome nobody knows does no harm. A lost connection is made again at the next
// append. Thread: one at a time; any number of writers a database.
#pragma once

#include "twin/history/history_writer.h"
#include "twin/history/postgres_connection.h"

#include <QHash>

#include <set>

namespace twinloom::history
{

class PostgresWriter final : public HistoryWriter
{
public:
    static Result<PostgresWriter> open(const QString &url);

    Result<void> append(Records &records, Appended &appended) override;
    Result<int> removeDaysBefore(qint64 time) override;

private:
    explicit PostgresWriter(PostgresConnection database) : m_database(std::move(database)) {}
    Result<void> prepare();
    Result<void> connected();
    Result<Appended> store(const Records &records);
    Result<qint64> seriesOf(const QString &tag);
    Result<void> makeDay(qint64 day);

    PostgresConnection m_database;
    QHash<QString, qint64> m_series;    ///< those that are in the database for good
    std::set<qint64> m_days;            ///< the same
    QHash<QString, qint64> m_newSeries; ///< made by the running transaction
    std::set<qint64> m_newDays;
};

} // namespace twinloom::history
