// SPDX-License-Identifier: GPL-3.0-or-later
// A window in which a person draws what is to stand in a room and how: things from a list, arrows for their relations.
// Has its own steps to undo, which have nothing to do with the scene's. Thread: UI.
#pragma once

#include "app/studio/graph/graph_draft.h"

#include <QDialog>
#include <QKeySequence>

#include <functional>

class QLabel;
class QMenu;
class QPushButton;
class QToolBar;

namespace twinloom::studio
{

class GraphPalette;
class GraphView;

class GraphEditor : public QDialog
{
    Q_OBJECT
public:
    /// `categories`: what may be added.
    GraphEditor(const QStringList &categories, QWidget *parent);

    /// Begins anew, with nothing to undo.
    void begin(const scenegen::RelationGraph &graph);
    /// As one step, that can be taken back.
    void replace(const scenegen::RelationGraph &graph);
    scenegen::RelationGraph graph() const { return graphOf(m_history.now()); }

    GraphView &canvas() { return *m_canvas; }
    GraphPalette &things() { return *m_things; }
    void addThing(const QString &category, const QPointF &at);
    /// Says what is wrong where it cannot be.
    void relate(const scenegen::GraphEdge &edge);
    void openFile(const QString &path);
    void saveFile(const QString &path);

Q_SIGNALS:
    /// By every step.
    void changed(const twinloom::scenegen::RelationGraph &graph);
    /// What stands in the room, or what the sentence asks for, is to be taken: answered by replace().
    void roomWanted();
    void promptWanted();
    void generateWanted();

private:
    struct Command {
        const char *icon;
        QString text;
        QList<QKeySequence> keys;
    };
    enum class Tone { Hint, Wrong };
    void buildBar();
    QAction *addAction(const Command &command, const std::function<void()> &run);
    void commit(GraphDraft draft);
    void follow();
    void say(Tone tone, const QString &text);
    void updateActions();
    void undo();
    void redo();
    void removeSelected();
    void duplicate();
    void showMenu(const QPoint &at);
    void fillForThing(QMenu &menu, const QString &id);
    void fillForEdge(QMenu &menu, std::size_t index);
    void showArrowMenu(const QString &from, const QString &to, const QPoint &at);
    QMenu *newMenu();

    GraphHistory m_history;
    GraphView *m_canvas;
    GraphPalette *m_things;
    QToolBar *m_bar;
    QAction *m_undo, *m_redo, *m_relate, *m_duplicate, *m_delete, *m_arrange, *m_save;
    QLabel *m_note;
    QPushButton *m_generate;
    QMenu *m_menu = nullptr;
};

} // namespace twinloom::studio
