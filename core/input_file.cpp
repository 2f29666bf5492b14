// SPDX-License-Identifier: Apache-2.0
#include "core/input_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace twinloom
{

Result<void> openInput(QFile &file, QIODevice::OpenMode also)
{
    const QFileInfo info(file.fileName());
    const QString name = QDir::toNativeSeparators(file.fileName());
    if (!info.exists())
        return unexpected(ErrorCode::NotFound, QCoreApplication::translate("core", "There is no file %1.").arg(name),
                          QCoreApplication::translate("core", "Check the spelling of the path."));
    if (info.isDir())
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("core", "%1 is a folder, not a file.").arg(name),
                          QCoreApplication::translate("core", "Name the files in it."));
    if (file.open(QIODevice::ReadOnly | also))
        return {};
    return unexpected(ErrorCode::Io,
                      QCoreApplication::translate("core", "%1 cannot be read: %2.").arg(name, file.errorString()),
                      QCoreApplication::translate("core", "Check that you may read it."));
}

Result<void> openRegularInput(QFile &file, QIODevice::OpenMode also)
{
    if (const QFileInfo info(file.fileName()); info.exists() && !info.isFile() && !info.isDir())
        return unexpected(ErrorCode::Io,
                          QCoreApplication::translate("core", "%1 is no regular file.")
                              .arg(QDir::toNativeSeparators(file.fileName())),
                          QCoreApplication::translate("core", "Save it as a file first."));
    return openInput(file, also);
}

} // namespace twinloom
