// SPDX-License-Identifier: Apache-2.0
// Files that are written whole or not at all, and whose errors say what the system said.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QSaveFile>
#include <QString>

#include <vector>

namespace twinloom
{

/// A file under another name until commit() renames it into place; an older file of that name stays as it is until
/// then. Without commit() nothing is left. Thread: one at a time.
class SavedFile
{
public:
    explicit SavedFile(const QString &path) : m_file(path) {}

    /// Each gives Io with the path and the system's words ("No space left on device").
    Result<void> open();
    Result<void> write(const QByteArray &bytes);
    Result<void> commit();
    /// The system's words for the last failure.
    QString reason() const { return m_file.errorString(); }

private:
    Unexpected failed() const;

    QSaveFile m_file;
};

/// The whole file at once.
Result<void> saveFile(const QString &path, const QByteArray &bytes);

struct FileBytes {
    QString path;
    QByteArray bytes;
};

/// Files that belong together, put into place in their order once all are written. When one cannot be written, none
/// is changed. Holds them all open: for tens of files, not for thousands.
Result<void> saveFiles(const std::vector<FileBytes> &files);

} // namespace twinloom
