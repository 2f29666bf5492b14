// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/user_library.h"

#include "core/asset/parametric.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace twinloom::workflow
{
namespace
{

QSettings settings()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("twinloom"), QStringLiteral("library"));
}

/// Lists of texts, by folder or by a model's file.
QVariantMap allTags()
{
    return settings().value(QStringLiteral("tags")).toMap();
}

/// Adds the folders of the user to the library; one that is gone is an Issue.
Result<void> addFolders(asset::Library &library, const QStringList &folders, Progress &progress, Issues &issues)
{
    for (const QString &path : folders) {
        const auto added = library.addFolder(path, progress, givenTags(path));
        const bool isGone = !added && added.error().code == ErrorCode::NotFound;
        if (!added && !isGone)
            return unexpected(added.error());
        const Issues found = added ? *added : Issues{{QStringLiteral("missing-folder"), added.error().text(), path}};
        issues.insert(issues.end(), found.begin(), found.end());
    }
    const QVariantMap tags = allTags();
    for (auto it = tags.begin(); it != tags.end(); ++it)
        library.tag(it.key(), it.value().toStringList());
    return {};
}

bool isWithin(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder + QLatin1Char('/'));
}

Result<asset::Library> openModelsOf(const QStringList &folders, Progress &progress, Issues &issues)
{
    asset::Library library(asset::Library::Begin::Empty);
    if (const auto added = addFolders(library, folders, progress, issues); !added)
        return unexpected(added.error());
    return library;
}

QString shapeCache()
{
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return cache.isEmpty() ? QString() : cache + QStringLiteral("/twinloom/shapes");
}

} // namespace

QStringList libraryFolders()
{
    return settings().value(QStringLiteral("folders")).toStringList();
}

void addLibraryFolder(const QString &path, const QStringList &tags)
{
    QStringList folders = libraryFolders();
    if (!folders.contains(path))
        folders.append(path);
    QSettings stored = settings();
    stored.setValue(QStringLiteral("folders"), folders);
    if (!tags.isEmpty())
        giveTags(path, tags);
}

void removeLibraryFolder(const QString &path)
{
    QStringList folders = libraryFolders();
    folders.removeAll(path);
    settings().setValue(QStringLiteral("folders"), folders);
    const QVariantMap tags = allTags();
    for (const QString &tagged : tags.keys())
        if (isWithin(tagged, path))
            giveTags(tagged, {});
}

QStringList givenTags(const QString &path)
{
    return allTags().value(path).toStringList();
}

void giveTags(const QString &path, const QStringList &tags)
{
    QVariantMap all = allTags();
    if (tags.isEmpty())
        all.remove(path);
    else
        all.insert(path, tags);
    settings().setValue(QStringLiteral("tags"), all);
}

Result<asset::Library> openLibrary(const QString &folder, Progress &progress, Issues &issues)
{
    using Begin = asset::Library::Begin;
    asset::Library library(folder.isEmpty() ? Begin::WithParametric : Begin::Empty);
    if (folder.isEmpty()) {
        if (const auto added = addFolders(library, libraryFolders(), progress, issues); !added)
            return unexpected(added.error());
        return library;
    }
    const auto added = library.addFolder(folder, progress);
    if (!added)
        return unexpected(added.error());
    issues.insert(issues.end(), added->begin(), added->end());
    return library;
}

Result<asset::Library> openUserModels(Progress &progress, Issues &issues)
{
    return openModelsOf(libraryFolders(), progress, issues);
}

Result<asset::Library> openTaggedModels(Progress &progress, Issues &issues)
{
    const QStringList tagged = allTags().keys();
    QStringList folders = libraryFolders();
    folders.removeIf([&](const QString &folder) { // without a catalog each model would be opened for its size
        const auto isOfIt = [&folder](const QString &path) { return isWithin(path, folder); };
        return std::ranges::none_of(tagged, isOfIt) && !QFileInfo::exists(asset::Library::catalogOf(folder));
    });
    return openModelsOf(folders, progress, issues);
}

QStringList knownStyles()
{
    QStringList styles = asset::styles(), tags;
    for (const QVariant &given : allTags())
        tags << given.toStringList();
    tags.sort();
    for (const QString &tag : tags)
        if (!styles.contains(tag))
            styles << tag;
    return styles;
}

std::vector<scenegen::OfferedModel> offered(const asset::Library &library)
{
    std::vector<scenegen::OfferedModel> models;
    for (const asset::LibraryEntry &entry : library.entries())
        if (!entry.tags.isEmpty())
            models.push_back({entry.name, entry.category, entry.size.cast<double>(), entry.tags});
    return models;
}

Result<SearchableLibrary> openSearchableLibrary(const QString &folder, Progress &progress, Issues &issues)
{
    Progress opening = progress.slice(0, 0.1), looking = progress.slice(0.1, 1);
    auto library = openLibrary(folder, opening, issues);
    if (!library)
        return unexpected(library.error());
    looking.stage(QCoreApplication::translate("workflow", "Looking at the library's models"));
    auto shapes = asset::ShapeIndex::build(*library, shapeCache(), looking, &issues);
    if (!shapes)
        return unexpected(shapes.error());
    return SearchableLibrary{*std::move(library), *std::move(shapes)};
}

} // namespace twinloom::workflow
