// SPDX-License-Identifier: Apache-2.0
// What was recorded, over all days of a folder; may be read while a writer writes. Functions open and close the files
// of the days that they need. Thread: any.
#pragma once

#include "twin/history/day_reader.h"

#include "core/progress.h"

namespace twinloom::history
{

/// All tags, sorted. Empty for a folder that does not exist.
Result<std::vector<QString>> recordedTags(const QString &folder);

/// From the first sample to just after the last. NotFound when nothing was recorded under this tag.
Result<TimeRange> recordedRange(const QString &folder, const QString &tag);

/// Sorted by time.
Result<Samples> readSamples(const QString &folder, const QString &tag, TimeRange range, Progress progress = {});

/// `count` equal buckets over the range, also the empty ones: a gap is a gap.
Result<Buckets> readBuckets(const QString &folder, const QString &tag, TimeRange range, int count,
                            Progress progress = {});

struct Verification {
    qint64 days = 0;
    qint64 samples = 0;
    Issues issues; ///< DayReader::verify's; "database" too for a file that cannot be read
};
/// Reads everything again, against its counts and checksums.
Result<Verification> verifyHistory(const QString &folder, Progress progress = {});

} // namespace twinloom::history
