// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a person uses it: on a virtual X server, with real mouse and key events and real OpenGL.
#include "app/studio/document/commands.h"
#include "app/studio/document/edits.h"
#include "app/studio/jobs/job_runner.h"
#include "app/studio/panels/alarm_panel.h"
#include "app/studio/panels/generate_panel.h"
#include "app/studio/live/history_chart.h"
#include "app/studio/panels/inspector_panel.h"
#include "app/studio/panels/live_panel.h"
#include "app/studio/panels/number_field.h"
#include "app/studio/panels/outliner_panel.h"
#include "app/studio/panels/variant_list.h"
#include "app/studio/screenshot.h"
#include "app/studio/viewport/empty_scene.h"
#include "app/studio/window/help_dialog.h"
#include "core/scan/cloud_blob.h"
#include "tests/app/studio/window_fixture.h"

#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QGlyphRun>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRawFont>
#include <QScrollArea>
#include <QTextLayout>
#include <QThread>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

#include <cmath>
#include <set>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

TEST_F(Window, EmptyingTheSearchLeavesTheTreeAsItWas)
{
    auto *tree = window().findChild<QTreeView *>(u"outliner"_s);
    auto *search = window().outliner().findChild<QLineEdit *>();
    document().select({});
    const auto opened = [&] {
        QStringList names;
        std::vector<QModelIndex> above{QModelIndex()};
        while (!above.empty()) {
            const QModelIndex index = above.back();
            above.pop_back();
            for (int row = 0; row < tree->model()->rowCount(index); ++row)
                if (const QModelIndex child = tree->model()->index(row, 0, index); tree->isExpanded(child)) {
                    names << child.data().toString();
                    above.push_back(child);
                }
        }
        return names;
    };
    const QStringList before = opened();
    ASSERT_FALSE(before.isEmpty());
    search->setText(u"monitor"_s);
    EXPECT_NE(opened(), before);
    search->setText(u"tele"_s);
    search->clear();
    EXPECT_EQ(opened(), before);
}

TEST_F(Window, AnErrorGoesWhenALaterJobStarts)
{
    const auto failing = [](Progress &) -> Result<JobOutput> { return unexpected(ErrorCode::Io, u"No such scan."_s); };
    window().jobs()->start(u"first"_s, u"test"_s, failing);
    ASSERT_TRUE(QTest::qWaitFor([this] { return window().messageBar().text().contains(u"No such scan."_s); }, 10'000));
    const int id = window().jobs()->start(u"second"_s, u"test"_s, [](Progress &progress) -> Result<JobOutput> {
        while (!progress.cancelled())
            QThread::msleep(5);
        return cancelledError();
    });
    EXPECT_EQ(window().messageBar().text(), QString());
    window().jobs()->cancel(id);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !window().jobs()->busy(); }, 10'000));
    EXPECT_TRUE(window().messageBar().text().contains(u"second: cancelled"_s));
}

TEST_F(Window, AMessageLeavesTheViewAsItIs)
{
    const QRect view = window().viewport().geometry();
    for (const bool isLong : {false, true}) {
        const QString text =
            isLong ? u"What is told here takes more than one line of the card. "_s.repeated(8) : u"Short."_s;
        window().messageBar().showMessage({.text = text, .hint = {}, .button = {}, .action = {}});
        QTest::qWait(0);
        const MessageBar &bar = window().messageBar();
        EXPECT_TRUE(bar.isVisible());
        EXPECT_EQ(window().viewport().geometry(), view);
        EXPECT_TRUE(bar.parentWidget()->rect().contains(bar.geometry()));
        EXPECT_EQ(bar.height() > 60, isLong) << bar.height();
        window().grab().save(picturePath(isLong ? u"message-long.png"_s : u"message.png"_s));
    }
    for (const QSize size : {QSize(1100, 700), QSize(900, 700)}) {
        window().resize(size);
        QTest::qWait(0);
        const MessageBar &bar = window().messageBar();
        EXPECT_TRUE(bar.parentWidget()->rect().contains(bar.geometry()));
        const auto *tools = window().findChild<QWidget *>(u"viewTools"_s);
        ASSERT_NE(tools, nullptr);
        const QRect taken(tools->mapTo(bar.parentWidget(), QPoint()), tools->size());
        EXPECT_FALSE(taken.intersects(bar.geometry())) << size.width();
        window().grab().save(picturePath(u"message-%1.png"_s.arg(size.width())));
    }
}

TEST_F(Window, PointsThatAreCutAwayAreToldOf)
{
    // Far outside of the sample room, and nothing else: all of them are left out of the view from above.
    scan::PointCloud cloud;
    for (int i = 0; i < 500; ++i)
        cloud.positions.emplace_back(0.01f * float(i), -30.0f, 1.0f);
    for (int i = 0; i < 100; ++i)
        cloud.positions.emplace_back(0.01f * float(i), 0.0f, 1.0f);
    const auto blob = document().putBlob(scan::encodeCloud(cloud));
    ASSERT_TRUE(blob);
    scene::Node node;
    node.id = document().ids().next();
    node.set(scene::PointCloudComponent{*blob, 600, u"stray"_s, {0, -30, 0.9}, {5, 0, 1.1}});
    ASSERT_TRUE(document().commit({{scene::added(node)}}, u"test"_s, u"Cloud"_s));
    window().viewport().showFrom(StandardView::Perspective);
    const auto *hint = window().findChild<QLabel *>(u"cutPoints"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return hint->isVisible(); }, 30'000));
    EXPECT_TRUE(hint->text().contains(u"83 %"_s)) << hint->text().toStdString();
    EXPECT_TRUE(hint->text().contains(u"C"_s));
    trigger(Act::Cutaway);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !hint->isVisible(); }, 10'000));
}

