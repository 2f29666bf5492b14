// SPDX-License-Identifier: Apache-2.0
#include "core/saved_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <deque>

namespace twinloom
{

Unexpected SavedFile::failed() const
{
    return unexpected(ErrorCode::Io,
                      QCoreApplication::translate("core", "%1 cannot be written: %2.")
                          .arg(QDir::toNativeSeparators(m_file.fileName()), reason()),
                      QCoreApplication::translate("core", "Check the folder, its permissions and the free space."));
}

Result<void> SavedFile::open()
{
    // A device or a pipe would be replaced by a file of its name.
    if (const QFileInfo there(m_file.fileName()); there.exists() && !there.isFile() && !there.isDir())
        return unexpected(ErrorCode::Io,
                          QCoreApplication::translate("core", "%1 cannot be written: it is no regular file.")
                              .arg(QDir::toNativeSeparators(m_file.fileName())),
                          QCoreApplication::translate("core", "Choose another file."));
    // Unbuffered: what fails only when QSaveFile::commit() empties the buffer fails without a reason.
    return m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) ? Result<void>() : failed();
}

Result<void> SavedFile::write(const QByteArray &bytes)
{
    // A disk that fills up takes a part and gives no reason; the reason comes with the next attempt.
    for (qint64 done = 0; done < bytes.size();) {
        const qint64 taken = m_file.write(bytes.constData() + done, bytes.size() - done);
        if (taken <= 0)
            return failed();
        done += taken;
    }
    return {};
}

Result<void> SavedFile::commit()
{
    return m_file.commit() ? Result<void>() : failed();
}

Result<void> saveFile(const QString &path, const QByteArray &bytes)
{
    return saveFiles({{path, bytes}});
}

Result<void> saveFiles(const std::vector<FileBytes> &files)
{
    std::deque<SavedFile> open; // cannot be moved
    for (const FileBytes &file : files) {
        SavedFile &saved = open.emplace_back(file.path);
        Result<void> done = saved.open();
        if (done)
            done = saved.write(file.bytes);
        if (!done)
            return done;
    }
    for (SavedFile &saved : open)
        if (Result<void> done = saved.commit(); !done)
            return done;
    return {};
}

} // namespace twinloom
