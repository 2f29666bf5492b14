// SPDX-License-Identifier: Apache-2.0
// The rows of a recording, one after another: a CSV file, or a tag of a history. Thread: one at a time.
#pragma once

#include "twin/source/source_url.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace twinloom::source
{

struct Row {
    std::optional<qint64> time; ///< UTC nanoseconds
    QByteArray payload;         ///< a JSON object; the column of times holds nanoseconds
};

class Rows
{
public:
    virtual ~Rows() = default;
    /// None at the end. BadInput names a line that is skipped; the next call goes on behind it.
    virtual Result<std::optional<Row>> next() = 0;

    /// NotFound, Io, or BadInput for a file without a row or without the column of times that the url names.
    static Result<std::unique_ptr<Rows>> open(const SourceUrl &url);
};

/// ISO 8601 (a blank for the T will do; UTC unless it says otherwise), or a whole number of UTC nanoseconds.
std::optional<qint64> parseRowTime(const QString &text);

} // namespace twinloom::source
