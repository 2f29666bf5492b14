// SPDX-License-Identifier: Apache-2.0
// The library that a person has: the starter library and the folders of models that were added to it, one list for the
// command line and Studio.
#pragma once

#include "core/asset/retrieval.h"
#include "scenegen/generator.h"

#include <QStringList>

namespace twinloom::workflow
{

QStringList libraryFolders();
/// Remembers an absolute path for this user, and tags for all its models; a path that is known stays where it is, and
/// keeps its tags where `tags` is empty.
void addLibraryFolder(const QString &path, const QStringList &tags = {});

/// Forgets a folder, and what was said of its models; its files stay.
void removeLibraryFolder(const QString &path);

/// The styles that the user says a folder's models are of, or the one model of a file. By absolute path.
QStringList givenTags(const QString &path);
/// In place of what was said before; none: nothing is said any more.
void giveTags(const QString &path, const QStringList &tags);

/// The models of `folder`; for an empty one the starter library and all that was added to it, where a folder that is
/// gone is an Issue ("missing-folder"). Errors and Issues as of asset::Library::addFolder.
Result<asset::Library> openLibrary(const QString &folder, Progress &progress, Issues &issues);

/// The models of the added folders alone, with all their tags. Errors and Issues as of openLibrary.
Result<asset::Library> openUserModels(Progress &progress, Issues &issues);
/// Those models of the added folders that carry tags: what layouts of a style are furnished with. Folders that hold
/// none are not opened. Errors and Issues as of openLibrary.
Result<asset::Library> openTaggedModels(Progress &progress, Issues &issues);
/// The starter library's styles, and the tags that were given to folders and models.
QStringList knownStyles();
/// The tagged ones, as a request offers them to a generator.
std::vector<scenegen::OfferedModel> offered(const asset::Library &library);

/// A library and the shapes of its models, which are remembered in this user's cache. Errors and Issues as of
/// openLibrary and asset::ShapeIndex::build.
struct SearchableLibrary {
    asset::Library library;
    asset::ShapeIndex shapes;
};
Result<SearchableLibrary> openSearchableLibrary(const QString &folder, Progress &progress, Issues &issues);

} // namespace twinloom::workflow
