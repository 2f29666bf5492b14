// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/actions.h"

#include "app/studio/theme/icons.h"

#include <QRegularExpression>
#include <QWidget>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

enum Needs : unsigned { Nothing = 0, Open = 1, Writable = 2, Selection = 4, Checkable = 8 };

struct Spec {
    Act act;
    const char *icon; ///< empty: none
    const char *text;
    const char *shortcut; ///< portable text, the one that is told first; "" none
    const char *tip;
    unsigned needs;
};

constexpr Spec kSpecs[] = {
    {Act::New, "new", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&New project…"), "Ctrl+N",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Make an empty project file"), Nothing},
    {Act::Open, "open", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Open project…"), "Ctrl+O",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Open a project file"), Nothing},
    {Act::CloseProject, "", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Close project"), "Ctrl+W",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Go back to the start page; everything is saved already"), Open},
    {Act::ImportScan, "scan", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Import &scan…"), "Ctrl+I",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Turn point clouds into a room with walls, openings and objects"),
     Open | Writable},
    {Act::ImportModels, "model", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Import &models…"), "Ctrl+Shift+I",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Add models from glTF, FBX, OBJ, DAE, STL or PLY files"),
     Open | Writable},
    {Act::ImportRooms, "room", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Import &rooms…"), "",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Add furnished rooms from a file of JSON lines"), Open | Writable},
    {Act::Library, "list", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "M&y models…"), "",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Folders of your own models, and the styles that they are of"),
     Nothing},
    {Act::Export, "up", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Export…"), "Ctrl+E",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Write the scene as a file for other programs"), Open},
    {Act::SavePicture, "picture", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Save &picture…"), "Ctrl+P",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Save what the view shows as a picture"), Open},
    {Act::Quit, "", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Quit"), "Ctrl+Q",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Leave Twinloom Studio; everything is saved already"), Nothing},
    {Act::Undo, "undo", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Undo"), "Ctrl+Z",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Take the last change back"), Open | Writable},
    {Act::Redo, "redo", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Redo"), "Ctrl+Shift+Z; Ctrl+Y",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Make the change again that was taken back"), Open | Writable},
    {Act::Delete, "delete", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Delete"), "Del",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Delete what is selected and all below it"),
     Open | Writable | Selection},
    {Act::Duplicate, "duplicate", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Du&plicate"), "Ctrl+D",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Copy what is selected, beside it"), Open | Writable | Selection},
    {Act::Rename, "", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Re&name"), "F2",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Give the selected node another name"),
     Open | Writable | Selection},
    {Act::ToggleVisible, "eye", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Show or &hide"), "H",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Hide what is selected, or show it again"),
     Open | Writable | Selection},
    {Act::RotateLeft, "rotate", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Rotate &left"), "R",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Turn what is selected by 90° counter-clockwise"),
     Open | Writable | Selection},
    {Act::RotateRight, "", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Rotate r&ight"), "Shift+R",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Turn what is selected by 90° clockwise"),
     Open | Writable | Selection},
    {Act::LetFall, "down", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Let &fall"), "End",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Let what is selected fall until it lies on what is below it"),
     Open | Writable | Selection},
    {Act::ReplaceScanned, "scan", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Replace scanned objects by &models"),
     "",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions",
                       "Put the library's models that look like them in place of what scans found"),
     Open | Writable},
    {Act::CompareScans, "compare", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Compare t&wo scans"), "",
     QT_TRANSLATE_NOOP(
         "twinloom::studio::Actions",
         "Say what moved, appeared and vanished between the two scans that are selected, or the last two"),
     Open},
    {Act::SelectAll, "", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Select &all"), "Ctrl+A",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Select every object"), Open},
    {Act::SelectNone, "", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Select n&othing"), "Ctrl+Shift+A",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Clear the selection"), Open | Selection},
    {Act::AddRoom, "room", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Room"), "",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Add an empty room of 5 by 4 metres with a door and a window"),
     Open | Writable},
    {Act::AddDoor, "door", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Door in the wall"), "",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Put a door into the wall that is selected"),
     Open | Writable | Selection},
    {Act::AddWindow, "window", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Window in the wall"), "",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Put a window into the wall that is selected"),
     Open | Writable | Selection},
    {Act::AddGroup, "group", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Group"), "Ctrl+G",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Put what is selected into a new group"), Open | Writable},
    {Act::SelectTool, "select", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Select"), "V",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Click selects, Ctrl+click adds, dragging turns the view"),
     Open | Checkable},
    {Act::MoveTool, "move", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Move"), "M",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Drag objects over the floor; Ctrl snaps to 10 cm, Esc cancels"),
     Open | Writable | Checkable},
    {Act::RegionTool, "region", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Draw a region"), "D",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions",
                       "Drag a rectangle on the floor: new objects stand within; Esc ends"),
     Open | Writable | Checkable},
    {Act::AskTool, "ask", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&What fits here?"), "W",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Click a place of the floor to see what fits there; Esc ends"),
     Open | Checkable},
    {Act::AlignTool, "align", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Ali&gn scans"), "",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions",
                       "Click the same places on two scans to bring one to the other; Esc ends"),
     Open | Writable | Checkable},
    {Act::FrameSelection, "frame", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Frame selection"), "F",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Bring what is selected into view"), Open},
    {Act::FrameAll, "home", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Frame &all"), "Home",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Bring everything into view"), Open},
    {Act::ViewTop, "view-top", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "From &above"), "7",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Plan: look straight down, without perspective"), Open},
    {Act::ViewFront, "view-front", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "From the f&ront"), "1",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Elevation: look along +Y, without perspective"), Open},
    {Act::ViewSide, "view-side", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "From the &side"), "3",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Elevation: look along -X, without perspective"), Open},
    {Act::ViewPerspective, "object", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Perspective"), "5",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Look from above the front corner, with perspective"), Open},
    {Act::Grid, "", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Grid"), "G",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Show the ground grid"), Open | Checkable},
    {Act::WalkableFloor, "", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Walka&ble floor"), "",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions",
                       "Where scanned floors can be walked on: green; striped: where nobody looked; red: obstacles"),
     Open | Checkable},
    {Act::Shadows, "", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Shadows"), "",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Draw shadows"), Open | Checkable},
    {Act::AmbientOcclusion, "", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Contact shading"), "",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Darken corners and where things touch"), Open | Checkable},
    {Act::EyeDome, "", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Point cloud edges"), "",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Make shapes in point clouds readable by their edges"),
     Open | Checkable},
    {Act::Cutaway, "", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Cut &walls away"), "C",
     QT_TRANSLATE_NOOP(
         "twinloom::studio::Actions",
         "Leave out ceilings, the walls that hide the inside, and scanned points above and outside of rooms"),
     Open | Checkable},
    {Act::MixedReality, "headset", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Mixed reality"), "Ctrl+M",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Show the scene in a headset, or stop; its panel has the choices"),
     Open | Checkable},
    {Act::Check, "check", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Check project"), "F8",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Look for overlaps, things outside of rooms and broken references"),
     Open},
    {Act::MouseAndKeys, "ask", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&Mouse and keys"), "F1",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "How to turn, zoom and fly, and the keys of all commands"),
     Nothing},
    {Act::About, "info", QT_TRANSLATE_NOOP("twinloom::studio::Actions", "&About Twinloom Studio"), "",
     QT_TRANSLATE_NOOP("twinloom::studio::Actions", "Version and licences"), Nothing},
};

