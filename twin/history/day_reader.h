// SPDX-License-Identifier: Apache-2.0
// Reads one day's file while it may be written: everything comes from one consistent view. Thread: one at a time.
#pragma once

#include "twin/history/day_file.h"

#include "core/progress.h"
#include "core/storage/transaction.h"

#include <functional>
#include <memory>
#include <optional>

namespace twinloom::history
{

struct TimeRange {
    qint64 from = 0, to = 0; ///< [from, to), UTC nanoseconds
    bool contains(qint64 time) const { return time >= from && time < to; }
    bool operator==(const TimeRange &) const = default;
};

/// Equal stretches of a range, which samples are counted into.
class BucketGrid
{
public:
    BucketGrid(TimeRange range, int count);

    Buckets &buckets() { return m_buckets; }
    TimeRange range() const { return m_range; }
    /// The bucket that holds a time of the range.
    std::size_t index(qint64 time) const;
    void add(const Sample &sample) { m_buckets[index(sample.time)].aggregate.add(sample); }
    /// Length of the shortest bucket.
    qint64 width() const;

private:
    TimeRange m_range;
    Buckets m_buckets;
};

class DayReader
{
public:
    static Result<DayReader> open(const QString &path);

    Result<std::vector<QString>> tags();
    /// Adds to `samples`, not sorted; `from` to `to`. Nothing for a tag that this day does not have.
    Result<void> read(const QString &tag, TimeRange range, Samples &samples);
    /// Adds to the buckets; uses the sums of chunks and the roll-ups for what lies within a bucket.
    Result<void> read(const QString &tag, BucketGrid &grid);
    /// First and last time; none for a tag without samples.
    Result<std::optional<TimeRange>> extent(const QString &tag);
    /// What is wrong in this file, and how many samples it holds. Codes: "database", "tag", "tail", "chunk", "rollup".
    Result<Issues> verify(qint64 &samples, Progress &progress);

private:
    DayReader(std::unique_ptr<storage::Connection> file, storage::Transaction view)
        : m_file(std::move(file)), m_view(std::move(view))
    {
    }
    Result<qint64> seriesOf(const QString &tag); ///< 0: not here
    Result<void> readTail(qint64 id, TimeRange range, const std::function<void(const Sample &)> &take);
    Result<void> readChunks(qint64 id, TimeRange range, BucketGrid *grid,
                            const std::function<void(const Sample &)> &take);
    Result<std::vector<TimeRange>> readRollups(qint64 id, BucketGrid &grid, TimeRange day);
    Result<void> verifyTail(Issues &issues, qint64 &samples);
    Result<void> verifyChunks(Issues &issues, qint64 &samples, Progress &progress);

    std::unique_ptr<storage::Connection> m_file; ///< stays where it is, for the view
    storage::Transaction m_view;
};

} // namespace twinloom::history
