// SPDX-License-Identifier: Apache-2.0
// The file of one UTC day: where it is, what tables it has, and the checksums of what stands in them. SQLite in WAL
// mode, `synchronous` NORMAL: what is committed outlives the death of the process, though not always a power cut.
//
//   series(id, tag, crc)                                    a number for each tag
//   tail(id, series, t, v, q, crc)                          as they came; no index, so appending stays fast
//   chunk(id, series, t0, t1, n, good, vmin, vmax, vsum, blob, crc)   sealed samples (chunk_codec.h)
//   rollup(series, step, t, n, good, vmin, vmax, vsum)      of sealed samples, by minute and hour
//
// A sample is in the tail or in a chunk, never in both: sealing moves it in one transaction.
#pragma once

#include "core/storage/connection.h"
#include "twin/history/aggregate.h"

namespace twinloom::history
{

/// The steps of the roll-ups, nanoseconds.
inline constexpr qint64 kRollupSteps[] = {kMinute, kHour};

/// "2026-11-21.db" in the folder, for the day that holds `time`.
QString dayPath(const QString &folder, qint64 time);
/// The beginnings of the days that have a file, ascending. Other files in the folder are left alone.
std::vector<qint64> recordedDays(const QString &folder);

/// Makes the file when it does not exist. `maxBytes` limits its size (0: the disk is the limit); reaching it is Io as
/// a full disk is. BadInput for a file that is no history or is of a newer version.
Result<storage::Connection> openDayForWriting(const QString &path, qint64 maxBytes);
Result<storage::Connection> openDayForReading(const QString &path);

qint64 tagChecksum(const QString &tag);
qint64 tailChecksum(qint64 series, const Sample &sample);

/// A sealed chunk as it stands in the file.
struct ChunkRow {
    qint64 series = 0;
    qint64 from = 0, to = 0; ///< times of the first and the last sample
    Aggregate aggregate;
    QByteArray blob;
    qint64 checksum() const;
};

} // namespace twinloom::history
