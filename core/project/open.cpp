// SPDX-License-Identifier: Apache-2.0
// Making and opening project files.
#include "core/project/blob_mark.h"
#include "core/project/project_impl.h"
#include "core/project/schema.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace twinloom::project
{
namespace
{

using storage::Access;
using storage::Connection;

constexpr const char *kSideFiles[] = {"-wal", "-shm", "-journal"};

// The lock and the -wal go by name, so all names of one file must become the same.
QString canonical(const QString &path)
{
    const QFileInfo info(path);
    const QString whole = info.canonicalFilePath();
    return whole.isEmpty() ? info.absoluteFilePath() : whole;
}

bool hasLog(const QString &path)
{
    return QFileInfo(path + QStringLiteral("-wal")).size() > 0;
}

void removeWithSideFiles(const QString &path)
{
    QFile::remove(path);
    for (const char *side : kSideFiles)
        QFile::remove(path + QLatin1String(side));
}

Result<void> writeEmpty(const QString &path)
{
    Result<Connection> connection = Connection::open(path, Access::Create);
    if (!connection)
        return unexpected(connection.error());
    Result<void> done = connection->execute("PRAGMA page_size = 4096; PRAGMA synchronous = FULL");
    if (done)
        done = createSchema(*connection);
    if (done)
        done = writeHead(*connection, Head());
    if (done)
        done = connection->execute("PRAGMA journal_mode = WAL");
    return done; // closing brings the -wal into the file and removes it
}

Result<void> refuseExisting(const QString &path)
{
    const QString name = QDir::toNativeSeparators(path);
    if (QFileInfo::exists(path))
        return unexpected(
            ErrorCode::Conflict,
            QCoreApplication::translate("project", "Could not make the project “%1”: there is already such a file.")
                .arg(name),
            QCoreApplication::translate("project", "Choose another name, or open it."));
    // SQLite would play the log of a project that is gone into the new one.
    for (const char *side : kSideFiles)
        if (QFileInfo::exists(path + QLatin1String(side)))
            return unexpected(
                ErrorCode::Conflict,
                QCoreApplication::translate("project", "Could not make the project “%1”: “%2” is left of another one.")
                    .arg(name, name + QLatin1String(side)),
                QCoreApplication::translate("project", "Move that file away, or choose another name."));
    return {};
}

// SQLITE: FULL waits for the disk at every commit; see resources/docs/decisions/0002-durability.md.
Result<void> prepareForWriting(Connection &connection)
{
    const bool relaxed = qEnvironmentVariable("TWINLOOM_DURABILITY") == QLatin1String("normal");
    return connection.execute(QByteArray("PRAGMA synchronous = ") + (relaxed ? "NORMAL" : "FULL") +
                              "; PRAGMA journal_size_limit = 67108864");
}

// A first look that changes no byte, so that a damaged file stays as it is for whoever tries to save it.
Access inspection(const QString &path, OpenMode mode)
{
    if (!hasLog(path))
        return Access::Immutable;
    return mode == OpenMode::ReadWrite ? Access::Inspect : Access::ReadOnly;
}

Result<Loaded> inspect(const QString &path, Access access, const Progress &progress, std::optional<Connection> &keep)
{
    Result<Connection> connection = Connection::open(path, access);
    if (!connection)
        return unexpected(connection.error());
    Result<Loaded> loaded = load(*connection, progress);
    if (loaded)
        keep.emplace(std::move(*connection));
    return loaded;
}

} // namespace

FileStamp FileStamp::of(const QString &path)
{
    const QFileInfo info(path);
    return {info.size(), info.lastModified().toMSecsSinceEpoch(), QFileInfo(path + QStringLiteral("-wal")).size()};
}

Result<Project> Project::create(const QString &path)
{
    const QString target = canonical(path);
    if (const Result<void> free = refuseExisting(target); !free)
        return unexpected(free.error());
    {
        const Result<ProjectLock> lock = ProjectLock::acquire(target);
        if (!lock)
            return unexpected(lock.error());
        // Written under another name and then renamed: whenever this is cut short, there is no half project.
        const QString draft = target + QStringLiteral(".new");
        removeWithSideFiles(draft);
        const Result<void> written = writeEmpty(draft);
        const Result<void> free = written ? refuseExisting(target) : written;
        QFile file(draft);
        if (!free || !file.rename(target)) {
            const QString why = file.errorString();
            removeWithSideFiles(draft);
            return !free ? unexpected(free.error())
                         : unexpected(ErrorCode::Io,
                                      QCoreApplication::translate("project", "Could not make the project “%1”: %2.")
                                          .arg(QDir::toNativeSeparators(path), why),
                                      QCoreApplication::translate("project",
                                                                  "Check the folder's permissions and free space."));
        }
    }
    return open(target, OpenMode::ReadWrite);
}

Result<Project> Project::open(const QString &path, OpenMode mode, Progress progress)
{
    auto impl = std::make_unique<Impl>();
    impl->path = canonical(path);
    impl->mode = mode;
    if (const Result<void> sound = probeFile(impl->path); !sound)
        return unexpected(sound.error());
    if (mode == OpenMode::ReadWrite) {
        if (!QFileInfo(impl->path).isWritable())
            return unexpected(
                ErrorCode::Io,
                QCoreApplication::translate("project", "Could not open “%1” for writing: it is write-protected.")
                    .arg(QDir::toNativeSeparators(path)),
                QCoreApplication::translate("project", "Check its permissions, or open it read-only."));
        Result<ProjectLock> lock = ProjectLock::acquire(impl->path);
        if (!lock)
            return unexpected(lock.error());
        impl->lock.emplace(std::move(*lock));
    }
    const Access access = inspection(impl->path, mode);
    if (access == Access::Immutable)
        impl->immutableStamp = FileStamp::of(impl->path);
    Result<Loaded> loaded = inspect(impl->path, access, progress, impl->connection);
    // A reader in the file keeps Inspect out; beside others, an ordinary look has to do.
    if (!loaded && loaded.error().code == ErrorCode::Conflict && access == Access::Inspect)
        loaded = inspect(impl->path, Access::ReadOnly, progress, impl->connection);
    if (!loaded)
        return unexpected(loaded.error());
    impl->state = std::move(*loaded);
    impl->ids.reserve({quint64(impl->state.head.lastNode)});
    if (mode == OpenMode::ReadWrite) {
        impl->connection.reset();
        impl->immutableStamp.reset();
        Result<Connection> connection = Connection::open(impl->path, Access::ReadWrite);
        if (!connection)
            return unexpected(connection.error());
        if (const Result<void> ready = prepareForWriting(*connection); !ready)
            return unexpected(ready.error());
        if (const Result<void> tidy = dropBlobsBehindMark(*connection, impl->state.head, impl->state.settings); !tidy)
            return unexpected(tidy.error());
        impl->connection.emplace(std::move(*connection));
    }
    return Project(std::move(impl));
}

} // namespace twinloom::project
