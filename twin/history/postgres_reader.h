// SPDX-License-Identifier: Apache-2.0
// Reads a history in a PostgreSQL database (postgres_tables.h).
#pragma once

#include "twin/history/history_reader.h"
#include "twin/history/postgres_connection.h"

namespace twinloom::history
{

class PostgresReader final : public HistoryReader
{
public:
    static Result<PostgresReader> open(const QString &url);

    Result<std::vector<QString>> tags() override;
    Result<std::optional<TimeRange>> extent(const QString &tag) override;
    Result<Samples> samples(const QString &tag, TimeRange range, const Progress &progress) override;
    Result<Buckets> buckets(const QString &tag, TimeRange range, int count, const Progress &progress) override;
    Result<Verification> verify(Progress progress) override;

private:
    PostgresReader(PostgresConnection database, bool empty) : m_database(std::move(database)), m_empty(empty) {}
    Result<QByteArray> seriesOf(const QString &tag);
    Result<void> verifyTags(Issues &issues);

    PostgresConnection m_database;
    bool m_empty; ///< nobody has recorded into it
};

} // namespace twinloom::history