TEST_F(Window, UndoAndRedoByActionsAndOutlinerFollows)
{
    const std::size_t before = document().scene().size();
    trigger(Act::AddRoom);
    EXPECT_GT(document().scene().size(), before);
    EXPECT_EQ(window().outliner().model().rowCount(), 2);
    trigger(Act::Undo);
    EXPECT_EQ(document().scene().size(), before);
    EXPECT_EQ(window().outliner().model().rowCount(), 1);
    trigger(Act::Redo);
    EXPECT_EQ(window().outliner().model().rowCount(), 2);
}

TEST_F(Window, ClickSelectsAndInspectorEditCommits)
{
    const scene::NodeId table = named("CoffeeTable");
    QTest::mouseClick(&window().viewport(), Qt::LeftButton, {}, middle(table));
    ASSERT_TRUE(document().active());
    EXPECT_EQ(document().active()->id, table) << document().active()->name.toStdString();
    auto *width = qobject_cast<NumberField *>(window().inspector().editor(u"object.width"_s));
    ASSERT_NE(width, nullptr);
    width->selectAll();
    QTest::keyClicks(width, u"1.4"_s);
    QTest::keyClick(width, Qt::Key_Return);
    QCoreApplication::processEvents();
    EXPECT_EQ(window().focusWidget(), &window().viewport());
    EXPECT_DOUBLE_EQ(document().active()->find<scene::ObjectComponent>()->size.x(), 1.4);
    EXPECT_DOUBLE_EQ(document().active()->find<scene::ModelComponent>()->size.x(), 1.4);
    trigger(Act::Undo);
    EXPECT_DOUBLE_EQ(width->value(), 1.1);
    document().select({table, named("Desk")});
    QTest::keyClick(window().inspector().editor(u"object.width"_s), Qt::Key_Up);
    EXPECT_EQ(window().inspector().editor(u"object.width"_s)->property("text").toString(), QString()) << "they differ";
}

TEST_F(Window, DraggingWithTheMoveToolIsOneChange)
{
    const scene::NodeId table = named("CoffeeTable");
    const scene::Vec3 before = document().scene().find(table)->transform.translation;
    trigger(Act::MoveTool);
    Viewport &view = window().viewport();
    const QPoint from = middle(table);
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 8; ++step)
        QTest::mouseMove(&view, from + QPoint(6 * step, 2 * step));
    EXPECT_EQ(document().scene().find(table)->transform.translation, before) << "a drag edits the scene before its end";
    QTest::mouseRelease(&view, Qt::LeftButton, {}, from + QPoint(48, 16));
    const scene::Vec3 after = document().scene().find(table)->transform.translation;
    EXPECT_GT((after - before).norm(), 0.05);
    EXPECT_DOUBLE_EQ(after.z(), before.z());
    EXPECT_EQ(document().undoLabel(), u"Move “Coffee table”"_s);
    trigger(Act::Undo);
    EXPECT_EQ(document().scene().find(table)->transform.translation, before);
}

