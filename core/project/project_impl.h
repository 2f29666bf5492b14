// SPDX-License-Identifier: Apache-2.0
// What a Project holds; for core/project's own sources.
#pragma once

#include "core/project/head.h"
#include "core/project/history.h"
#include "core/project/journal.h"
#include "core/project/project.h"
#include "core/project/project_lock.h"
#include "core/storage/connection.h"

#include <QMap>

#include <mutex>
#include <optional>

namespace twinloom::project
{

/// What a file says when it is read from the beginning.
struct Loaded {
    Head head;
    scene::Scene scene;
    History history;
    QMap<QString, QString> settings;
    qint64 snapshotBytes = 0;      ///< size of the newest snapshot
    qint64 bytesSinceSnapshot = 0; ///< of the entries after it
};

/// Blobs that hold more than this together are verified one by one, each when it is read, not when the project is
/// opened: resources/docs/decisions has the measurements.
constexpr qint64 kVerifiedWhenOpened = qint64(256) << 20;

/// Reads everything and checks it against its checksums, the blobs only when they hold at most `verifiedBytes`
/// together; BadInput for damage, Cancelled.
Result<Loaded> load(storage::Connection &connection, Progress progress, qint64 verifiedBytes = kVerifiedWhenOpened);

/// Size, time and log of a file: whether somebody has written it since.
struct FileStamp {
    qint64 size = 0, modified = 0, logSize = 0;
    bool operator==(const FileStamp &) const = default;
    static FileStamp of(const QString &path);
};

struct Project::Impl {
    QString path;
    OpenMode mode = OpenMode::ReadOnly;
    std::optional<ProjectLock> lock; ///< before the connection: released after it has closed
    std::optional<storage::Connection> connection;
    std::optional<FileStamp> immutableStamp; ///< set while the connection relies on nobody writing
    Loaded state;
    scene::NodeIdAllocator ids;
    std::mutex reading; ///< held while what reader() or blobReader() gave is used
    /// For blobs beside a connection that writes. After that one: closed first, so that it can tidy up behind both.
    std::optional<storage::Connection> blobConnection;

    /// The connection to read with; opened anew when somebody has begun to write since.
    Result<storage::Connection *> reader();
    /// The connection for blobs, which any thread may read, also while another one commits.
    Result<storage::Connection *> blobReader();
    /// Usage when the project is open for reading only.
    Result<void> requireWritable(const QString &attempt) const;
    /// Writes one entry with its audit row, and takes on `after` once that is durable.
    Result<qint64> append(JournalRow row, const scene::Change &effect, scene::Scene after);
    Result<scene::Change> step(EntryKind kind);
};

} // namespace twinloom::project
