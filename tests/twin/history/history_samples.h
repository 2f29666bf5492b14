// SPDX-License-Identifier: Apache-2.0
// Series that the history's tests record.
#pragma once

#include "tests/support/test_data.h"
#include "twin/history/history_reader.h"
#include "twin/history/history_writer.h"

#include <cmath>

namespace twinloom::history
{

inline constexpr qint64 kStart = 20'000 * kDay; // 2024-10-04
inline const QString kTag = QStringLiteral("press.pressure");

/// `count` samples, one every `step`, of a slow wave.
inline Records wave(int count, qint64 step, qint64 from = kStart, const QString &tag = kTag)
{
    Records records;
    for (int i = 0; i < count; ++i)
        records.push_back({tag, {from + i * step, std::sin(i * 0.01) * 100, Quality::Good}});
    return records;
}

inline Samples samplesOf(const Records &records)
{
    Samples samples;
    for (const Record &record : records)
        samples.push_back(record.sample);
    return samples;
}

inline std::vector<const Record *> pointersTo(const Records &records)
{
    std::vector<const Record *> pointers;
    for (const Record &record : records)
        pointers.push_back(&record);
    return pointers;
}

/// Writes all; sealed where `finish` says so.
inline void record(const QString &place, Records records, bool finish)
{
    const auto writer = HistoryWriter::open(place, {});
    ASSERT_OK(writer);
    Appended appended;
    ASSERT_OK((*writer)->append(records, appended));
    if (finish) {
        ASSERT_OK((*writer)->finish({}));
    }
}

} // namespace twinloom::history
