// SPDX-License-Identifier: Apache-2.0
#include "twin/history/recording_lock.h"

#include <QCoreApplication>
#include <QDir>

namespace twinloom::history
{

Result<RecordingLock> RecordingLock::take(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return unexpected(
            ErrorCode::Io,
            QCoreApplication::translate("history", "Could not make the history's folder “%1”.").arg(folder),
            QCoreApplication::translate("history", "Check the permissions of the folder that it stands in."));
    auto lock = std::make_unique<QLockFile>(QDir(folder).filePath(QStringLiteral("recording.lock")));
    lock->setStaleLockTime(0); // held until its process ends, however long that takes
    if (lock->tryLock(0))
        return RecordingLock(std::move(lock));
    if (lock->error() == QLockFile::LockFailedError)
        return unexpected(
            ErrorCode::Conflict,
            QCoreApplication::translate("history", "Another process records into “%1”.").arg(folder),
            QCoreApplication::translate("history", "End it first, or choose another folder with --history."));
    return unexpected(ErrorCode::Io, QCoreApplication::translate("history", "Could not write into “%1”.").arg(folder),
                      QCoreApplication::translate("history", "Check its permissions and the disk's free space."));
}

} // namespace twinloom::history
