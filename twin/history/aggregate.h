// SPDX-License-Identifier: Apache-2.0
// What is left of many samples when they are looked at from afar.
#pragma once

#include "twin/history/sample.h"

namespace twinloom::history
{

struct Aggregate {
    qint64 count = 0;
    qint64 good = 0;                  ///< how many of them have Quality::Good
    double min = 0, max = 0, sum = 0; ///< meaningless while count is 0

    void add(const Sample &sample);
    void add(const Aggregate &other);
    double mean() const { return count > 0 ? sum / double(count) : 0; }
    bool operator==(const Aggregate &) const = default;
};

/// A stretch of time, [from, to) in UTC nanoseconds, and what was recorded in it.
struct Bucket {
    qint64 from = 0, to = 0;
    Aggregate aggregate;
};
using Buckets = std::vector<Bucket>;

inline constexpr qint64 kSecond = 1'000'000'000;
inline constexpr qint64 kMinute = 60 * kSecond;
inline constexpr qint64 kHour = 60 * kMinute;
inline constexpr qint64 kDay = 24 * kHour;

/// The multiple of `step` at or before `time`, also for times before 1970.
qint64 floorTo(qint64 time, qint64 step);

} // namespace twinloom::history
