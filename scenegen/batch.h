// SPDX-License-Identifier: Apache-2.0
// Many rooms: JSON lines in, JSON lines out in the same order, on several threads, with memory that does not grow with
// their number.
#pragma once

#include "scenegen/generator.h"

#include <functional>

class QIODevice;

namespace twinloom::scenegen
{

/// Of a line that has none, where the options have none.
constexpr quint64 kUsualSeed = 1;

struct BatchOptions {
    std::optional<quint64> seed = {}; ///< none: each line's own, so that a stored request gives its layout again; else
                                      ///< a line's own is added to it
    int count = 1;                    ///< layouts a room at most, as alternatives() makes them
    int threads = 1;                  ///< workers, 1 to 256
    int shard = 0; ///< of `shards`: the rooms whose number (from 0, bad lines too) leaves this remainder
    int shards = 1;
    QJsonObject parameters;           ///< where a request does not say its own
    QString style;                    ///< of requests that say none
    std::vector<OfferedModel> models; ///< offered to every request, after its own
};

struct BatchReport {
    qint64 rooms = 0;    ///< lines that were requests, of this shard
    qint64 layouts = 0;  ///< lines written
    qint64 badLines = 0; ///< lines that were none
};

/// Called on the calling thread, in the order of the lines: number from 1, and "FIELD: what is wrong".
using BadLine = std::function<void(qint64 line, const QString &what)>;

/// Reads `in` line by line and writes the layouts to `out`. Empty lines are passed over. Equal output for
/// any number of threads, but for "milliseconds". Io where `out` refuses; Usage for options out of range; Cancelled
/// after what was finished is written, with their number. `progress` gets 0 to 1 only where `in` knows its size.
Result<BatchReport> generateBatch(const Generator &generator, QIODevice &in, QIODevice &out,
                                  const BatchOptions &options, const BadLine &badLine, Progress &progress);

} // namespace twinloom::scenegen
