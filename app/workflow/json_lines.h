// SPDX-License-Identifier: Apache-2.0
// Files with one JSON object a line.
#pragma once

#include "core/progress.h"

#include <QJsonObject>

#include <functional>
#include <vector>

namespace twinloom::workflow
{

/// Told of a line that cannot be used: its number, and what is wrong with it.
using BadLine = std::function<void(int number, const Error &error)>;

/// Calls `line` for every non-empty line's object. Its BadInput, and a line that is no JSON object, end the reading
/// with BadInput: "FILE, line N: what is wrong"; but with `badLine` that is told, and the reading goes on. NotFound,
/// Io, Cancelled.
Result<void> forEachJsonLine(const QString &path, const std::function<Result<void>(const QJsonObject &)> &line,
                             Progress &progress, const BadLine &badLine = {});

/// All lines as values, but for those that `badLine` is told of. BadInput also for a file without any.
template <class T>
Result<std::vector<T>> readJsonLines(const QString &path, Result<T> (*fromJson)(const QJsonObject &),
                                     Progress &progress, const BadLine &badLine = {})
{
    std::vector<T> values;
    const auto read = forEachJsonLine(
        path,
        [&](const QJsonObject &json) -> Result<void> {
            Result<T> value = fromJson(json);
            if (!value)
                return unexpected(value.error());
            values.push_back(std::move(*value));
            return {};
        },
        progress, badLine);
    if (!read)
        return unexpected(read.error());
    return values;
}

} // namespace twinloom::workflow
