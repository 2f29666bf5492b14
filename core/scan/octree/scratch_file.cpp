// SPDX-License-Identifier: Apache-2.0
#include "core/scan/octree/scratch_file.h"

#include <QCoreApplication>
#include <QDir>

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace twinloom::scan
{

Unexpected ScratchFile::failed(const QString &reason) const
{
    return unexpected(ErrorCode::Io,
                      QCoreApplication::translate("scan", "Points cannot be set aside in %1: %2.")
                          .arg(QDir::toNativeSeparators(m_folder), reason),
                      QCoreApplication::translate("scan", "Check the folder, its permissions and the free space: about "
                                                          "36 bytes a point are needed there for a while."));
}

Result<ScratchFile> ScratchFile::create(const QString &folder)
{
    ScratchFile scratch;
    scratch.m_folder = folder.isEmpty() ? QDir::tempPath() : folder;
    // As long as nobody asks for its name, it gets none (O_TMPFILE) where the file system can do that.
    scratch.m_file = std::make_unique<QTemporaryFile>(QDir(scratch.m_folder).filePath(QStringLiteral("points-XXXXXX")));
    if (!scratch.m_file->open())
        return scratch.failed(scratch.m_file->errorString());
    return scratch;
}

Result<void> ScratchFile::write(std::uint64_t offset, std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t done = ::pwrite(m_file->handle(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return failed(qt_error_string(errno));
        bytes = bytes.subspan(static_cast<std::size_t>(done));
        offset += static_cast<std::uint64_t>(done);
        m_size = std::max(m_size, offset);
    }
    return {};
}

Result<void> ScratchFile::read(std::uint64_t offset, std::span<std::byte> out) const
{
    while (!out.empty()) {
        const ssize_t done = ::pread(m_file->handle(), out.data(), out.size(), static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return failed(done < 0 ? qt_error_string(errno)
                                   : QCoreApplication::translate("scan", "the file became shorter"));
        out = out.subspan(static_cast<std::size_t>(done));
        offset += static_cast<std::uint64_t>(done);
    }
    return {};
}

} // namespace twinloom::scan
