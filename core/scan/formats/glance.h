// SPDX-License-Identifier: Apache-2.0
// What can be known of a file of points before it is read: for dialogs.
#pragma once

#include "core/result.h"

#include <QString>

#include <optional>

namespace twinloom::scan
{

struct Glance {
    qint64 bytes = 0;             ///< of a folder, all that belongs to the recording
    std::optional<qint64> points; ///< as the header announces them; none: only reading would tell
    QString columns;              ///< of a text file, as ReadOptions::columns; empty for others
    bool guessed = false;         ///< nobody names the columns: they are taken for that by their values
};

/// Looks at the first few megabytes at most, whatever the size. `columns` as ReadOptions::columns; Usage where they
/// name no x, y and z. Other errors as of readScans, but what is wrong farther on in the file is not seen. Thread: any.
Result<Glance> glanceAt(const QString &path, const QString &columns);

} // namespace twinloom::scan