TEST_F(Window, WhatIsLetFallLiesOnTheRugBelow)
{
    const scene::NodeId table = named("CoffeeTable");
    const scene::NodePtr node = document().scene().find(table);
    scene::Node raised = *node;
    raised.transform.translation.z() += 0.6;
    ASSERT_TRUE(document().commit({{scene::edited(node, raised)}}, u"test"_s, u"Raise"_s));
    document().select({table});
    trigger(Act::LetFall);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window().jobs()->busy(); }, 20'000));
    const double rug = boundsOf(document().hierarchy(), {named("Rug")}).max().z();
    EXPECT_NEAR(document().scene().find(table)->transform.translation.z(), rug, 0.005);
}

TEST_F(Window, DeleteDuplicateAndHideBySelection)
{
    const std::size_t before = document().scene().size();
    document().select({named("Desk")});
    trigger(Act::Duplicate);
    EXPECT_GT(document().scene().size(), before);
    trigger(Act::Delete);
    EXPECT_EQ(document().scene().size(), before);
    EXPECT_FALSE(window().actions()[Act::Delete]->isEnabled()) << "nothing is selected any more";
    document().select({named("Desk")});
    trigger(Act::ToggleVisible);
    EXPECT_FALSE(document().scene().find(named("Desk"))->visible);
}

