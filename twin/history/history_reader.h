// SPDX-License-Identifier: Apache-2.0
// What was recorded, wherever it is (history_writer.h); may be read while a writer writes. Thread: one at a time for a
// reader, any for the functions, which open one.
#pragma once

#include "twin/history/day_reader.h"

#include "core/progress.h"

namespace twinloom::history
{

struct Verification {
    qint64 days = 0;
    qint64 samples = 0;
    Issues issues; ///< DayReader::verify's codes, "sample"; "database" too for a day that cannot be read
};

class HistoryReader
{
public:
    /// `place` is a folder or a postgres:// URL. Peer when the database cannot be reached. A folder that does not
    /// exist, or a database without a history, is an empty one.
    static Result<std::unique_ptr<HistoryReader>> open(const QString &place);
    virtual ~HistoryReader() = default;

    /// Sorted.
    virtual Result<std::vector<QString>> tags() = 0;
    /// From the first sample to just after the last; none when nothing was recorded under this tag.
    virtual Result<std::optional<TimeRange>> extent(const QString &tag) = 0;
    /// Sorted by time.
    virtual Result<Samples> samples(const QString &tag, TimeRange range, const Progress &progress) = 0;
    /// `count` equal buckets over the range, also the empty ones: a gap is a gap.
    virtual Result<Buckets> buckets(const QString &tag, TimeRange range, int count, const Progress &progress) = 0;
    /// Reads everything again, against its counts and checksums.
    virtual Result<Verification> verify(Progress progress) = 0;

protected:
    HistoryReader() = default;
    HistoryReader(HistoryReader &&) = default;
};

Result<std::vector<QString>> recordedTags(const QString &place);
/// HistoryReader::extent, and NotFound for none.
Result<TimeRange> recordedRange(const QString &place, const QString &tag);
/// The latest sample by source time; none when nothing was recorded under this tag.
Result<std::optional<Sample>> lastSample(const QString &place, const QString &tag);
Result<Samples> readSamples(const QString &place, const QString &tag, TimeRange range, const Progress &progress = {});
Result<Buckets> readBuckets(const QString &place, const QString &tag, TimeRange range, int count,
                            const Progress &progress = {});
Result<Verification> verifyHistory(const QString &place, const Progress &progress = {});

} // namespace twinloom::history
