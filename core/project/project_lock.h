// SPDX-License-Identifier: Apache-2.0
// One writer at a time: the file "P.twin.lock" beside the project. The lock of a process that has died is taken over.
#pragma once

#include "core/result.h"

#include <memory>

class QLockFile;

namespace twinloom::project
{

class ProjectLock
{
public:
    /// Conflict names the process, application and machine that hold it; Io when the folder cannot be written.
    static Result<ProjectLock> acquire(const QString &projectPath);
    ProjectLock(ProjectLock &&) noexcept;
    ProjectLock &operator=(ProjectLock &&) noexcept;
    ~ProjectLock();

private:
    explicit ProjectLock(std::unique_ptr<QLockFile> file);
    std::unique_ptr<QLockFile> m_file;
};

} // namespace twinloom::project
