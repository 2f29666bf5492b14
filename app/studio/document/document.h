// SPDX-License-Identifier: GPL-3.0-or-later
// An open Project as the window sees it: the present scene, the selection, undo and redo, and signals about each.
// Every edit of Studio goes through commit(). Thread: UI, the only committer; ids() from any.
#pragma once

#include "core/project/project.h"
#include "core/scene/hierarchy.h"

#include <QObject>

#include <memory>
#include <optional>
#include <unordered_set>

namespace twinloom::studio
{

class Document : public QObject
{
    Q_OBJECT
public:
    static Result<std::unique_ptr<Document>> create(const QString &path);
    /// Errors as Project::open; on Conflict the caller may offer ReadOnly.
    static Result<std::unique_ptr<Document>> open(const QString &path, project::OpenMode mode);

    const QString &path() const { return m_project.path(); }
    /// The file's name without folder and suffix.
    QString title() const;
    bool readOnly() const { return m_project.mode() == project::OpenMode::ReadOnly; }

    const scene::Scene &scene() const { return m_project.scene(); }
    const scene::Hierarchy &hierarchy() const { return m_hierarchy; }
    scene::NodeIdAllocator &ids() { return m_project.ids(); }

    /// `verb` is the action's id ("studio.rename"), `label` what History shows. An empty change does nothing.
    Result<void> commit(const scene::Change &change, const QString &verb, const QString &label);
    Result<void> undo();
    Result<void> redo();
    /// Undoes or redoes, step by step, until entry `number` is the newest one in the scene; 0: until none is.
    /// NotFound for an entry that is out of reach. An error on the way leaves the steps before it.
    Result<void> goTo(qint64 number);
    QString undoLabel() const { return m_project.undoLabel(); }
    QString redoLabel() const { return m_project.redoLabel(); }
    Result<std::vector<project::JournalEntry>> journal() const { return m_project.journal(); }

    Result<scene::BlobId> putBlob(const QByteArray &bytes) { return m_project.putBlob(bytes); }
    /// As the project has them.
    Result<bool> putBlobPart(project::BlobInParts &blob) { return m_project.putBlobPart(blob); }
    Result<void> dropBlobParts(project::BlobInParts &blob) { return m_project.dropBlobParts(blob); }
    Result<QByteArray> blob(const scene::BlobId &id) const { return m_project.blob(id); }
    QString setting(const QString &key) const { return m_project.setting(key); }
    void setSetting(const QString &key, const QString &value);

    /// In the order in which they were selected; the last one is the active one. Only nodes that exist.
    const std::vector<scene::NodeId> &selection() const { return m_selection; }
    void select(std::vector<scene::NodeId> nodes);
    bool selected(scene::NodeId node) const;
    /// Null when nothing is selected.
    scene::NodePtr active() const;
    /// Selects a cloud, with the point of it that was meant; `at` in the world.
    void selectPoint(scene::NodeId cloud, const scene::Vec3 &at);
    /// The scanned point that was selected last; none as soon as something else is.
    const std::optional<scene::Vec3> &point() const { return m_point; }

Q_SIGNALS:
    /// The scene is the one after `change`; the selection holds no removed node any more.
    void changed(const twinloom::scene::Change &change);
    /// Or the point.
    void selectionChanged();

private:
    explicit Document(project::Project project);
    void adopt(const scene::Change &change);

    project::Project m_project;
    scene::Hierarchy m_hierarchy;
    std::vector<scene::NodeId> m_selection;
    std::optional<scene::Vec3> m_point;
};

} // namespace twinloom::studio
