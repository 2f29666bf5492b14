// SPDX-License-Identifier: Apache-2.0
// The tables of a history in a PostgreSQL database. A database (or a schema: ?options=-csearch_path%3DNAME) is one
// project's; any number of processes may record into it.
//
//   twinloom_history(version)
//   twinloom_series(id, tag, crc)              a number for each tag
//   twinloom_sample(t, v, series, crc, q)      key (series, t); one partition a UTC day of source time
//
// The columns and checksums are those of the days' files (day_file.h).
#pragma once

#include "twin/history/aggregate.h"
#include "twin/history/postgres_connection.h"

namespace twinloom::history
{

/// "twinloom_sample_20261121" for the day that holds `time`.
QByteArray partitionName(qint64 time);
/// The beginnings of the days that have a partition, ascending.
Result<std::vector<qint64>> partitions(PostgresConnection &database);

/// Makes the tables where they are not.
Result<void> makeTables(PostgresConnection &database);
/// False for a database without a history. BadInput for one of a newer version.
Result<bool> hasTables(PostgresConnection &database);

/// As it stands in column `crc`, which has 32 bits and a sign.
inline qint64 storedChecksum(qint64 crc)
{
    return qint64(qint32(quint32(crc)));
}

} // namespace twinloom::history
