// SPDX-License-Identifier: Apache-2.0
// What there is to furnish with: the parametric categories, and folders of model files.
#pragma once

#include "core/asset/model.h"
#include "core/progress.h"

namespace twinloom::asset
{

struct LibraryEntry {
    QString name;     ///< unique within the library
    QString category; ///< as the folder has it: findCategory (parametric.h) tells whether the library knows it, or by
                      ///< another name
    QString file;     ///< absolute path of the model; empty: made to measure by the parametric library
    Eigen::Vector3f size = Eigen::Vector3f::Ones(); ///< width, depth, height in metres; typical of a parametric one
    QString source;                                 ///< who made it and under which licence; for people
    QStringList tags = {};                          ///< styles that it is of, as plainStyle() has them
};

/// Value; not changed but by addFolder. Thread: reading from any.
class Library
{
public:
    enum class Begin { WithParametric, Empty };
    /// The parametric categories alone, or nothing.
    explicit Library(Begin begin = Begin::WithParametric);

    /// Adds a folder's models. With a `catalog.json` (a list of {"name", "class", "file", "size_m": [x, y, z] with y
    /// up, "author", "license"}) just those that it lists, without opening them; else every model file in the folder
    /// and below, each opened once for its size, its category taken from its file name. All get the `tags`, besides
    /// those that the catalog has ("tags", a list of texts). NotFound and BadInput name folder or entry; what could not
    /// be used is an Issue ("bad-entry", "missing-file", "bad-model") and the rest is added.
    Result<Issues> addFolder(const QString &folder, Progress &progress, const QStringList &tags = {});

    /// More tags for the model of one file; nothing where the library has none of it.
    void tag(const QString &file, const QStringList &tags);

    /// The path of the catalog that a folder may hold.
    static QString catalogOf(const QString &folder);

    /// Parametric ones first, then in the order of adding; a folder without a catalog by file name.
    const std::vector<LibraryEntry> &entries() const { return m_entries; }
    /// Null when there is none of that name.
    const LibraryEntry *find(const QString &name) const;
    /// Those of a category or an alias of it, without regard to case.
    std::vector<const LibraryEntry *> ofCategory(const QString &category) const;

private:
    Result<Issues> addCatalog(const QString &folder, const QByteArray &catalog);
    Result<Issues> addModels(const QString &folder, Progress &progress);
    void add(LibraryEntry entry);

    std::vector<LibraryEntry> m_entries;
};

/// The entry's model; a parametric one in its typical size. Errors as of importModel and makeParametric.
Result<Model> loadEntry(const LibraryEntry &entry, Progress &progress);

} // namespace twinloom::asset
