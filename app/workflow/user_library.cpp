// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/user_library.h"

#include "core/asset/parametric.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace twinloom::workflow
{
namespace
{

QSettings settings()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("twinloom"), QStringLiteral("library"));
}

/// Lists of texts, by folder.
QVariantMap folderTags()
{
    return settings().value(QStringLiteral("tags")).toMap();
}

/// Adds the folders of the user to the library; one that is gone is an Issue.
Result<void> addFolders(asset::Library &library, const QStringList &folders, Progress &progress, Issues &issues)
{
    const QVariantMap tags = folderTags();
    for (const QString &path : folders) {
        const auto added = library.addFolder(path, progress, tags.value(path).toStringList());
        const bool isGone = !added && added.error().code == ErrorCode::NotFound;
        if (!added && !isGone)
            return unexpected(added.error());
        const Issues found = added ? *added : Issues{{QStringLiteral("missing-folder"), added.error().text(), path}};
        issues.insert(issues.end(), found.begin(), found.end());
    }
    return {};
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
    if (tags.isEmpty())
        return;
    QVariantMap tagged = folderTags();
    tagged.insert(path, tags);
    stored.setValue(QStringLiteral("tags"), tagged);
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

Result<asset::Library> openTaggedModels(Progress &progress, Issues &issues)
{
    const QVariantMap tags = folderTags();
    QStringList folders = libraryFolders();
    folders.removeIf([&](const QString &path) { // without a catalog each model would be opened for its size
        return !tags.contains(path) && !QFileInfo::exists(asset::Library::catalogOf(path));
    });
    asset::Library library(asset::Library::Begin::Empty);
    if (const auto added = addFolders(library, folders, progress, issues); !added)
        return unexpected(added.error());
    return library;
}

QStringList knownStyles()
{
    QStringList styles = asset::styles(), tags;
    for (const QVariant &given : folderTags())
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