/// Without the key, which Chinese has in brackets, and the dots: for buttons and tool tips.
QString titleOf(QString text)
{
    static const QRegularExpression bracketed(u"\\(&\\w\\)"_s);
    return text.remove(bracketed).remove(u'&').remove(u'…');
}

bool usable(unsigned needs, const Actions::State &state)
{
    return (!(needs & Open) || state.open) && (!(needs & Writable) || state.writable) &&
           (!(needs & Selection) || state.selection);
}

} // namespace

Actions::Actions(QWidget *window) : QObject(window)
{
    for (const Spec &spec : kSpecs) {
        auto *action = new QAction(tr(spec.text), this);
        if (*spec.icon)
            action->setIcon(icon(QLatin1StringView(spec.icon)));
        action->setShortcuts(
            QKeySequence::listFromString(QLatin1StringView(spec.shortcut), QKeySequence::PortableText));
        const QKeySequence shortcut = action->shortcut();
        const QString tip = tr(spec.tip);
        action->setStatusTip(tip);
        const QString title = titleOf(action->text());
        action->setIconText(title);
        const QString keys =
            shortcut.isEmpty() ? QString() : u" (%1)"_s.arg(shortcut.toString(QKeySequence::NativeText));
        action->setToolTip(u"<b>%1</b>%2<br>%3"_s.arg(title.toHtmlEscaped(), keys, tip.toHtmlEscaped()));
        action->setCheckable(spec.needs & Checkable);
        action->setMenuRole(spec.act == Act::About  ? QAction::AboutRole
                            : spec.act == Act::Quit ? QAction::QuitRole
                                                    : QAction::NoRole);
        window->addAction(action);
        m_actions[spec.act] = action;
    }
    update({});
}

void Actions::update(const State &state)
{
    for (const Spec &spec : kSpecs)
        m_actions.at(spec.act)->setEnabled(usable(spec.needs, state));
    const auto name = [this](Act act, const QString &plain, const QString &label) {
        m_actions.at(act)->setEnabled(m_actions.at(act)->isEnabled() && !label.isEmpty());
        m_actions.at(act)->setText(label.isEmpty() ? plain : tr("%1: %2").arg(plain, label));
    };
    name(Act::Undo, tr("&Undo"), state.undo);
    name(Act::Redo, tr("&Redo"), state.redo);
}

} // namespace twinloom::studio
