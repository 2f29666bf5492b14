// SPDX-License-Identifier: Apache-2.0
// Bytes that do not fit into memory, in a nameless file that is gone when it is closed, also after a crash.
#pragma once

#include "core/result.h"

#include <QTemporaryFile>

#include <memory>
#include <span>

namespace twinloom::scan
{

/// Thread: one at a time.
class ScratchFile
{
public:
    /// In this folder; empty: in the system's folder for temporary files (which may be in memory). Io.
    static Result<ScratchFile> create(const QString &folder);

    std::uint64_t size() const { return m_size; }
    /// Io with the folder and the system's words ("No space left on device").
    Result<void> write(std::uint64_t offset, std::span<const std::byte> bytes);
    Result<void> append(std::span<const std::byte> bytes) { return write(m_size, bytes); }
    /// All of `out`.
    Result<void> read(std::uint64_t offset, std::span<std::byte> out) const;

private:
    Unexpected failed(const QString &reason) const;

    QString m_folder;
    std::unique_ptr<QTemporaryFile> m_file;
    std::uint64_t m_size = 0;
};

} // namespace twinloom::scan
