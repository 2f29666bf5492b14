// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/generate_panel.h"

#include "app/studio/document/edits.h"
#include "app/studio/jobs/job_runner.h"
#include "app/studio/panels/inspector_panel.h"
#include "app/studio/panels/number_field.h"
#include "app/studio/panels/fit_section.h"
#include "app/studio/panels/variant_list.h"
#include "app/studio/panels/wish_list.h"
#include "app/studio/screenshot.h"
#include "tests/app/studio/window_fixture.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>

#include <set>

namespace twinloom::studio
{
namespace
{

class GenerateInWindow : public Window
{
protected:
    void SetUp() override
    {
        Window::SetUp();
        raise(u"dock.generate"_s);
    }
    void lookFromAbove()
    {
        window().viewport().showFrom(StandardView::Top);
        settle();
    }
    GeneratePanel &panel() { return window().generatePanel(); }
    template <class T>
    T *part(const char *name)
    {
        return panel().findChild<T *>(QLatin1StringView(name));
    }
    scene::NodeId room() { return roomsIn(document().scene()).front(); }
    /// Where a place of the floor is in the view.
    QPoint onScreen(double x, double y)
    {
        const Eigen::Vector3d at = floorFrame(document().hierarchy(), room()) * Eigen::Vector3d(x, y, 0);
        return window().viewport().project(at)->toPoint();
    }
    void drag(const QPoint &from, const QPoint &to)
    {
        Viewport &view = window().viewport();
        QTest::mousePress(&view, Qt::LeftButton, {}, from);
        for (int step = 1; step <= 8; ++step)
            QTest::mouseMove(&view, from + (to - from) * step / 8);
        QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
    }
    bool finishJobs()
    {
        return QTest::qWaitFor([this] { return !window().jobs()->busy(); }, 60'000) &&
               window().jobs()->jobs().back().state == Job::State::Done;
    }
    void fromAnEmptyRoom()
    {
        auto *keep = part<QComboBox>("generate.keep");
        keep->setCurrentIndex(keep->findData(int(workflow::Keep::None)));
    }
};

TEST_F(GenerateInWindow, PromptIsEchoedWhileItIsTyped)
{
    auto *prompt = part<QLineEdit>("generate.prompt");
    auto *echo = part<QLabel>("generate.understood");
    QTest::keyClicks(prompt, u"two desks by the window, no plants"_s);
    EXPECT_TRUE(echo->text().contains(u"2 × Desk"_s)) << echo->text().toStdString();
    EXPECT_TRUE(echo->text().contains(u"by a window"_s));
    prompt->setText(u"双人床靠墙"_s);
    EXPECT_TRUE(echo->text().contains(u"Bed against a wall"_s)) << echo->text().toStdString();
    EXPECT_EQ(panel().options().prompt, u"双人床靠墙"_s);
}

TEST_F(GenerateInWindow, StylesAreChosenOrTyped)
{
    auto *style = part<QComboBox>("generate.style");
    EXPECT_TRUE(panel().options().style.isEmpty()) << "as usual";
    style->setCurrentIndex(style->findData(u"nordic"_s));
    EXPECT_EQ(panel().options().style, u"nordic"_s);
    part<QLineEdit>("generate.prompt")->setText(u"a modern bedroom with a classic round table"_s);
    const QString echo = part<QLabel>("generate.understood")->text();
    EXPECT_TRUE(echo.contains(u"style: Modern"_s)) << echo.toStdString();
    EXPECT_TRUE(echo.contains(u"round Dining table"_s)) << echo.toStdString();
}

TEST_F(GenerateInWindow, CountsAndBansAreWishes)
{
    auto *add = part<QComboBox>("wish.add");
    add->setCurrentIndex(add->findData(u"HousePlant"_s));
    QTest::keyClick(add->lineEdit(), Qt::Key_Return);
    ASSERT_EQ(panel().options().counts.count(u"HousePlant"_s), 1u);
    auto *number = part<NumberField>("wish.HousePlant");
    number->selectAll();
    QTest::keyClicks(number, u"0"_s);
    QTest::keyClick(number, Qt::Key_Return);
    EXPECT_EQ(number->text(), u"none"_s);
    panel().wishes().setCount(u"Bed"_s, 2);
    EXPECT_EQ(panel().options().counts, (std::map<QString, int>{{u"Bed"_s, 2}, {u"HousePlant"_s, 0}}));
    panel().wishes().remove(u"HousePlant"_s);
    EXPECT_EQ(panel().options().counts.size(), 1u);
}

TEST_F(GenerateInWindow, NothingIsAddedOnTheWayThroughTheList)
{
    auto *add = part<QComboBox>("wish.add");
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Up})
        QTest::keyClick(add, key);
    add->hidePopup();
    EXPECT_TRUE(panel().options().counts.empty());
    // What the completer picks is added, and leaves an empty box.
    add->setFocus();
    QTest::keyClicks(add->lineEdit(), u"house"_s);
    ASSERT_TRUE(QTest::qWaitFor([add] { return add->completer()->popup()->isVisible(); }, 2000));
    QTest::keyClick(add->completer()->popup(), Qt::Key_Down);
    QTest::keyClick(add->completer()->popup(), Qt::Key_Return);
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return add->currentText().isEmpty() && !panel().options().counts.empty(); }, 2000))
        << add->currentText().toStdString();
    QTest::qWait(50);
    EXPECT_EQ(add->currentText(), QString());
    EXPECT_EQ(panel().options().counts.size(), 1u);
}

