// SPDX-License-Identifier: Apache-2.0
// One `.twin` file: scene, journal, assets, audit. Every committed Change is durable at once; there is no unsaved
// state. The file is a SQLite database (resources/docs/formats.md). Thread: one thread at a time uses a Project;
// `blob`, `hasBlob` and what `ids` gives may be used from any at any time.
#pragma once

#include "core/progress.h"
#include "core/scene/change.h"

#include <QDateTime>

#include <memory>

namespace twinloom::project
{

enum class OpenMode { ReadWrite, ReadOnly };

/// Where an entry's change stands now.
enum class EntryState {
    Done,   ///< in the scene
    Undone, ///< taken back; redo can make it again
    Left,   ///< taken back, and something else was done since: out of reach
    Step    ///< no change of its own: an undo or a redo
};

/// One line of the journal. Numbers start at 1 and have no gaps; undo and redo are entries of their own.
struct JournalEntry {
    qint64 number = 0;
    QDateTime time; ///< UTC
    QString verb;   ///< who made it: the command line's verb as typed, or Studio's action id
    QString label;  ///< for people: "Scan office.ply"
    EntryState state = EntryState::Done;
};

/// What a commit says of itself.
struct CommitInfo {
    QString verb;
    QString label;
};

/// A blob on its way into a project.
struct BlobInParts {
    QByteArray bytes;
    scene::BlobId name;   ///< SHA-256 of the bytes (blobName())
    qint64 id = 0;        ///< in the file; 0: nothing of it is stored
    qsizetype stored = 0; ///< so many bytes of it
    bool whole = false;
};

class Project
{
public:
    /// Makes a new, empty project file. Conflict when the file exists, Io when it cannot be written.
    static Result<Project> create(const QString &path);
    /// Conflict names the holder when another process has it open for writing (offer ReadOnly then). BadInput for a
    /// file that is no project, is damaged, or is of a newer version; the file is never changed by the attempt. Checks
    /// what it reads, the audit chain, and the blobs' hashes where they hold at most 256 MiB together; beyond that, a
    /// blob is checked when it is read.
    static Result<Project> open(const QString &path, OpenMode mode, Progress progress = {});

    Project(Project &&) noexcept;
    Project &operator=(Project &&) noexcept;
    ~Project();

    const QString &path() const;
    OpenMode mode() const;
    const scene::Scene &scene() const;
    /// Ids for new nodes; may be used from any thread while the Project lives.
    scene::NodeIdAllocator &ids();

    /// Applies the change and writes it down in one transaction; durable when this returns. Gives the journal number.
    /// Conflict when the scene has moved on. An empty change is journalled too.
    Result<qint64> commit(const scene::Change &change, const CommitInfo &info);

    /// Undo history survives closing. The label is empty when there is nothing to undo (redo).
    QString undoLabel() const;
    QString redoLabel() const;
    /// The change that was applied to the scene. NotFound when there is nothing to undo (redo).
    Result<scene::Change> undo();
    Result<scene::Change> redo();

    Result<std::vector<JournalEntry>> journal() const;

    /// Stores bytes once, whatever how often they are put. They stay once a commit follows; those that none has
    /// followed (cancelled work) are taken away when the project is next opened for writing.
    Result<scene::BlobId> putBlob(const QByteArray &bytes);
    /// The same, a megabyte a call, for whoever must not hold this thread up: true once all of it is stored as
    /// `blob.name`. Only then is it there to be read.
    Result<bool> putBlobPart(BlobInParts &blob);
    /// Takes the parts away again: what was begun is not wanted any more. Nothing where it is whole.
    Result<void> dropBlobParts(BlobInParts &blob);
    /// NotFound, or BadInput when the bytes are not those that were stored.
    Result<QByteArray> blob(const scene::BlobId &id) const;
    Result<bool> hasBlob(const scene::BlobId &id) const;

    /// Small values beside the scene that are not undone: "mqtt/client-id", "view/camera", ... Empty when not set.
    QString setting(const QString &key) const;
    Result<void> setSetting(const QString &key, const QString &value);

    /// Appends to the audit chain: row hash = SHA-256(previous hash + canonical row). Commits append by themselves.
    Result<void> audit(const QString &action, const QJsonObject &detail);
    /// Structure of the file, blobs against their hashes, references to blobs, the audit chain. Codes: "database",
    /// "blob-hash", "missing-blob", "journal-gap", "journal-replay", "audit-chain" (names the first bad row).
    Issues check(Progress progress = {}) const;

private:
    struct Impl;
    explicit Project(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m;
};

} // namespace twinloom::project
