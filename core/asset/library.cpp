// SPDX-License-Identifier: Apache-2.0
#include "core/asset/library.h"

#include "core/asset/import.h"
#include "core/asset/parametric.h"
#include "core/scene/json_fields.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace twinloom::asset
{
namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("core/asset", source);
}

/// The library's own spelling of a category that it knows.
QString categoryName(const QString &given)
{
    const CategoryInfo *known = findCategory(given);
    return known ? QString::fromLatin1(known->name) : given;
}

/// "maker_bedDouble-2" is a "bedDouble", or a "bed" where only that is known.
QString categoryOfFile(const QString &stem)
{
    static const QRegularExpression kNumber(QStringLiteral("[-_ ]*[0-9]+$"));
    QString name = stem;
    name.remove(kNumber);
    const QString last = name.section(QRegularExpression(QStringLiteral("[-_ ]")), -1);
    for (const QString &tried : {name, last})
        if (findCategory(tried))
            return categoryName(tried);
    return name;
}

void addTags(LibraryEntry &entry, const QStringList &tags)
{
    for (const QString &tag : tags)
        entry.tags << plainStyle(tag);
    entry.tags.removeDuplicates();
}

Result<LibraryEntry> entryFromJson(const QJsonValue &json, const QString &path)
{
    LibraryEntry entry;
    scene::Vec3 size = scene::Vec3::Ones();
    QString author, licence;
    scene::JsonFields fields(json, path);
    fields.read(QLatin1String("name"), entry.name);
    fields.read(QLatin1String("class"), entry.category);
    fields.read(QLatin1String("file"), entry.file);
    fields.read(QLatin1String("size_m"), size);
    fields.read(QLatin1String("author"), author, scene::Need::Optional);
    fields.read(QLatin1String("license"), licence, scene::Need::Optional);
    std::vector<QString> tags;
    fields.read(QLatin1String("tags"), tags, scene::Need::Optional);
    for (const QString &tag : tags)
        entry.tags << plainStyle(tag);
    if (size.minCoeff() <= 0)
        fields.fail(QLatin1String("size_m"), text("every side must be longer than 0."));
    entry.size = Eigen::Vector3d(size.x(), size.z(), size.y()).cast<float>(); // the catalog has y up
    entry.source = licence.isEmpty() ? author : QStringLiteral("%1 (%2)").arg(author, licence);
    return fields.resultOf(entry);
}

} // namespace

Library::Library(Begin begin)
{
    if (begin == Begin::Empty)
        return;
    for (const CategoryInfo &category : categories()) {
        const QString name = QString::fromLatin1(category.name);
        add({name, name, {}, category.typical, text("made to measure")});
    }
}

void Library::add(LibraryEntry entry)
{
    const QString wanted = entry.name;
    for (int number = 2; find(entry.name); ++number)
        entry.name = QStringLiteral("%1 %2").arg(wanted).arg(number);
    m_entries.push_back(std::move(entry));
}

Result<Issues> Library::addFolder(const QString &folder, Progress &progress, const QStringList &tags)
{
    if (!QFileInfo(folder).isDir())
        return unexpected(ErrorCode::NotFound, text("There is no folder %1.").arg(folder));
    const std::size_t before = m_entries.size();
    QFile catalog(catalogOf(folder));
    const bool hasCatalog = catalog.exists();
    if (hasCatalog && !catalog.open(QIODevice::ReadOnly))
        return unexpected(ErrorCode::Io, text("%1 cannot be read: %2").arg(catalog.fileName(), catalog.errorString()));
    auto issues = hasCatalog ? addCatalog(folder, catalog.readAll()) : addModels(folder, progress);
    for (std::size_t i = before; i < m_entries.size(); ++i)
        addTags(m_entries[i], tags);
    return issues;
}

void Library::tag(const QString &file, const QStringList &tags)
{
    for (LibraryEntry &entry : m_entries)
        if (!file.isEmpty() && entry.file == file)
            addTags(entry, tags);
}

QString Library::catalogOf(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("catalog.json"));
}

Result<Issues> Library::addCatalog(const QString &folder, const QByteArray &catalog)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(catalog, &error);
    if (error.error != QJsonParseError::NoError || !document.isArray())
        return unexpected(ErrorCode::BadInput, text("%1/catalog.json is no list in JSON: %2 at byte %3.")
                                                   .arg(folder, error.errorString())
                                                   .arg(error.offset));
    Issues issues;
    const QJsonArray list = document.array();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString place = scene::elementPath(QStringLiteral("catalog.json"), i);
        auto entry = entryFromJson(list.at(i), place);
        if (!entry) {
            issues.push_back({QStringLiteral("bad-entry"), entry.error().message, place});
            continue;
        }
        entry->file = QDir(folder).absoluteFilePath(entry->file);
        if (!QFileInfo(entry->file).isFile()) {
            issues.push_back(
                {QStringLiteral("missing-file"), text("%1: there is no file %2.").arg(place, entry->file), place});
            continue;
        }
        add(*std::move(entry));
    }
    return issues;
}

Result<Issues> Library::addModels(const QString &folder, Progress &progress)
{
    QStringList files;
    const QStringList suffixes = importableSuffixes();
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        if (const QString path = walk.next(); suffixes.contains(QFileInfo(path).suffix().toLower()))
            files += path;
    files.sort();
    Issues issues;
    for (qsizetype i = 0; i < files.size(); ++i) {
        const double count = static_cast<double>(files.size());
        Progress part = progress.slice(static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
        const auto model = importModel(files[i], part);
        if (progress.cancelled())
            return cancelledError();
        if (!model) {
            issues.push_back({QStringLiteral("bad-model"), model.error().message, files[i]});
            continue;
        }
        const auto [low, high] = model->bounds();
        const QString stem = QFileInfo(files[i]).completeBaseName();
        add({stem, categoryOfFile(stem), QFileInfo(files[i]).absoluteFilePath(), high - low, {}});
    }
    return issues;
}

const LibraryEntry *Library::find(const QString &name) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const LibraryEntry &entry) { return entry.name == name; });
    return found == m_entries.end() ? nullptr : &*found;
}

std::vector<const LibraryEntry *> Library::ofCategory(const QString &category) const
{
    const QString wanted = categoryName(category);
    std::vector<const LibraryEntry *> found;
    for (const LibraryEntry &entry : m_entries)
        if (categoryName(entry.category).compare(wanted, Qt::CaseInsensitive) == 0)
            found.push_back(&entry);
    return found;
}

Result<Model> loadEntry(const LibraryEntry &entry, Progress &progress)
{
    return entry.file.isEmpty() ? makeParametric(entry.category, entry.size) : importModel(entry.file, progress);
}

} // namespace twinloom::asset
