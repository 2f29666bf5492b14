// SPDX-License-Identifier: Apache-2.0
#include "twin/history/postgres_tables.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace twinloom::history
{
namespace
{

constexpr qint64 kVersion = 1;
const QByteArray kPartition = QByteArrayLiteral("twinloom_sample_");

// One process at a time makes tables: two at once would run into each other.
const QByteArray kSchema =
    QByteArrayLiteral("SELECT pg_advisory_xact_lock(1416055913);"
                      "CREATE TABLE IF NOT EXISTS twinloom_history(version integer NOT NULL);"
                      "INSERT INTO twinloom_history SELECT 1 WHERE NOT EXISTS (SELECT FROM twinloom_history);"
                      "CREATE TABLE IF NOT EXISTS twinloom_series(id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                      " tag text NOT NULL UNIQUE, crc integer NOT NULL);"
                      "CREATE TABLE IF NOT EXISTS twinloom_sample(t bigint NOT NULL, v double precision NOT NULL,"
                      " series integer NOT NULL, crc integer NOT NULL, q smallint NOT NULL, PRIMARY KEY(series, t)) "
                      "PARTITION BY RANGE(t)");

} // namespace

QByteArray partitionName(qint64 time)
{
    const QDate day = QDateTime::fromSecsSinceEpoch(floorTo(time, kDay) / kSecond).toUTC().date();
    return kPartition + day.toString(QStringLiteral("yyyyMMdd")).toLatin1();
}

Result<std::vector<qint64>> partitions(PostgresConnection &database)
{
    std::vector<qint64> days;
    const auto done =
        database.query("SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                       " WHERE i.inhparent = 'twinloom_sample'::regclass",
                       {}, {}, [&](const PostgresRow &row) {
                           const QDate day =
                               QDate::fromString(row.text(0).mid(kPartition.size()), QStringLiteral("yyyyMMdd"));
                           if (day.isValid())
                               days.push_back(day.startOfDay(QTimeZone::utc()).toSecsSinceEpoch() * kSecond);
                       });
    if (!done)
        return unexpected(done.error());
    std::sort(days.begin(), days.end());
    return days;
}

Result<void> makeTables(PostgresConnection &database)
{
    auto transaction = PostgresTransaction::begin(database);
    if (!transaction)
        return unexpected(transaction.error());
    if (auto made = database.execute(kSchema); !made)
        return made;
    if (auto committed = transaction->commit(); !committed)
        return committed;
    const auto known = hasTables(database);
    return known ? Result<void>() : Result<void>(unexpected(known.error()));
}

Result<bool> hasTables(PostgresConnection &database)
{
    const auto there = database.integer("SELECT (to_regclass('twinloom_history') IS NOT NULL)::int");
    if (!there)
        return unexpected(there.error());
    if (*there == 0)
        return false;
    const auto version = database.integer("SELECT max(version) FROM twinloom_history");
    if (version && *version == kVersion)
        return true;
    return unexpected(
        ErrorCode::BadInput,
        QCoreApplication::translate("history", "“%1” is no history that this version can read.").arg(database.name()),
        QCoreApplication::translate("history", "Choose another database, or a newer Twinloom."));
}

} // namespace twinloom::history
