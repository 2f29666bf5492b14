// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/graph/graph_editor.h"

#include "app/studio/graph/graph_palette.h"
#include "app/studio/graph/graph_view.h"
#include "app/studio/graph/relation_text.h"
#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"
#include "app/workflow/relation_graphs.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;
using scenegen::GraphEdge;

namespace
{

constexpr QSize kSize(1120, 720);
constexpr qsizetype kMostInMenu = 40; // further ones are reached by an arrow

QString graphFilter()
{
    return GraphEditor::tr("Relation graphs (*.json)");
}

} // namespace

GraphEditor::GraphEditor(const QStringList &categories, QWidget *parent)
    : QDialog(parent), m_canvas(new GraphView), m_things(new GraphPalette(categories)), m_bar(new QToolBar),
      m_note(dim()), m_generate(new QPushButton(tr("Generate")))
{
    setWindowTitle(tr("What stands in the room, and how"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    resize(kSize);
    m_note->setObjectName(u"graph.note"_s);
    m_generate->setObjectName(u"graph.generate"_s);
    m_generate->setProperty("primary", true);
    m_generate->setAutoDefault(false); // Return adds what is chosen in the list
    auto *done = new QPushButton(tr("Close"));
    done->setAutoDefault(false);
    buildBar();
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_things);
    middle->addWidget(m_canvas, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 8, 12, 10);
    foot->setSpacing(8);
    foot->addWidget(m_note, 1);
    foot->addWidget(done);
    foot->addWidget(m_generate);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addLayout(middle, 1);
    layout->addLayout(foot);
    connect(done, &QPushButton::clicked, this, &QDialog::close);
    connect(m_generate, &QPushButton::clicked, this, &GraphEditor::generateWanted);
    connect(m_things, &GraphPalette::picked, this,
            [this](const QString &category) { addThing(category, m_canvas->freePlace()); });
    connect(m_canvas, &GraphView::dropped, this, &GraphEditor::addThing);
    connect(m_canvas, &GraphView::selectionChanged, this, &GraphEditor::updateActions);
    connect(m_canvas, &GraphView::arrowDrawn, this, &GraphEditor::showArrowMenu);
    connect(m_canvas, &GraphView::menuWanted, this, &GraphEditor::showMenu);
    connect(m_canvas, &GraphView::thingsMoved, this,
            [this](const QStringList &ids, const QPointF &by) { commit(moved(m_history.now(), ids, by)); });
    follow();
}

QAction *GraphEditor::addAction(const Command &command, const std::function<void()> &run)
{
    QAction *action = m_bar->addAction(icon(QLatin1StringView(command.icon)), command.text);
    action->setObjectName(u"graph."_s + QLatin1StringView(command.icon));
    action->setShortcuts(command.keys);
    action->setToolTip(command.keys.isEmpty()
                           ? command.text
                           : tr("%1 (%2)").arg(command.text, command.keys.front().toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, run);
    return action;
}

void GraphEditor::buildBar()
{
    m_bar->setIconSize({20, 20});
    m_undo = addAction({"undo", tr("Undo"), {QKeySequence::Undo}}, [this] { undo(); });
    m_redo = addAction({"redo", tr("Redo"), {QKeySequence(u"Ctrl+Y"_s), QKeySequence(u"Ctrl+Shift+Z"_s)}},
                       [this] { redo(); });
    m_bar->addSeparator();
    m_relate = addAction({"align", tr("Relate"), {QKeySequence(u"R"_s)}}, [this] {
        const QStringList selected = m_canvas->selectedThings();
        const QPoint at = selected.isEmpty() ? m_canvas->rect().center() : m_canvas->placeOf(selected.front());
        showMenu(m_canvas->viewport()->mapToGlobal(at));
    });
    m_relate->setToolTip(tr("What the selected thing is to the room and to others (R)"));
    m_duplicate = addAction({"duplicate", tr("Duplicate"), {QKeySequence(u"Ctrl+D"_s)}}, [this] { duplicate(); });
    m_delete = addAction({"delete", tr("Delete"), {QKeySequence::Delete}}, [this] { removeSelected(); });
    m_arrange = addAction({"rows", tr("Arrange"), {QKeySequence(u"Ctrl+L"_s)}}, [this] {
        commit(arranged(m_history.now()));
        m_canvas->showAll();
    });
    for (QAction *action : {m_relate, m_delete}) // letters and Delete are the list's where it has the keys
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_canvas->addActions({m_relate, m_delete});
    m_bar->addSeparator();
    auto *from = new QMenu(this);
    from->addAction(icon(u"room"_s), tr("What stands in the room"), this, &GraphEditor::roomWanted);
    from->addAction(icon(u"generate"_s), tr("What the sentence asks for"), this, &GraphEditor::promptWanted);
    auto *button = new QToolButton;
    button->setText(tr("Take from…"));
    button->setObjectName(u"graph.from"_s);
    button->setIcon(icon(u"room"_s));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(from);
    m_bar->addWidget(button);
    addAction({"open", tr("Open…"), {QKeySequence::Open}}, [this] {
        if (const QString path = QFileDialog::getOpenFileName(this, tr("Open a graph"), {}, graphFilter());
            !path.isEmpty())
            openFile(path);
    });
    m_save = addAction({"up", tr("Save…"), {QKeySequence::Save}}, [this] {
        if (const QString path =
                QFileDialog::getSaveFileName(this, tr("Save the graph"), u"graph.json"_s, graphFilter());
            !path.isEmpty())
            saveFile(path);
    });
}

void GraphEditor::begin(const scenegen::RelationGraph &graph)
{
    m_history.reset(draftOf(graph));
    follow();
    m_canvas->showAll();
}

void GraphEditor::replace(const scenegen::RelationGraph &graph)
{
    commit(draftOf(graph));
    m_canvas->showAll();
}

void GraphEditor::commit(GraphDraft draft)
{
    m_history.commit(std::move(draft));
    follow();
    Q_EMIT changed(graph());
}

void GraphEditor::follow()
{
    m_canvas->show(m_history.now());
    const GraphDraft &now = m_history.now();
    const QStringList half = halfBetween(now);
    if (now.things.empty())
        say(Tone::Hint, tr("Layouts of a graph hold its things and no others."));
    else if (!half.isEmpty())
        say(Tone::Wrong, tr("%1: between needs a second thing.").arg(half.join(u", "_s)));
    else
        say(Tone::Hint, tr("Things: %1 · relations: %2").arg(now.things.size()).arg(now.edges.size()));
    updateActions();
}

void GraphEditor::say(Tone tone, const QString &text)
{
    m_note->setText(text);
    m_note->setProperty("role", tone == Tone::Wrong ? u"warning"_s : u"dim"_s);
    style()->unpolish(m_note); // looks at the property again
    style()->polish(m_note);
}

void GraphEditor::updateActions()
{
    const bool things = !m_canvas->selectedThings().isEmpty(), edges = !m_canvas->selectedEdges().empty();
    const bool any = !m_history.now().things.empty();
    m_undo->setEnabled(m_history.canUndo());
    m_redo->setEnabled(m_history.canRedo());
    m_relate->setEnabled(things || edges);
    m_duplicate->setEnabled(things);
    m_delete->setEnabled(things || edges);
    m_arrange->setEnabled(any);
    m_save->setEnabled(any);
    m_generate->setEnabled(any);
}

void GraphEditor::addThing(const QString &category, const QPointF &at)
{
    QString id;
    commit(withThing(m_history.now(), category, at, &id));
    m_canvas->selectThings({id});
}

void GraphEditor::relate(const GraphEdge &edge)
{
    auto next = related(m_history.now(), edge);
    if (next)
        commit(*std::move(next));
    else
        say(Tone::Wrong, next.error().text());
}

void GraphEditor::undo()
{
    m_history.undo();
    follow();
    Q_EMIT changed(graph());
}

void GraphEditor::redo()
{
    m_history.redo();
    follow();
    Q_EMIT changed(graph());
}

void GraphEditor::removeSelected()
{
    commit(withoutThings(withoutEdges(m_history.now(), m_canvas->selectedEdges()), m_canvas->selectedThings()));
}

void GraphEditor::duplicate()
{
    QStringList copies;
    commit(withCopies(m_history.now(), m_canvas->selectedThings(), &copies));
    m_canvas->selectThings(copies);
}

void GraphEditor::openFile(const QString &path)
{
    if (const auto graph = workflow::readGraphFile(path))
        replace(*graph);
    else
        say(Tone::Wrong, graph.error().text());
}

void GraphEditor::saveFile(const QString &path)
{
    const QString named = path.endsWith(".json"_L1) ? path : path + u".json"_s;
    if (const auto done = workflow::writeGraphFile(named, graph()); !done)
        say(Tone::Wrong, done.error().text());
    else
        say(Tone::Hint, tr("Saved as %1").arg(named));
}

QMenu *GraphEditor::newMenu()
{
    delete m_menu; // nothing in a menu opens another one
    m_menu = new QMenu(this);
    m_menu->setObjectName(u"graph.menu"_s);
    return m_menu;
}

void GraphEditor::showMenu(const QPoint &at)
{
    const QStringList things = m_canvas->selectedThings();
    const std::vector<std::size_t> edges = m_canvas->selectedEdges();
    if (things.isEmpty() && edges.empty())
        return;
    QMenu *menu = newMenu();
    if (things.size() == 1)
        fillForThing(*menu, things.front());
    else if (things.isEmpty() && edges.size() == 1)
        fillForEdge(*menu, edges.front());
    menu->addSeparator();
    menu->addActions({m_duplicate, m_delete});
    menu->popup(at);
}

void GraphEditor::fillForThing(QMenu &menu, const QString &id)
{
    const GraphDraft &now = m_history.now();
    for (const RelationKind &kind : relationKinds()) {
        const QString relation = QLatin1StringView(kind.name);
        if (kind.reach == Reach::Room) {
            QAction *action = menu.addAction(relationText(relation));
            action->setCheckable(true);
            const auto said = std::ranges::find_if(now.edges, [&](const GraphEdge &edge) {
                return edge.from == id && edge.to.isEmpty() && edge.relation == relation;
            });
            const auto index = static_cast<std::size_t>(said - now.edges.begin());
            action->setChecked(said != now.edges.end());
            connect(action, &QAction::triggered, this, [this, id, relation, index](bool on) {
                if (on)
                    relate({id, {}, relation});
                else
                    commit(withoutEdges(m_history.now(), {index}));
            });
            continue;
        }
        if (relation == "facing"_L1)
            menu.addSeparator();
        QMenu *others = menu.addMenu(relationText(relation));
        for (const GraphThing &other : now.things)
            if (other.id != id && others->actions().size() < kMostInMenu)
                connect(others->addAction(thingText(now, other.id)), &QAction::triggered, this,
                        [this, id, relation, to = other.id] {
                            relate({id, to, relation});
                        });
        others->setEnabled(now.things.size() > 1);
    }
}

void GraphEditor::fillForEdge(QMenu &menu, std::size_t index)
{
    const GraphEdge edge = m_history.now().edges[index];
    const auto change = [this, index](const GraphEdge &next) {
        if (const auto possible = related(withoutEdges(m_history.now(), {index}), next))
            commit(*possible);
        else
            say(Tone::Wrong, possible.error().text());
    };
    for (const RelationKind &kind : relationKinds()) {
        if (kind.reach == Reach::Room)
            continue;
        const QString relation = QLatin1StringView(kind.name);
        QAction *action = menu.addAction(relationText(relation));
        action->setCheckable(true);
        action->setChecked(edge.relation == relation);
        connect(action, &QAction::triggered, this, [change, edge, relation] {
            change({edge.from, edge.to, relation});
        });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("The other way round")), &QAction::triggered, this, [change, edge] {
        change({edge.to, edge.from, edge.relation});
    });
}

void GraphEditor::showArrowMenu(const QString &from, const QString &to, const QPoint &at)
{
    QMenu *menu = newMenu();
    menu->addSection(tr("%1 → %2").arg(thingText(m_history.now(), from), thingText(m_history.now(), to)));
    for (const RelationKind &kind : relationKinds())
        if (kind.reach == Reach::Thing)
            connect(menu->addAction(relationText(QLatin1StringView(kind.name))), &QAction::triggered, this,
                    [this, edge = GraphEdge{from, to, QLatin1StringView(kind.name)}] { relate(edge); });
    menu->popup(at);
}

} // namespace twinloom::studio