TEST_F(GenerateInWindow, WrongNumbersStayInSightAndAreRefused)
{
    auto *number = part<NumberField>("generate.count");
    panel().wishes().setCount(u"Bed"_s, 2);
    auto *wish = part<NumberField>("wish.Bed");
    const auto type = [](NumberField *field, const QString &text) {
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    };
    std::vector<Error> refused;
    QObject::connect(&panel(), &GeneratePanel::refused, &window(),
                     [&](const Error &error) { refused.push_back(error); });
    for (const auto &[field, text] : {std::pair(number, u"99"_s), std::pair(wish, u"abc-3"_s)}) {
        const QString before = field->text();
        type(field, text);
        EXPECT_EQ(field->text(), text) << "as it was typed";
        EXPECT_TRUE(field->property("wrong").toBool());
        part<QPushButton>("generate.go")->click();
        ASSERT_FALSE(refused.empty());
        EXPECT_TRUE(refused.back().message.contains(field->accessibleName())) << refused.back().text().toStdString();
        refused.clear();
        QTest::keyClick(field, Qt::Key_Escape);
        EXPECT_EQ(field->text(), before);
    }
    EXPECT_FALSE(window().jobs()->busy());
    EXPECT_TRUE(window().jobs()->jobs().empty());
    type(number, u"12"_s);
    EXPECT_EQ(panel().options().count, 12);
    EXPECT_EQ(panel().options().counts.at(u"Bed"_s), 2);
}

TEST_F(GenerateInWindow, ACancelledJobIsToldOf)
{
    window().jobs()->start(u"Long work"_s, u"studio.test"_s, [](Progress &progress) -> Result<JobOutput> {
        while (!progress.cancelled())
            QTest::qSleep(2);
        return cancelledError();
    });
    window().jobs()->cancel(window().jobs()->jobs().back().id);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !window().jobs()->busy(); }, 5000));
    auto &list = *window().messages().findChild<QTreeWidget *>();
    ASSERT_EQ(list.topLevelItemCount(), 1);
    EXPECT_EQ(list.topLevelItem(0)->text(0), u"Long work: cancelled."_s);
}

TEST_F(GenerateInWindow, ARegionDrawnOnTheFloorHoldsTheNewObjects)
{
    lookFromAbove();
    fromAnEmptyRoom();
    const auto [low, high] = geometry::bounds(document().scene().find(room())->find<scene::RoomComponent>()->polygon);
    const geometry::Vec2 middle = (low + high) / 2;
    part<QPushButton>("generate.draw")->click();
    EXPECT_EQ(window().viewport().tool(), Tool::Region);
    drag(onScreen(low.x() + 0.1, low.y() + 0.1), onScreen(middle.x(), high.y() - 0.1));
    ASSERT_EQ(panel().options().regions.size(), 1u);
    const geometry::Polygon region = panel().options().regions.front();
    EXPECT_NEAR(region[0].x(), low.x() + 0.1, 0.05);
    EXPECT_NEAR(region[2].x(), middle.x(), 0.05);
    part<QPushButton>("generate.go")->click();
    ASSERT_TRUE(finishJobs());
    const auto furnished = scene::roomFromScene(document().hierarchy(), room());
    ASSERT_TRUE(furnished);
    ASSERT_FALSE(furnished->objects.empty());
    for (const scene::RoomObject &object : furnished->objects)
        EXPECT_TRUE(object.parent >= 0 || object.box.centre.x() < middle.x() + 0.1) << object.category.toStdString();
    QTest::keyClick(&window().viewport(), Qt::Key_Escape);
    EXPECT_EQ(window().viewport().tool(), Tool::Select);
    panel().clearRegions();
    EXPECT_TRUE(panel().options().regions.empty());
}