TEST_F(Window, GeneratesVariantsAndSwitchesBetweenThem)
{
    // Around everything that the sample holds there is but one layout; an empty room has many.
    auto *keep = window().generatePanel().findChild<QComboBox *>(u"generate.keep"_s);
    keep->setCurrentIndex(keep->findData(int(workflow::Keep::None)));
    window().generatePanel().findChild<QPushButton *>(u"generate.go"_s)->click();
    ASSERT_TRUE(QTest::qWaitFor([this] { return !window().jobs()->busy(); }, 60'000));
    ASSERT_EQ(window().jobs()->jobs().front().state, Job::State::Done)
        << window().jobs()->jobs().front().outcome.toStdString();
    EXPECT_EQ(window().generatePanel().variants().count(), 4);
    const NodeIds variants = variantsOf(document().hierarchy(), roomsIn(document().scene()).front());
    ASSERT_EQ(variants.size(), 4u);
    window().generatePanel().variants().setCurrentRow(2);
    EXPECT_FALSE(document().scene().find(variants[0])->visible);
    EXPECT_TRUE(document().scene().find(variants[2])->visible);
}

TEST_F(Window, AnEmptySceneSaysHowToBegin)
{
    const auto *hint = window().findChild<EmptyScene *>();
    EXPECT_TRUE(hint->isHidden());
    ASSERT_TRUE(studio->newProject(folder.filePath(u"new.twin"_s)));
    EXPECT_FALSE(hint->isHidden());
    EXPECT_TRUE(window().viewport().rect().contains(hint->geometry()));
    trigger(Act::AddRoom);
    EXPECT_TRUE(hint->isHidden());
    trigger(Act::Undo);
    EXPECT_FALSE(hint->isHidden());
}

TEST_F(Window, HelpHasTheMouseAndTheKeysOfCommands)
{
    HelpDialog help(window().actions());
    QStringList texts;
    for (const QLabel *label : help.findChildren<QLabel *>())
        texts << label->text();
    EXPECT_TRUE(texts.contains(gestureHelp().front().how));
    EXPECT_TRUE(texts.contains(u"Ctrl+D"_s)) << texts.join(u'|').toStdString();
}

TEST_F(Window, ProblemsAreSaidInTheWindow)
{
    EXPECT_FALSE(studio->openProject(folder.filePath(u"missing.twin"_s)));
    EXPECT_TRUE(window().messageBar().text().contains(u"missing.twin"_s));
    EXPECT_NE(window().document(), nullptr) << "what was open stays open";
}

TEST_F(Window, LanguageAndThemeChangeAtRunTime)
{
    const QString english = window().actions()[Act::Delete]->text();
    const std::size_t nodes = document().scene().size();
    studio->setLanguage(u"zh_CN"_s);
    EXPECT_NE(window().actions()[Act::Delete]->text(), english);
    EXPECT_EQ(document().scene().size(), nodes);
    studio->setTheme(ThemeChoice::Light);
    EXPECT_GT(QApplication::palette().color(QPalette::Window).lightness(), 200);
    studio->setLanguage(u"en"_s);
}

TEST_F(Window, QuotationMarksAreOfTheLanguagesFont)
{
    const auto familyOf = [](const QString &text) {
        QTextLayout layout(text, QApplication::font());
        layout.beginLayout();
        layout.createLine();
        layout.endLayout();
        return layout.glyphRuns().constFirst().rawFont().familyName();
    };
    const QString quoted = u"“Desk”"_s;
    EXPECT_EQ(familyOf(quoted), familyOf(u"Desk"_s));
    EXPECT_FALSE(familyOf(quoted).contains(u"CJK"_s));
    studio->setLanguage(u"zh_CN"_s);
    EXPECT_EQ(familyOf(u"“桌子”"_s), familyOf(u"桌子"_s));
    studio->setLanguage(u"en"_s);
}

TEST_F(Window, LivePanelShowsARecordingAndItsChart)
{
    const QString recording = folder.filePath(u"desk.csv"_s);
    QFile file(recording);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("time,height\n");
    for (int i = 0; i < 200; ++i)
        file.write(QStringLiteral("%1,%2\n")
                       .arg(1'800'000'000'000'000'000 + i * 250'000'000LL)
                       .arg(0.72 + 0.2 * std::sin(i / 15.0))
                       .toLatin1());
    file.close();
    const scene::NodePtr desk = document().scene().find(named("Desk"));
    scene::TwinComponent twin;
    twin.id = u"desk"_s;
    scene::Binding height;
    height.property = u"height"_s;
    height.source = u"replay:%1?speed=max"_s.arg(recording);
    height.selector = u"/height"_s;
    height.time = u"/time"_s;
    height.visuals = {u"label=format \"{value:2} m\""_s, u"colour=ramp 0.5:blue 0.9:red"_s, u"gauge=range 0.5 1"_s};
    twin.bindings = {height};
    scene::Node live = *desk;
    live.set(twin);
    ASSERT_TRUE(document().commit({{scene::edited(desk, live)}}, u"test"_s, u"Bind"_s));

    LivePanel &panel = window().livePanel();
    auto *dock = window().findChild<QDockWidget *>(u"dock.live"_s);
    ASSERT_NE(dock, nullptr);
    dock->raise();
    QTest::mouseClick(&panel.connectButton(), Qt::LeftButton);
    ASSERT_TRUE(window().live()->running());
    ASSERT_TRUE(QTest::qWaitFor([&] { return panel.model().rowCount() == 1 && panel.chart().points() > 50; }, 20'000));
    EXPECT_TRUE(panel.chart().remark().isEmpty());
    ASSERT_TRUE(panel.chart().scale());
    EXPECT_NEAR(panel.chart().scale()->first, 0.5, 0.1) << "of values from 0.52 to 0.92";
    EXPECT_TRUE(
        panel.model().data(panel.model().index(0, LiveModel::Value), Qt::DisplayRole).toString().startsWith(u"0."_s));
    ASSERT_TRUE(saveScreenshot(window(), picturePath(u"studio-live.png"_s)));
    QTest::mouseClick(&panel.connectButton(), Qt::LeftButton);
    EXPECT_FALSE(window().live()->running());
    EXPECT_EQ(panel.model().rowCount(), 0);
}

TEST_F(Window, AnAlarmIsListedAndAcknowledgedWithAComment)
{
    auto journal = alarm::AlarmJournal::open(window().live()->historyFolder());
    ASSERT_TRUE(journal);
    alarm::Alarm raised;
    raised.tag = u"press.pressure"_s;
    raised.rule = u"pressure above 3000"_s;
    raised.text = u"The press is over pressure"_s;
    raised.severity = 900;
    raised.value = 3200;
    raised.raised = 1'800'000'000'000'000'000;
    ASSERT_TRUE(journal->raise(raised, raised.raised));
    AlarmPanel &panel = window().alarmPanel();
    panel.refresh();
    ASSERT_EQ(panel.alarms().size(), 1u);
    EXPECT_FALSE(panel.acknowledge(u"nothing is selected"_s));
    auto *dock = window().findChild<QDockWidget *>(u"dock.alarms"_s);
    ASSERT_NE(dock, nullptr);
    EXPECT_TRUE(dock->windowTitle().contains(u'1'));
    const QTreeWidgetItem *item = panel.list().topLevelItem(0);
    EXPECT_TRUE(item->text(0).startsWith(raised.text + u'\n')) << "the words have a line of their own";
    EXPECT_TRUE(item->text(0).endsWith(raised.tag)) << "what is cut off first";
    EXPECT_TRUE(item->toolTip(0).contains(raised.text) && item->toolTip(0).contains(raised.tag));
    panel.list().setCurrentItem(panel.list().topLevelItem(0));
    EXPECT_TRUE(panel.acknowledge(u"valve closed"_s));
    ASSERT_EQ(panel.alarms().size(), 1u) << "it is still active";
    EXPECT_EQ(panel.alarms()[0].comment, u"valve closed"_s);
    EXPECT_FALSE(dock->windowTitle().contains(u'1'));
    ASSERT_TRUE(journal->clear(panel.alarms()[0].id, raised.raised + 1, raised.raised + 1));
    panel.refresh();
    EXPECT_TRUE(panel.alarms().empty());
}

TEST_F(Window, FitsASmallScreenInEveryLanguage)
{
    constexpr QSize kSmall(1024, 680);
    const QString project = document().path();
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        studio->setLanguage(language);
        window().resize(kSmall);
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&window()));
        for (QDockWidget *dock : window().findChildren<QDockWidget *>()) {
            dock->raise();
            QTest::qWait(20);
            const std::string name = dock->objectName().toStdString();
            EXPECT_LE(window().minimumSizeHint().width(), kSmall.width()) << name;
            EXPECT_LE(window().minimumSizeHint().height(), kSmall.height()) << name;
            for (const QScrollArea *scroll : dock->findChildren<QScrollArea *>())
                EXPECT_LE(scroll->widget()->minimumSizeHint().width(), scroll->viewport()->width())
                    << name << " is cut off";
        }
        EXPECT_EQ(window().size(), kSmall);
        const QString picture = picturePath(u"studio-small-%1.png"_s.arg(language));
        ASSERT_TRUE(saveScreenshot(window(), picture));
        studio->closeProject();
        EXPECT_LE(window().minimumSizeHint().width(), kSmall.width()) << "the start page";
        ASSERT_TRUE(saveScreenshot(window(), picturePath(u"studio-start-%1.png"_s.arg(language))));
        ASSERT_TRUE(studio->openProject(project));
    }
}

TEST_F(Window, ScreenshotShowsSomething)
{
    const QString path = picturePath(u"studio-window.png"_s);
    ASSERT_TRUE(saveScreenshot(window(), path));
    const QImage picture(path);
    EXPECT_EQ(picture.size(), window().size());
    const QImage view = window().viewport().picture();
    std::set<QRgb> colours;
    for (int y = 0; y < view.height(); y += 8)
        for (int x = 0; x < view.width(); x += 8)
            colours.insert(view.pixel(x, y));
    EXPECT_GT(colours.size(), 200u) << "the view is (nearly) one colour";
}

TEST_F(Window, WhatNoLongerMatchesTheSearchStaysSelected)
{
    auto *search = window().outliner().findChild<QLineEdit *>();
    ASSERT_NE(search, nullptr);
    search->setText(u"Sofa"_s);
    const scene::NodeId sofa = named("Sofa");
    document().select({sofa});
    ASSERT_TRUE(document().commit(editNodes(document().scene(), {sofa}, [](scene::Node &n) { n.name = u"Bench"_s; }),
                                  u"test"_s, u"Test"_s));
    QCoreApplication::processEvents();
    EXPECT_EQ(document().selection(), std::vector{sofa});
    EXPECT_TRUE(window().outliner().view().selectionModel()->selectedRows().isEmpty());
    search->clear();
    EXPECT_EQ(window().outliner().view().selectionModel()->selectedRows().size(), 1) << "it is back in the list";
    ASSERT_TRUE(deleteSelection(document()));
    EXPECT_TRUE(document().selection().empty());
}

TEST_F(Window, QuittingAsksWhileAJobRuns)
{
    window().jobs()->start(u"Long"_s, u"test"_s, [](Progress &progress) -> Result<JobOutput> {
        while (!progress.cancelled())
            QThread::msleep(5);
        return cancelledError();
    });
    int asked = 0;
    const auto answer = [&asked](QMessageBox::ButtonRole role) {
        QTimer::singleShot(200, qApp, [&asked, role] {
            auto *question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (!question)
                return;
            ++asked;
            for (QAbstractButton *button : question->buttons())
                if (question->buttonRole(button) == role)
                    button->click();
        });
    };
    answer(QMessageBox::RejectRole);
    EXPECT_FALSE(window().close());
    EXPECT_TRUE(window().jobs()->busy());
    answer(QMessageBox::AcceptRole);
    EXPECT_TRUE(window().close());
    EXPECT_EQ(asked, 2);
}

} // namespace
} // namespace twinloom::studio
