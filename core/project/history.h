// SPDX-License-Identifier: Apache-2.0
// What can be undone and redone, as it follows from the kinds of the journal's entries alone.
#pragma once

#include <QString>

#include <vector>

namespace twinloom::project
{

enum class EntryKind {
    Commit = 0, ///< holds a change of its own
    Undo = 1,   ///< made the target's change backwards
    Redo = 2    ///< made the target's change again
};

class History
{
public:
    struct Item {
        qint64 number = 0; ///< of the commit
        QString label;
    };

    /// A new commit ends the branch that could be redone.
    void committed(Item item);
    /// False when `target` is not what could be undone (redone): the journal contradicts itself.
    bool undone(qint64 target);
    bool redone(qint64 target);

    /// Oldest first: what is in the scene. The other way round: what redo would make again.
    const std::vector<Item> &done() const { return m_done; }
    const std::vector<Item> &undone() const { return m_undone; }

    /// Null when there is nothing.
    const Item *nextUndo() const { return m_done.empty() ? nullptr : &m_done.back(); }
    const Item *nextRedo() const { return m_undone.empty() ? nullptr : &m_undone.back(); }

private:
    std::vector<Item> m_done;
    std::vector<Item> m_undone;
};

} // namespace twinloom::project
