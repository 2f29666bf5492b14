// SPDX-License-Identifier: Apache-2.0
#include "twin/history/postgres_writer.h"

#include "twin/history/day_file.h"
#include "twin/history/postgres_tables.h"

#include <charconv>

namespace twinloom::history
{
namespace
{

/// In the shortest form that gives the same number again; COPY's column ends follow.
template <class Number>
void addColumn(QByteArray &row, Number value, char end)
{
    char text[32];
    const auto written = std::to_chars(std::begin(text), std::end(text), value);
    row.append(text, written.ptr - text).append(end);
}

} // namespace

Result<PostgresWriter> PostgresWriter::open(const QString &url)
{
    auto database = PostgresConnection::open(url);
    if (!database)
        return unexpected(database.error());
    PostgresWriter writer(std::move(*database));
    if (const auto prepared = writer.prepare(); !prepared)
        return unexpected(prepared.error());
    return writer;
}

/// What a new connection needs.
Result<void> PostgresWriter::prepare()
{
    if (auto made = makeTables(m_database); !made)
        return made;
    if (auto made = m_database.execute("CREATE TEMP TABLE twinloom_incoming(t bigint, v double precision,"
                                       " series integer, crc integer, q smallint) ON COMMIT DELETE ROWS");
        !made)
        return made;
    const auto days = partitions(m_database);
    if (!days)
        return unexpected(days.error());
    m_days = {days->begin(), days->end()};
    m_series.clear();
    return m_database.query("SELECT id, tag FROM twinloom_series", {}, {},
                            [this](const PostgresRow &row) { m_series.insert(row.text(1), row.integer(0)); });
}

Result<void> PostgresWriter::connected()
{
    if (m_database.usable())
        return {};
    if (auto again = m_database.reopen(); !again)
        return again;
    return prepare();
}

Result<void> PostgresWriter::append(Records &records, Appended &appended)
{
    if (auto ready = connected(); !ready)
        return ready;
    m_newSeries.clear();
    m_newDays.clear();
    const auto stored = store(records);
    if (!stored) {
        m_days.clear(); // another process may have removed one: ask again for each
        return unexpected(stored.error());
    }
    m_series.insert(m_newSeries);
    m_days.merge(m_newDays);
    appended.stored += stored->stored;
    appended.duplicates += stored->duplicates;
    records.clear();
    return {};
}

Result<Appended> PostgresWriter::store(const Records &records)
{
    auto transaction = PostgresTransaction::begin(m_database);
    if (!transaction)
        return unexpected(transaction.error());
    QByteArray rows;
    for (const auto &[tag, sample] : records) {
        const auto series = seriesOf(tag);
        if (!series)
            return unexpected(series.error());
        if (const auto made = makeDay(floorTo(sample.time, kDay)); !made)
            return unexpected(made.error());
        addColumn(rows, sample.time, '\t');
        addColumn(rows, sample.value, '\t');
        addColumn(rows, *series, '\t');
        addColumn(rows, storedChecksum(tailChecksum(*series, sample)), '\t');
        addColumn(rows, int(sample.quality), '\n');
    }
    if (const auto copied = m_database.copyIn("COPY twinloom_incoming FROM STDIN", rows); !copied)
        return unexpected(copied.error());
    const auto stored = m_database.run("INSERT INTO twinloom_sample(t, v, series, crc, q)"
                                       " SELECT t, v, series, crc, q FROM twinloom_incoming ON CONFLICT DO NOTHING");
    if (!stored)
        return unexpected(stored.error());
    if (const auto committed = transaction->commit(); !committed)
        return unexpected(committed.error());
    return Appended{*stored, qint64(records.size()) - *stored};
}

Result<qint64> PostgresWriter::seriesOf(const QString &tag)
{
    for (const auto *known : {&m_series, &m_newSeries})
        if (const auto found = known->find(tag); found != known->end())
            return *found;
    // The update changes nothing, but gives the id that another process made meanwhile.
    const auto id = m_database.integer("INSERT INTO twinloom_series(tag, crc) VALUES($1, $2)"
                                       " ON CONFLICT (tag) DO UPDATE SET tag = excluded.tag RETURNING id",
                                       {tag.toUtf8(), QByteArray::number(storedChecksum(tagChecksum(tag)))});
    if (id)
        m_newSeries.insert(tag, *id);
    return id;
}

Result<void> PostgresWriter::makeDay(qint64 day)
{
    if (m_days.contains(day) || m_newDays.contains(day))
        return {};
    auto made = m_database.execute("SELECT pg_advisory_xact_lock(1416055913);"
                                   "CREATE TABLE IF NOT EXISTS " +
                                   partitionName(day) + " PARTITION OF twinloom_sample FOR VALUES FROM (" +
                                   QByteArray::number(day) + ") TO (" + QByteArray::number(day + kDay) + ")");
    if (made)
        m_newDays.insert(day);
    return made;
}

Result<int> PostgresWriter::removeDaysBefore(qint64 time)
{
    if (const auto ready = connected(); !ready)
        return unexpected(ready.error());
    const auto days = partitions(m_database);
    if (!days)
        return unexpected(days.error());
    int removed = 0;
    for (const qint64 day : *days) {
        if (day >= floorTo(time, kDay))
            break;
        if (const auto dropped = m_database.execute("DROP TABLE IF EXISTS " + partitionName(day)); !dropped)
            return unexpected(dropped.error());
        m_days.erase(day);
        ++removed;
    }
    return removed;
}

} // namespace twinloom::history
