// SPDX-License-Identifier: Apache-2.0
// One recorded value.
#pragma once

#include <QString>

#include <vector>

namespace twinloom::history
{

/// How far a value can be trusted. The numbers are in the files.
enum class Quality : quint8 {
    Good = 0,
    Uncertain = 1, ///< its time is that of its arrival, or it stands in for another
    Bad = 2        ///< its source says that it is wrong
};

struct Sample {
    qint64 time = 0;  ///< source time, UTC nanoseconds
    double value = 0; ///< finite
    Quality quality = Quality::Good;
    bool operator==(const Sample &) const = default;
};
using Samples = std::vector<Sample>;

/// A sample on its way into the history.
struct Record {
    QString tag; ///< "twin.property"
    Sample sample;
};
using Records = std::vector<Record>;

} // namespace twinloom::history
