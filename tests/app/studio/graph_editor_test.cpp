// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/graph/graph_editor.h"

#include "app/studio/document/edits.h"
#include "app/studio/graph/graph_palette.h"
#include "app/studio/graph/graph_view.h"
#include "app/studio/jobs/job_runner.h"
#include "app/studio/panels/generate_panel.h"
#include "app/studio/panels/inspector_panel.h"
#include "tests/app/studio/window_fixture.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>

#include <set>

namespace twinloom::studio
{
namespace
{

class GraphInWindow : public Window
{
protected:
    void SetUp() override
    {
        Window::SetUp();
        open();
    }
    void open()
    {
        raise(u"dock.generate"_s);
        panel().findChild<QPushButton *>(u"generate.graph"_s)->click();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&editor()));
        editor().canvas().setFocus();
    }
    GeneratePanel &panel() { return window().generatePanel(); }
    GraphEditor &editor() { return *panel().graphEditor(); }
    QStringList relations()
    {
        QStringList all;
        for (const scenegen::GraphEdge &edge : editor().graph().edges)
            all << u"%1 %2 %3"_s.arg(edge.from, edge.relation, edge.to).trimmed();
        return all;
    }
    void choose(const QString &text)
    {
        auto *menu = editor().findChild<QMenu *>(u"graph.menu"_s);
        ASSERT_NE(menu, nullptr);
        ASSERT_TRUE(QTest::qWaitFor([menu] { return menu->isVisible(); }));
        const auto actions = menu->actions();
        const auto found = std::ranges::find(actions, text, &QAction::text);
        ASSERT_NE(found, actions.end()) << text.toStdString();
        if ((*found)->menu())
            (*found)->menu()->actions().front()->trigger();
        else
            (*found)->trigger();
        menu->close();
        QTest::qWait(0);
    }
    void drag(const QPoint &from, const QPoint &to)
    {
        QWidget *canvas = editor().canvas().viewport();
        QTest::mousePress(canvas, Qt::LeftButton, {}, from);
        for (int step = 1; step <= 4; ++step)
            QTest::mouseMove(canvas, from + (to - from) * step / 4);
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, to);
    }
    void deskAndChair()
    {
        editor().addThing(u"Desk"_s, {0, 0});
        editor().addThing(u"OfficeChair"_s, {220, 120});
        editor().canvas().showAll();
    }
    void key(int pressed, Qt::KeyboardModifiers with = {})
    {
        QTest::keyClick(editor().canvas().viewport(), static_cast<Qt::Key>(pressed), with);
    }
};

TEST_F(GraphInWindow, ThingsAreFoundByTypingAndAddedByReturn)
{
    auto *line = editor().findChild<QLineEdit *>(u"graph.filter"_s);
    QTest::keyClicks(line, u"wardrobe"_s);
    QTest::keyClick(line, Qt::Key_Return);
    ASSERT_EQ(editor().graph().nodes.size(), 1u);
    EXPECT_EQ(editor().graph().nodes.front().category, u"Wardrobe"_s);
    EXPECT_EQ(editor().canvas().selectedThings(), QStringList{u"wardrobe"_s});
}

TEST_F(GraphInWindow, AnExactNameWinsOverOneThatContainsIt)
{
    auto *line = editor().findChild<QLineEdit *>(u"graph.filter"_s);
    auto *things = editor().findChild<QListWidget *>(u"graph.things"_s);
    QTest::keyClicks(line, u"chair"_s);
    EXPECT_EQ(things->currentItem()->text(), u"Chair"_s) << "not the arm chair, which comes first";
    QTest::keyClick(line, Qt::Key_Return);
    ASSERT_EQ(editor().graph().nodes.size(), 1u);
    EXPECT_EQ(editor().graph().nodes.front().category, u"Chair"_s);
    line->setText(u"lamp"_s);
    ASSERT_NE(things->currentItem(), nullptr);
    EXPECT_TRUE(things->currentItem()->text().contains(u"lamp"_s, Qt::CaseInsensitive));
    line->setText(u"glorp"_s);
    QTest::keyClick(line, Qt::Key_Return);
    EXPECT_EQ(editor().graph().nodes.size(), 1u) << "there is none";
}

