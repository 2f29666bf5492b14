// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/user_library.h"

#include <QCoreApplication>
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

void addLibraryFolder(const QString &path)
{
    QStringList folders = libraryFolders();
    if (!folders.contains(path))
        folders.append(path);
    settings().setValue(QStringLiteral("folders"), folders);
}

Result<asset::Library> openLibrary(const QString &folder, Progress &progress, Issues &issues)
{
    using Begin = asset::Library::Begin;
    asset::Library library(folder.isEmpty() ? Begin::WithParametric : Begin::Empty);
    for (const QString &path : folder.isEmpty() ? libraryFolders() : QStringList(folder)) {
        const auto added = library.addFolder(path, progress);
        const bool isGone = !added && added.error().code == ErrorCode::NotFound && folder.isEmpty();
        if (!added && !isGone)
            return unexpected(added.error());
        const Issues found = added ? *added : Issues{{QStringLiteral("missing-folder"), added.error().text(), path}};
        issues.insert(issues.end(), found.begin(), found.end());
    }
    return library;
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
