// SPDX-License-Identifier: GPL-3.0-or-later
// Every command of the window, declared once: text, icon, shortcut, tip, and when it can be used.
#pragma once

#include <QAction>
#include <QObject>

#include <map>

namespace twinloom::studio
{

enum class Act {
    New,
    Open,
    CloseProject,
    ImportScan,
    ImportModels,
    ImportRooms,
    Library,
    Export,
    SavePicture,
    Quit,
    Undo,
    Redo,
    Delete,
    Duplicate,
    Rename,
    ToggleVisible,
    RotateLeft,
    RotateRight,
    LetFall,
    AlignTool,
    ReplaceScanned,
    CompareScans,
    SelectAll,
    SelectNone,
    AddRoom,
    AddDoor,
    AddWindow,
    AddGroup,
    SelectTool,
    MoveTool,
    RegionTool,
    AskTool,
    FrameSelection,
    FrameAll,
    ViewTop,
    ViewFront,
    ViewSide,
    ViewPerspective,
    Grid,
    WalkableFloor,
    Shadows,
    AmbientOcclusion,
    EyeDome,
    Cutaway,
    MixedReality,
    Check,
    MouseAndKeys,
    About
};

/// Thread: UI.
class Actions : public QObject
{
    Q_OBJECT
public:
    explicit Actions(QWidget *window);
    QAction *operator[](Act act) const { return m_actions.at(act); }

    struct State {
        bool open = false, writable = false, selection = false;
        QString undo, redo; ///< labels; empty: nothing to undo
    };
    /// Enables what can be done now.
    void update(const State &state);

private:
    std::map<Act, QAction *> m_actions;
};

} // namespace twinloom::studio
