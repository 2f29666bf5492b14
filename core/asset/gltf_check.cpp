// SPDX-License-Identifier: Apache-2.0
#include "core/asset/gltf_check.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

namespace twinloom::asset
{
namespace
{

constexpr quint32 kJsonChunk = 0x4E4F534A; // "JSON"

QString text(const char *source)
{
    return QCoreApplication::translate("core/asset", source);
}

/// What is wrong with the lengths of a binary glTF file's parts; else its JSON.
QString glbFault(QFile &file, QByteArray &json)
{
    const QByteArray header = file.read(12); // "glTF", version, length of the whole file
    if (header.size() < 12 || !header.startsWith("glTF"))
        return text("it does not begin as a binary glTF file does.");
    const auto breaksOff = [&](quint64 end) {
        return text("it breaks off at byte %1 of %2.").arg(file.size()).arg(end);
    };
    const auto size = static_cast<quint64>(file.size());
    if (const auto length = qFromLittleEndian<quint32>(header.constData() + 8); size < length)
        return breaksOff(length);
    for (quint64 at = 12; at < size;) {
        const QByteArray chunk = file.seek(static_cast<qint64>(at)) ? file.read(8) : QByteArray();
        if (chunk.size() < 8)
            return breaksOff(at + 8);
        const quint64 length = qFromLittleEndian<quint32>(chunk.constData());
        if (at + 8 + length > size)
            return breaksOff(at + 8 + length);
        if (at == 12 && qFromLittleEndian<quint32>(chunk.constData() + 4) == kJsonChunk)
            json = file.read(static_cast<qint64>(length));
        while (json.endsWith('\0')) // as some pad it, against the specification
            json.chop(1);
        at += 8 + length;
    }
    return {};
}

/// Assimp takes what follows the slash without looking whether there is one.
QString imageFault(const QJsonObject &gltf)
{
    const QJsonArray images = gltf[QStringLiteral("images")].toArray();
    for (qsizetype i = 0; i < images.size(); ++i) {
        const QJsonValue type = images[i][QStringLiteral("mimeType")];
        if (!type.isUndefined() && !type.toString().startsWith(QLatin1String("image/")))
            return text("the mimeType of image %1 is not one of an image, such as \"image/png\".").arg(i);
    }
    return {};
}

} // namespace

QString gltfFault(const QFileInfo &info)
{
    const QString suffix = info.suffix().toLower();
    QFile file(info.filePath());
    if (!suffix.startsWith(QLatin1String("gl")) || !file.open(QIODevice::ReadOnly))
        return {};
    QByteArray json;
    if (suffix == QLatin1String("glb")) {
        if (const QString fault = glbFault(file, json); !fault.isEmpty())
            return fault;
    } else {
        json = file.readAll();
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return text("byte %1: %2").arg(error.offset).arg(error.errorString());
    return imageFault(document.object());
}

} // namespace twinloom::asset
