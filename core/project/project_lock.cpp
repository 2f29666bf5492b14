// SPDX-License-Identifier: Apache-2.0
#include "core/project/project_lock.h"

#include "core/saved_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>

namespace twinloom::project
{
namespace
{

Error heldError(const QLockFile &file, const QString &name)
{
    qint64 process = 0;
    QString host, application;
    // The holder may just have gone; then there is nobody to name.
    if (!file.getLockInfo(&process, &host, &application))
        return {ErrorCode::Conflict,
                QCoreApplication::translate("project", "The project “%1” is open for writing elsewhere.").arg(name),
                QCoreApplication::translate("project", "Try again, or open it read-only.")};
    return {ErrorCode::Conflict,
            QCoreApplication::translate("project", "The project “%1” is open for writing in %2 (process %3 on %4).")
                .arg(name, application)
                .arg(process)
                .arg(host),
            QCoreApplication::translate("project", "Close it there, or open it read-only.")};
}

/// What the system says to a new file beside the project, since QLockFile does not tell: write-protected, no such
/// folder, no space left on the device.
QString whyNoFile(const QString &projectPath)
{
    SavedFile file(projectPath + QStringLiteral(".probe")); // not committed, so nothing is left of it
    if (file.open() && file.write(QByteArray(4096, ' ')))
        return QCoreApplication::translate("project", "the system gave no reason");
    return file.reason();
}

} // namespace

Result<ProjectLock> ProjectLock::acquire(const QString &projectPath)
{
    auto file = std::make_unique<QLockFile>(projectPath + QStringLiteral(".lock"));
    file->setStaleLockTime(0); // a lock never gets too old; it is stale when its process is gone
    if (file->tryLock(0))
        return ProjectLock(std::move(file));
    const QString name = QDir::toNativeSeparators(projectPath);
    if (file->error() == QLockFile::LockFailedError)
        return unexpected(heldError(*file, name));
    if (!QFileInfo::exists(projectPath))
        return unexpected(
            ErrorCode::Io,
            QCoreApplication::translate("project", "Could not create “%1”: %2.").arg(name, whyNoFile(projectPath)),
            QCoreApplication::translate("project", "Check the folder, its permissions and the free space."));
    return unexpected(
        ErrorCode::Io,
        QCoreApplication::translate("project", "Could not lock “%1” for writing: %2.")
            .arg(name, whyNoFile(projectPath)),
        QCoreApplication::translate(
            "project", "Check the folder, its permissions and the free space, or open the project read-only."));
}

ProjectLock::ProjectLock(std::unique_ptr<QLockFile> file) : m_file(std::move(file)) {}
ProjectLock::ProjectLock(ProjectLock &&) noexcept = default;
ProjectLock &ProjectLock::operator=(ProjectLock &&) noexcept = default;
ProjectLock::~ProjectLock() = default;

} // namespace twinloom::project
