// SPDX-License-Identifier: Apache-2.0
// Writes one day's file: appends to its tail, and seals from the tail into chunks. It remembers what is not sealed yet
// (24 bytes and a row number a sample, more than kMaxPending of them are sealed early).
// Thread: one at a time. One writer a file.
#pragma once

#include "core/progress.h"
#include "twin/history/day_file.h"
#include "twin/history/history_writer.h"

#include <QHashFunctions>

#include <deque>
#include <optional>
#include <span>
#include <unordered_map>

namespace twinloom::history
{

class DayWriter
{
public:
    static constexpr qint64 kMaxPending = 400'000;
    static constexpr qint64 kUrgentPending = 1'200'000;

    /// Reads what an earlier writer left unsealed. Errors: openDayForWriting's.
    static Result<DayWriter> open(const QString &path, qint64 maxBytes);

    /// All of them in one transaction; durable (see day_file.h) when this returns. After an error none of them is
    /// stored, and the same call may be tried again. All must belong to this day.
    Result<Appended> append(std::span<const Record *const> records);

    /// True when sealSome() has something to do.
    bool sealingDue() const { return !m_due.empty(); }
    /// True when sealing has to hurry, for the sake of memory.
    bool sealingUrgent() const { return m_pendingCount > kUrgentPending; }
    /// Seals a few full series: 10 to 30 ms of work.
    Result<void> sealSome();
    /// Seals everything.
    Result<void> sealAll(Progress &progress);
    /// Moves what was written into the main file, as far as no reader is in the way; waits for the disk.
    Result<void> checkpoint();

private:
    struct Pending {
        Sample sample;
        qint64 row = 0;
    };
    struct Series {
        std::vector<Pending> pending; ///< in the tail
        std::vector<Pending> staged;  ///< in the tail once the running transaction is committed
        std::optional<qint64> last;   ///< the latest time of all that this file holds, staged ones too
    };

    explicit DayWriter(storage::Connection file) : m_file(std::move(file)) {}
    Result<void> load();
    Result<qint64> seriesOf(const QString &tag);
    Result<bool> contains(qint64 id, const Series &series, qint64 time);
    Result<Appended> stage(std::span<const Record *const> records);
    void unstage();
    void adopt();
    Result<void> seal(std::span<const qint64> ids, std::size_t atLeast);
    Result<void> sealChunk(qint64 id, std::span<const Pending> samples);
    Result<void> addRollups(qint64 id, const Samples &samples);

    storage::Connection m_file;
    std::unordered_map<QString, qint64> m_ids;
    std::unordered_map<qint64, Series> m_series;
    std::vector<QString> m_newTags;  ///< made by the running transaction
    std::vector<qint64> m_stagedIds; ///< series with something staged
    std::deque<qint64> m_due;
    qint64 m_nextRow = 1;
    qint64 m_pendingCount = 0;
    qint64 m_cachedChunk = 0; ///< id of the chunk whose times are in m_cachedTimes
    std::vector<qint64> m_cachedTimes;
};

} // namespace twinloom::history
