// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/picture_file.h"

#include "core/saved_file.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImageWriter>

namespace twinloom::workflow
{

Result<void> savePicture(const QImage &image, const QString &path)
{
    // Encoded in memory first: the encoder never meets the disk, which alone can say what is wrong with it.
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, QFileInfo(path).suffix().toLower().toLatin1());
    if (writer.write(image))
        return saveFile(path, buffer.data());
    const bool unknown = writer.error() == QImageWriter::UnsupportedFormatError;
    return unexpected(
        unknown ? ErrorCode::Usage : ErrorCode::Internal,
        QCoreApplication::translate("workflow", "%1 cannot be written: %2.").arg(path, writer.errorString()),
        unknown ? QCoreApplication::translate("workflow", "Use a name that ends in .png or .jpg.") : QString());
}

} // namespace twinloom::workflow