TEST_F(GenerateInWindow, AgainButDifferentWhereTheSelectionIs)
{
    EXPECT_FALSE(part<QPushButton>("generate.again")->isEnabled()) << "nothing says where";
    const scene::NodeId desk = named("Desk");
    document().select({desk});
    ASSERT_TRUE(part<QPushButton>("generate.again")->isEnabled());
    part<QPushButton>("generate.again")->click();
    ASSERT_TRUE(finishJobs());
    EXPECT_FALSE(document().scene().find(desk)->visible);
    EXPECT_TRUE(document().scene().find(named("CoffeeTable"))->visible);
    EXPECT_GE(panel().variants().count(), 1);
}

TEST_F(GenerateInWindow, FindingsLeadToTheirVariantAndTheOtherWay)
{
    fromAnEmptyRoom();
    part<QLineEdit>("generate.prompt")->setText(u"two desks by the window, a glorp"_s);
    part<QPushButton>("generate.go")->click();
    ASSERT_TRUE(finishJobs());
    auto &list = *window().messages().findChild<QTreeWidget *>();
    const auto rows = [&list](const QString &text) { return list.findItems(text, Qt::MatchContains); };
    ASSERT_EQ(rows(u"understood as"_s).size(), 1) << "of all four, once";
    EXPECT_TRUE(rows(u"understood as"_s).front()->text(0).contains(u"Desk by a window"_s))
        << rows(u"understood as"_s).front()->text(0).toStdString();
    const auto variants = variantsOf(document().hierarchy(), room());
    ASSERT_EQ(variants.size(), 4u);
    EXPECT_TRUE(part<QLabel>("generate.findings")->text().contains(u"glorp"_s));

    const NodeFindings findings{{variants[2]}, u"Seed"_s, {{u"count-does-not-fit"_s, u"One is lacking."_s, {}}}};
    window().messages().add(findings, u"Generate"_s);
    panel().takeFindings(findings);
    EXPECT_FALSE(part<QLabel>("generate.findings")->text().contains(u"lacking"_s)) << "another one is shown";
    Q_EMIT list.itemClicked(rows(u"One is lacking"_s).front(), 0);
    EXPECT_EQ(workflow::shownVariant(document().hierarchy(), room()), variants[2]);
    EXPECT_EQ(document().selection(), NodeIds{variants[2]});
    EXPECT_TRUE(part<QLabel>("generate.findings")->text().contains(u"lacking"_s));
    EXPECT_TRUE(rows(u"One is lacking"_s).front()->isSelected());

    // The tile of another: the outliner goes along.
    for (int tile = 0; tile < panel().variants().count(); ++tile)
        if (scene::NodeId{panel().variants().item(tile)->data(Qt::UserRole).toULongLong()} == variants[1]) {
            panel().variants().setCurrentRow(tile);
            break;
        }
    EXPECT_EQ(workflow::shownVariant(document().hierarchy(), room()), variants[1]);
    EXPECT_EQ(document().selection(), NodeIds{variants[1]});
    EXPECT_FALSE(rows(u"One is lacking"_s).front()->isSelected());
}