TEST_F(GraphInWindow, ThingsAreDroppedWhereThePersonWantsThem)
{
    QMimeData data;
    data.setData(QLatin1StringView(GraphView::kCategoryMime), "Bed");
    QWidget *canvas = editor().canvas().viewport();
    QDragEnterEvent enter(QPoint(60, 50), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(canvas, &enter);
    QDropEvent drop(QPoint(60, 50), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(canvas, &drop);
    ASSERT_EQ(editor().graph().nodes.size(), 1u);
    EXPECT_LT((editor().canvas().placeOf(u"bed"_s) - QPoint(60, 50)).manhattanLength(), 20) << "but for scroll bars";
}

TEST_F(GraphInWindow, AnArrowFromBoxToBoxIsARelation)
{
    deskAndChair();
    GraphView &canvas = editor().canvas();
    drag(canvas.portOf(u"officechair"_s), canvas.placeOf(u"desk"_s));
    choose(u"facing"_s);
    EXPECT_EQ(relations(), QStringList{u"officechair facing desk"_s});
    EXPECT_TRUE(panel().options().graph.has_value());

    const QPoint before = canvas.placeOf(u"desk"_s);
    drag(before, before + QPoint(40, 30));
    EXPECT_LT((canvas.placeOf(u"desk"_s) - before - QPoint(40, 30)).manhattanLength(), 4) << "boxes are moved";
    EXPECT_EQ(editor().graph().edges.size(), 1u);

    QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {},
                      (canvas.placeOf(u"desk"_s) + canvas.placeOf(u"officechair"_s)) / 2);
    ASSERT_EQ(canvas.selectedEdges().size(), 1u);
    key(Qt::Key_R);
    choose(u"The other way round"_s);
    EXPECT_EQ(relations(), QStringList{u"desk facing officechair"_s});
}

TEST_F(GraphInWindow, AllOfItCanBeDoneByTheKeyboard)
{
    deskAndChair();
    key(Qt::Key_Up);
    EXPECT_EQ(editor().canvas().selectedThings(), QStringList{u"desk"_s});
    key(Qt::Key_R);
    choose(u"by a window"_s);
    key(Qt::Key_Down);
    key(Qt::Key_R);
    choose(u"beside"_s);
    EXPECT_EQ(relations(), (QStringList{u"desk by-window"_s, u"officechair beside desk"_s}));
    key(Qt::Key_D, Qt::ControlModifier);
    EXPECT_EQ(relations().back(), u"officechair2 beside desk"_s);
    key(Qt::Key_Delete);
    EXPECT_EQ(relations().size(), 2);
}

TEST_F(GraphInWindow, ItsStepsAreNotThoseOfTheScene)
{
    const scene::NodeId desk = named("Desk");
    document().select({desk});
    trigger(Act::Delete);
    const auto size = document().scene().size();
    editor().activateWindow();
    deskAndChair();
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(editor().graph().nodes.size(), 1u);
    EXPECT_EQ(panel().options().graph->nodes.size(), 1u);
    key(Qt::Key_Y, Qt::ControlModifier);
    EXPECT_EQ(editor().graph().nodes.size(), 2u);
    for (int i = 0; i < 4; ++i)
        key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_FALSE(panel().options().graph.has_value());
    EXPECT_EQ(document().scene().size(), size);
    trigger(Act::Undo);
    EXPECT_TRUE(document().scene().find(desk));
}

TEST_F(GraphInWindow, WhatCannotBeIsSaid)
{
    deskAndChair();
    editor().relate({u"desk"_s, u"officechair"_s, u"on"_s});
    editor().relate({u"officechair"_s, u"desk"_s, u"on"_s});
    EXPECT_EQ(relations(), QStringList{u"desk on officechair"_s});
    auto *note = editor().findChild<QLabel *>(u"graph.note"_s);
    EXPECT_TRUE(note->text().contains(u"carry itself"_s)) << note->text().toStdString();
}

TEST_F(GraphInWindow, FilesAreTheOnesOfTheCommandLine)
{
    deskAndChair();
    editor().relate({u"officechair"_s, u"desk"_s, u"facing"_s});
    const QString path = folder.filePath(u"my graph"_s);
    editor().saveFile(path);
    editor().begin({});
    EXPECT_TRUE(editor().graph().nodes.empty());
    editor().openFile(path + u".json"_s);
    EXPECT_EQ(relations(), QStringList{u"officechair facing desk"_s});
    editor().openFile(folder.filePath(u"none.json"_s));
    EXPECT_TRUE(editor().findChild<QLabel *>(u"graph.note"_s)->text().contains(u"none.json"_s));
}

TEST_F(GraphInWindow, GraphsComeFromTheRoomAndFromTheSentence)
{
    const auto take = [this](int entry) {
        editor().findChild<QToolButton *>(u"graph.from"_s)->menu()->actions()[entry]->trigger();
    };
    take(0);
    const auto shown = scene::roomFromScene(document().hierarchy(), roomsIn(document().scene()).front());
    ASSERT_TRUE(shown);
    EXPECT_EQ(editor().graph().nodes.size(), shown->objects.size());
    EXPECT_FALSE(relations().isEmpty());
    panel().findChild<QLineEdit *>(u"generate.prompt"_s)->setText(u"two desks by the window"_s);
    take(1);
    EXPECT_EQ(relations(), (QStringList{u"desk by-window"_s, u"desk2 by-window"_s}));
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(editor().graph().nodes.size(), shown->objects.size()) << "one step";
}

TEST_F(GraphInWindow, ManyLayoutsOfOneGraphAreMade)
{
    auto *keep = panel().findChild<QComboBox *>(u"generate.keep"_s);
    keep->setCurrentIndex(keep->findData(int(workflow::Keep::None)));
    deskAndChair();
    editor().relate({u"officechair"_s, u"desk"_s, u"facing"_s});
    editor().findChild<QPushButton *>(u"graph.generate"_s)->click();
    ASSERT_TRUE(QTest::qWaitFor([this] { return !window().jobs()->busy(); }, 60'000));
    ASSERT_EQ(window().jobs()->jobs().back().state, Job::State::Done);
    const scene::NodeId room = roomsIn(document().scene()).front();
    const NodeIds variants = variantsOf(document().hierarchy(), room);
    EXPECT_GE(variants.size(), 3u);
    for (const scene::NodeId variant : variants) {
        std::multiset<QString> categories;
        for (const scene::NodeId id : document().hierarchy().subtree(variant))
            if (const auto *object = document().scene().find(id)->find<scene::ObjectComponent>())
                categories.insert(object->category);
        EXPECT_EQ(categories, (std::multiset<QString>{u"Desk"_s, u"OfficeChair"_s}));
    }
    // Edited and run again, from what is shown.
    panel().findChild<QPushButton *>(u"graph.clear"_s)->click();
    EXPECT_FALSE(panel().options().graph.has_value());
    document().select({workflow::shownVariant(document().hierarchy(), room)});
    window().inspector().findChild<QPushButton *>(u"recipe.edit"_s)->click();
    EXPECT_EQ(editor().graph().nodes.size(), 2u);
}

/// For people to look at, in both languages and themes.
TEST_F(GraphInWindow, PicturesOfTheGraphEditor)
{
    window().resize(1600, 1000);
    const auto fill = [this] {
        editor().findChild<QToolButton *>(u"graph.from"_s)->menu()->actions()[0]->trigger();
        QTest::qWait(100);
    };
    fill();
    ASSERT_TRUE(editor().grab().save(picturePath(u"studio-graph-dark.png"_s)));
    studio->setLanguage(u"zh_CN"_s);
    studio->setTheme(ThemeChoice::Light);
    open();
    fill();
    ASSERT_TRUE(editor().grab().save(picturePath(u"studio-graph-light-zh.png"_s)));
    studio->setLanguage(u"en"_s);
}

} // namespace
} // namespace twinloom::studio
