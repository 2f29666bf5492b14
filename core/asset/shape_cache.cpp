// SPDX-License-Identifier: Apache-2.0
#include "core/asset/shape_cache.h"

#include "core/asset/model_blob.h"
#include "core/saved_file.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace twinloom::asset
{
namespace
{

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Of a model file and, for a .gltf, of the buffers beside it, where its surface is. Empty: cannot be read.
QByteArray keyOf(const QString &path)
{
    const QByteArray content = contentOf(path);
    if (content.isEmpty())
        return {};
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    hash.addData(QFileInfo(path).suffix().toLower().toUtf8()); // decides how the file is read
    hash.addData(content);
    if (path.endsWith(QLatin1String(".gltf"), Qt::CaseInsensitive))
        for (const QJsonValue &buffer :
             QJsonDocument::fromJson(content).object()[QStringLiteral("buffers")].toArray()) {
            const QString uri = buffer.toObject()[QStringLiteral("uri")].toString();
            if (!uri.startsWith(QLatin1String("data:")))
                hash.addData(contentOf(QFileInfo(path).dir().filePath(uri)));
        }
    return hash.result().toHex();
}

void remember(const Shape &shape, const QString &folder, const QString &path, Issues *issues)
{
    const QString code = QStringLiteral("no-cache");
    const auto isSaid = [&](const Issue &issue) { return issue.code == code; };
    if (QDir().mkpath(folder) && saveFile(path, shapeToBytes(shape)))
        return;
    if (issues && std::none_of(issues->begin(), issues->end(), isSaid))
        issues->push_back(
            {code,
             QCoreApplication::translate(
                 "asset", "The shapes of models cannot be remembered in %1: the next search takes as long as this one.")
                 .arg(folder),
             folder});
}

} // namespace

Result<Shape> shapeOf(const LibraryEntry &entry, const QString &folder, Progress &progress, Issues *issues)
{
    std::optional<Result<Model>> model;
    QByteArray key;
    if (!entry.file.isEmpty()) {
        key = keyOf(entry.file);
    } else {
        model = loadEntry(entry, progress); // takes less time than reading a file
        if (*model)
            key = QCryptographicHash::hash(modelToBlob(**model), QCryptographicHash::Blake2b_256).toHex();
    }
    const QString path = QDir(folder).filePath(QString::fromLatin1(key) + QStringLiteral(".shape"));
    const bool cached = !folder.isEmpty() && !key.isEmpty();
    if (cached)
        if (auto known = shapeFromBytes(contentOf(path)))
            return known;
    if (!model)
        model = loadEntry(entry, progress);
    if (!*model)
        return unexpected(model->error());
    auto shape = describeShape(**model, progress);
    if (shape && cached)
        remember(*shape, folder, path, issues);
    return shape;
}

} // namespace twinloom::asset
