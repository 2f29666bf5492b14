// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/document.h"

#include <QFileInfo>

namespace twinloom::studio
{

Document::Document(project::Project project) : m_project(std::move(project)), m_hierarchy(m_project.scene()) {}

Result<std::unique_ptr<Document>> Document::create(const QString &path)
{
    auto project = project::Project::create(path);
    if (!project)
        return unexpected(project.error());
    return std::unique_ptr<Document>(new Document(std::move(*project)));
}

Result<std::unique_ptr<Document>> Document::open(const QString &path, project::OpenMode mode)
{
    auto project = project::Project::open(path, mode);
    if (!project)
        return unexpected(project.error());
    return std::unique_ptr<Document>(new Document(std::move(*project)));
}

QString Document::title() const
{
    return QFileInfo(path()).completeBaseName();
}

void Document::adopt(const scene::Change &change)
{
    m_hierarchy = scene::Hierarchy(m_project.scene());
    const std::size_t before = m_selection.size();
    std::erase_if(m_selection, [this](scene::NodeId id) { return !scene().contains(id); });
    const bool hadPoint = m_point.has_value();
    m_point.reset(); // its cloud may have moved
    Q_EMIT changed(change);
    if (m_selection.size() != before || hadPoint)
        Q_EMIT selectionChanged();
}

Result<void> Document::commit(const scene::Change &change, const QString &verb, const QString &label)
{
    if (change.empty())
        return {};
    if (readOnly())
        return unexpected(ErrorCode::Conflict, tr("“%1” was not done: the project is open read-only.").arg(label),
                          tr("Close it elsewhere and open it again."));
    const auto number = m_project.commit(change, {verb, label});
    if (!number)
        return unexpected(number.error());
    adopt(change);
    return {};
}

Result<void> Document::undo()
{
    const auto change = m_project.undo();
    if (!change)
        return unexpected(change.error());
    adopt(*change);
    return {};
}

Result<void> Document::redo()
{
    const auto change = m_project.redo();
    if (!change)
        return unexpected(change.error());
    adopt(*change);
    return {};
}

Result<void> Document::goTo(qint64 number)
{
    using project::EntryState;
    const auto entries = journal();
    if (!entries)
        return unexpected(entries.error());
    const auto count = [&](EntryState state, auto &&within) {
        return std::ranges::count_if(*entries,
                                     [&](const auto &entry) { return entry.state == state && within(entry.number); });
    };
    const bool known = number > 0 && number <= std::ssize(*entries);
    const EntryState target = known ? (*entries)[static_cast<std::size_t>(number - 1)].state : EntryState::Left;
    if (number != 0 && target != EntryState::Done && target != EntryState::Undone)
        return unexpected(
            ErrorCode::NotFound,
            tr("Entry %1 of the history cannot be gone back to: something else was done since.").arg(number));
    const bool forward = target == EntryState::Undone;
    auto steps = forward ? count(EntryState::Undone, [number](qint64 other) { return other <= number; })
                         : count(EntryState::Done, [number](qint64 other) { return other > number; });
    for (; steps > 0; --steps)
        if (auto done = forward ? redo() : undo(); !done)
            return done;
    return {};
}

void Document::setSetting(const QString &key, const QString &value)
{
    // A setting is comfort, not content: without it the project is complete, so a refusal is no error worth a message.
    if (!readOnly() && setting(key) != value)
        static_cast<void>(m_project.setSetting(key, value));
}

void Document::select(std::vector<scene::NodeId> nodes)
{
    std::erase_if(nodes, [this](scene::NodeId id) { return !scene().contains(id); });
    if (nodes == m_selection) // a panel that follows the selection says it once more: the point stays
        return;
    m_selection = std::move(nodes);
    m_point.reset();
    Q_EMIT selectionChanged();
}

void Document::selectPoint(scene::NodeId cloud, const scene::Vec3 &at)
{
    if (!scene().contains(cloud))
        return;
    m_selection = {cloud};
    m_point = at;
    Q_EMIT selectionChanged();
}

bool Document::selected(scene::NodeId node) const
{
    return std::ranges::find(m_selection, node) != m_selection.end();
}

scene::NodePtr Document::active() const
{
    return m_selection.empty() ? nullptr : scene().find(m_selection.back());
}

} // namespace twinloom::studio