TEST_F(GenerateInWindow, GeneratingOnceMoreGoesOnWithTheNextSeeds)
{
    fromAnEmptyRoom();
    auto *seed = part<QLineEdit>("generate.seed");
    EXPECT_EQ(seed->text(), u"1"_s);
    std::set<quint64> seeds;
    for (int press = 1; press <= 2; ++press) {
        part<QPushButton>("generate.go")->click();
        ASSERT_TRUE(finishJobs());
    }
    quint64 highest = 0;
    for (const scene::NodeId id : variantsOf(document().hierarchy(), room())) {
        const quint64 used = document().scene().find(id)->find<scene::RecipeComponent>()->seed;
        EXPECT_TRUE(seeds.insert(used).second) << used << " was there already";
        highest = std::max(highest, used);
    }
    EXPECT_EQ(seeds.size(), 8u);
    EXPECT_EQ(seed->text(), QString::number(highest + 1));
    VariantList &list = panel().variants();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !list.visibleRegion().isEmpty(); }, 2000)) << "below what is seen";
    EXPECT_TRUE(list.viewport()->rect().contains(list.visualItemRect(list.currentItem()).center()));
}

TEST_F(GenerateInWindow, WhatWasAskedForCanBeAskedAgainOrEdited)
{
    fromAnEmptyRoom();
    part<QLineEdit>("generate.prompt")->setText(u"two desks by the window"_s);
    panel().wishes().setCount(u"Bed"_s, 0);
    auto *style = part<QComboBox>("generate.style");
    style->setCurrentIndex(style->findData(u"nordic"_s));
    part<QPushButton>("generate.go")->click();
    ASSERT_TRUE(finishJobs());
    const scene::NodeId made = workflow::shownVariant(document().hierarchy(), room());
    const auto shown = [this] { return scene::roomFromScene(document().hierarchy(), room()).value(); };
    const scene::Room first = shown();
    document().select({made});
    EXPECT_EQ(window().inspector().editor(u"request.wishes"_s)->property("text").toString(),
              u"“two desks by the window”\nNo Bed"_s);

    EXPECT_EQ(window().inspector().editor(u"request.style"_s)->property("text").toString(), u"Nordic"_s);

    part<QLineEdit>("generate.prompt")->clear();
    panel().wishes().remove(u"Bed"_s);
    style->setCurrentIndex(0);
    window().inspector().findChild<QPushButton *>(u"recipe.edit"_s)->click();
    EXPECT_EQ(panel().options().prompt, u"two desks by the window"_s);
    EXPECT_EQ(panel().options().counts, (std::map<QString, int>{{u"Bed"_s, 0}}));
    EXPECT_EQ(panel().options().keep, workflow::Keep::None);
    EXPECT_EQ(panel().options().style, u"nordic"_s);
    EXPECT_GT(panel().options().seed, 1u) << "the same seed would give the same again";

    const int before = panel().variants().count();
    window().inspector().findChild<QPushButton *>(u"recipe.again"_s)->click();
    ASSERT_TRUE(finishJobs());
    EXPECT_EQ(panel().variants().count(), before + 1);
    EXPECT_NE(workflow::shownVariant(document().hierarchy(), room()), made);
    EXPECT_EQ(shown(), first);
}

TEST_F(GenerateInWindow, WhatTheScanSawCanBeHiddenOnceThereIsALayout)
{
    const scene::NodePtr rug = document().scene().find(named("Rug"));
    scene::Node scanned = *rug;
    scene::ObjectComponent object = *rug->find<scene::ObjectComponent>();
    object.points = 100;
    scanned.set(object);
    ASSERT_TRUE(document().commit({{scene::edited(rug, scanned)}}, u"test"_s, u"Scan"_s));
    part<QPushButton>("generate.go")->click();
    ASSERT_TRUE(finishJobs());
    const auto buttons = window().messageBar().findChildren<QPushButton *>();
    const auto hide = std::ranges::find(buttons, u"Hide the scan"_s, &QPushButton::text);
    ASSERT_NE(hide, buttons.end());
    (*hide)->click();
    EXPECT_FALSE(document().scene().find(rug->id)->visible);
    EXPECT_EQ(document().undoLabel(), u"Hide the scan"_s);
    trigger(Act::Undo);
    EXPECT_TRUE(document().scene().find(rug->id)->visible);
}

TEST_F(GenerateInWindow, AWrongParameterIsNotReplacedByAnother)
{
    auto *attempts = part<QLineEdit>("param.attempts");
    attempts->setText(u"-1"_s);
    QTest::keyClick(attempts, Qt::Key_Return);
    part<QPushButton>("generate.go")->click();
    EXPECT_TRUE(window().jobs()->jobs().empty());
    EXPECT_TRUE(window().messageBar().text().contains(u"Attempts"_s)) << window().messageBar().text().toStdString();
}

