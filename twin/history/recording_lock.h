// SPDX-License-Identifier: Apache-2.0
// One process at a time records into a folder. Held until the value goes away, or its process.
#pragma once

#include "core/result.h"

#include <QLockFile>

#include <memory>

namespace twinloom::history
{

class RecordingLock
{
public:
    /// Makes the folder when it does not exist. Io when it cannot be written; Conflict when another process records.
    static Result<RecordingLock> take(const QString &folder);

private:
    explicit RecordingLock(std::unique_ptr<QLockFile> file) : m_file(std::move(file)) {}
    std::unique_ptr<QLockFile> m_file;
};

} // namespace twinloom::history