TEST_F(GenerateInWindow, OneSentenceSaysWhatAGeneratorDoes)
{
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        studio->setLanguage(language);
        const QString shown = part<QLabel>("generate.summary")->text();
        EXPECT_FALSE(shown.isEmpty());
        EXPECT_FALSE(shown.contains(u'。') || shown.contains(u"against-wall"_s)) << shown.toStdString();
    }
    studio->setLanguage(u"en"_s);
}

TEST_F(GenerateInWindow, PinnedObjectsArePinnedBySelection)
{
    document().select({named("Desk"), named("Rug")});
    panel().pinSelection();
    EXPECT_TRUE(document().scene().find(named("Desk"))->find<scene::ObjectComponent>()->pinned);
    panel().unpinAll();
    EXPECT_FALSE(document().scene().find(named("Rug"))->find<scene::ObjectComponent>()->pinned);
}

TEST_F(GenerateInWindow, AClickOnTheFloorSaysWhatFitsAndPutsItThere)
{
    lookFromAbove();
    part<QPushButton>("fit.ask")->click();
    const auto &polygon = document().scene().find(room())->find<scene::RoomComponent>()->polygon;
    const geometry::Vec2 middle = geometry::centroid(polygon);
    QTest::mouseClick(&window().viewport(), Qt::LeftButton, {}, onScreen(middle.x(), middle.y()));
    ASSERT_TRUE(QTest::qWaitFor([this] { return !panel().fit().looking(); }, 30'000));
    ASSERT_FALSE(panel().fit().suggestions().empty());
    auto *list = part<QTreeWidget>("fit.list");
    ASSERT_EQ(list->topLevelItemCount(), 8);
    const std::size_t before = document().scene().size();
    const QRect row = list->visualItemRect(list->topLevelItem(0));
    panel().findChild<QScrollArea *>()->ensureWidgetVisible(list);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, row.center());
    EXPECT_TRUE(document().scene().size() > before || window().messageBar().isVisible());
}

TEST_F(GenerateInWindow, AMapShowsWhereAThingFits)
{
    const QImage before = window().viewport().picture();
    panel().fit().showMap(u"Bed"_s);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !panel().fit().looking(); }, 30'000));
    QTest::qWait(300);
    const QImage after = window().viewport().picture();
    int changed = 0;
    for (int y = 0; y < after.height(); y += 4)
        for (int x = 0; x < after.width(); x += 4)
            changed += after.pixel(x, y) != before.pixel(x, y);
    EXPECT_GT(changed, after.width() * after.height() / 16 / 50) << "no floor has changed its colour";
}

/// For people to look at, in both languages and themes.
TEST_F(GenerateInWindow, PicturesOfAllControls)
{
    window().resize(1600, 1000);
    fromAnEmptyRoom();
    part<QLineEdit>("generate.prompt")->setText(u"two desks by the window, a quux"_s);
    panel().wishes().setCount(u"Bed"_s, 1);
    panel().wishes().setCount(u"Television"_s, 0);
    part<QPushButton>("generate.go")->click();
    ASSERT_TRUE(finishJobs());
    EXPECT_GE(panel().variants().count(), 2);
    panel().addRegion({{0.3, 0.3}, {1.8, 0.3}, {1.8, 1.6}, {0.3, 1.6}});
    panel().fit().showMap(u"ArmChair"_s);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !panel().fit().looking(); }, 30'000));
    ASSERT_TRUE(saveScreenshot(window(), picturePath(u"studio-generate-dark.png"_s)));
    studio->setLanguage(u"zh_CN"_s);
    studio->setTheme(ThemeChoice::Light);
    raise(u"dock.generate"_s);
    panel().fit().ask({1.2, 1.2});
    ASSERT_TRUE(QTest::qWaitFor([this] { return !panel().fit().looking(); }, 30'000));
    auto *scroll = panel().findChild<QScrollArea *>();
    QTest::qWait(200);
    scroll->ensureWidgetVisible(part<QTreeWidget>("fit.list"));
    ASSERT_TRUE(saveScreenshot(window(), picturePath(u"studio-generate-light-zh.png"_s)));
    studio->setLanguage(u"en"_s);
}

} // namespace
} // namespace twinloom::studio
