// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/inspector_panel.h"

#include "app/studio/panels/number_field.h"
#include "app/studio/document/openings.h"
#include "app/studio/document/sample.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

/// The panel with an undo beside it, without the view: it need not be drawn.
class Inspector : public testing::Test
{
protected:
    void SetUp() override
    {
        QLocale::setDefault(QLocale::c());
        made = Document::create(folder.filePath(u"sample.twin"_s));
        ASSERT_TRUE(made);
        ASSERT_TRUE(document().commit(sampleRoom(document().ids()), u"test"_s, u"Sample"_s));
        auto *layout = new QVBoxLayout(&host);
        layout->addWidget(&inspector);
        layout->addWidget(&elsewhere);
        elsewhere.setFocusPolicy(Qt::StrongFocus);
        QObject::connect(&inspector, &InspectorPanel::finished, [this] { elsewhere.setFocus(); });
        undo.setShortcut(QKeySequence::Undo);
        QObject::connect(&undo, &QAction::triggered, [this] { ASSERT_TRUE(document().undo()); });
        host.addAction(&undo);
        inspector.setDocument(&document());
        host.show();
        host.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&host));
    }
    ~Inspector() override { inspector.setDocument(nullptr); }

    Document &document() { return **made; }
    scene::NodeId named(const char *name) { return *scene::resolveNode(document().scene(), QLatin1StringView(name)); }
    template <class Editor = NumberField>
    Editor &editor(const char *property)
    {
        return *qobject_cast<Editor *>(inspector.editor(QLatin1StringView(property)));
    }
    /// As by hand: what was there is replaced.
    void type(QLineEdit &field, const QString &text)
    {
        field.setFocus();
        field.selectAll();
        QTest::keyClick(&field, Qt::Key_Delete);
        QTest::keyClicks(&field, text);
    }
    void enter(QLineEdit &field, const QString &text)
    {
        type(field, text);
        QTest::keyClick(&field, Qt::Key_Return);
        QCoreApplication::processEvents();
    }
    const scene::Vec3 &size(const char *node)
    {
        return document().scene().find(named(node))->find<scene::ObjectComponent>()->size;
    }
    std::size_t edits() { return document().journal()->size(); }

    QTemporaryDir folder;
    Result<std::unique_ptr<Document>> made = unexpected(Error{});
    QWidget host;
    InspectorPanel inspector{&host};
    QWidget elsewhere{&host};
    QAction undo;
};

TEST_F(Inspector, AnEditWithSeveralSelectedIsOneChangeOfAll)
{
    document().select({named("Desk"), named("CoffeeTable")});
    EXPECT_EQ(editor("object.width").text(), QString());
    EXPECT_EQ(editor("object.width").placeholderText(), u"Several values"_s);
    const std::size_t before = edits();
    enter(editor("object.width"), u"1.25"_s);
    EXPECT_DOUBLE_EQ(size("Desk").x(), 1.25);
    EXPECT_DOUBLE_EQ(size("CoffeeTable").x(), 1.25);
    EXPECT_EQ(edits(), before + 1);
    EXPECT_EQ(editor("object.width").text(), u"1.25 m"_s);
    undo.trigger();
    EXPECT_EQ(editor("object.width").text(), QString()) << "they differ again";
}

TEST_F(Inspector, LeavingAFieldCommitsToo)
{
    document().select({named("Desk"), named("CoffeeTable")});
    type(editor("object.depth"), u"0.9"_s);
    elsewhere.setFocus();
    EXPECT_DOUBLE_EQ(size("Desk").y(), 0.9);
    EXPECT_DOUBLE_EQ(size("CoffeeTable").y(), 0.9);
}

TEST_F(Inspector, WhatDiffersIsLeftAloneUntilSomethingIsEntered)
{
    document().select({named("Desk"), named("CoffeeTable")});
    const scene::Vec3 desk = size("Desk");
    const std::size_t before = edits();
    editor("object.width").setFocus();
    editor<QComboBox>("object.category").lineEdit()->setFocus();
    elsewhere.setFocus();
    EXPECT_EQ(size("Desk"), desk);
    EXPECT_EQ(edits(), before);
    EXPECT_EQ(editor<QComboBox>("object.category").currentText(), QString());
}

TEST_F(Inspector, AFlagThatDiffersIsNeither)
{
    document().select({named("Desk")});
    editor<QCheckBox>("object.pinned").click();
    document().select({named("Desk"), named("CoffeeTable")});
    EXPECT_EQ(editor<QCheckBox>("object.pinned").checkState(), Qt::PartiallyChecked);
    editor<QCheckBox>("object.pinned").click();
    EXPECT_EQ(editor<QCheckBox>("object.pinned").checkState(), Qt::Checked);
    EXPECT_TRUE(document().scene().find(named("CoffeeTable"))->find<scene::ObjectComponent>()->pinned);
}

TEST_F(Inspector, OnlyWhatHasThePropertyIsEdited)
{
    const scene::NodeId room = document().hierarchy().children({}).front();
    document().select({room, named("Desk")});
    enter(editor("object.width"), u"1.3"_s);
    EXPECT_DOUBLE_EQ(size("Desk").x(), 1.3);
    EXPECT_EQ(inspector.editor(u"node.name"_s), nullptr) << "all would be called the same";
}

TEST_F(Inspector, AfterReturnTheKeysAreTheViewsAgain)
{
    document().select({named("Desk")});
    const double before = size("Desk").x();
    enter(editor("object.width"), u"1.25"_s);
    EXPECT_TRUE(elsewhere.hasFocus());
    QTest::keyClick(&elsewhere, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_DOUBLE_EQ(size("Desk").x(), before);
}

TEST_F(Inspector, UndoInAFieldIsOfItsTextAndThenOfTheScene)
{
    document().select({named("Desk")});
    const QString name = editor<QLineEdit>("node.name").text();
    enter(editor("object.width"), u"1.25"_s);
    QLineEdit &field = editor<QLineEdit>("node.name");
    type(field, u"x"_s);
    QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(field.text(), name);
    EXPECT_DOUBLE_EQ(size("Desk").x(), 1.25);
    QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_NE(size("Desk").x(), 1.25);
}

TEST_F(Inspector, AWrongNumberIsShownAndNotCommitted)
{
    document().select({named("Desk")});
    const scene::Vec3 desk = size("Desk");
    const std::size_t before = edits();
    for (const QString &wrong : {u"-5"_s, u"0"_s, u"99999999"_s, u"1.2.3"_s, u""_s, u"wide"_s}) {
        enter(editor("object.width"), wrong);
        EXPECT_EQ(editor("object.width").text(), wrong);
        EXPECT_FALSE(editor("object.width").valid());
        EXPECT_TRUE(editor("object.width").hasFocus());
        EXPECT_TRUE(editor("object.width").toolTip().contains(u"0.01 m"_s));
    }
    elsewhere.setFocus();
    EXPECT_EQ(size("Desk"), desk);
    EXPECT_EQ(edits(), before);
    EXPECT_FALSE(editor("object.width").valid());
    document().select({named("CoffeeTable")});
    EXPECT_TRUE(editor("object.width").valid());
}

TEST_F(Inspector, AFieldThatEndsWithItsSectionMayCommit)
{
    // The point that was picked is forgotten by any edit: the form is another one while the field says what it holds.
    scene::Node cloud;
    cloud.id = document().ids().next();
    cloud.set(scene::PointCloudComponent{});
    const scene::NodeId id = cloud.id;
    ASSERT_TRUE(document().commit({{scene::added(cloud)}}, u"test"_s, u"Cloud"_s));
    document().selectPoint(id, {1, 2, 3});
    ASSERT_NE(inspector.editor(u"point.x"_s), nullptr);
    enter(editor("transform.x"), u"2"_s);
    EXPECT_DOUBLE_EQ(document().scene().find(id)->transform.translation.x(), 2);
    EXPECT_EQ(inspector.editor(u"point.x"_s), nullptr);
}

TEST_F(Inspector, WhatNoScanHasSeenHasNoRowsOfAScan)
{
    document().select({named("Desk")});
    EXPECT_EQ(inspector.editor(u"object.confidence"_s), nullptr);
    EXPECT_EQ(inspector.editor(u"object.points"_s), nullptr);
    const scene::NodePtr desk = document().active();
    scene::Node scanned = *desk;
    scene::ObjectComponent object = *desk->find<scene::ObjectComponent>();
    object.points = 1200;
    scanned.set(object);
    ASSERT_TRUE(document().commit({{scene::edited(desk, scanned)}}, u"test"_s, u"Scan"_s));
    EXPECT_NE(inspector.editor(u"object.confidence"_s), nullptr);
}

TEST_F(Inspector, AnOpeningIsPlacedAlongItsWall)
{
    scene::NodeId door;
    for (const scene::NodePtr &node : document().scene().nodes())
        if (const auto *opening = node->find<scene::OpeningComponent>(); opening && opening->kind == u"door"_s)
            door = node->id;
    document().select({door});
    EXPECT_EQ(inspector.editor(u"transform.x"_s), nullptr);
    const auto along = [&] {
        const scene::Node &node = *document().scene().find(door);
        return placeAlong(document().hierarchy(), *wallOf(document().hierarchy(), node), node);
    };
    EXPECT_GT(along(), 5);
    enter(editor("opening.along"), u"2.5"_s);
    EXPECT_NEAR(along(), 2.5, 1e-9);
    enter(editor("opening.width"), u"1.2"_s);
    enter(editor("opening.height"), u"2"_s);
    const auto *opening = document().scene().find(door)->find<scene::OpeningComponent>();
    EXPECT_NEAR((opening->to - opening->from).norm(), 1.2, 1e-9);
    EXPECT_NEAR(opening->top - opening->bottom, 2, 1e-9);
}

TEST_F(Inspector, NoNumberOfAnOpeningLeavesItsWall)
{
    scene::NodeId door;
    for (const scene::NodePtr &node : document().scene().nodes())
        if (const auto *opening = node->find<scene::OpeningComponent>(); opening && opening->kind == u"door"_s)
            door = node->id;
    document().select({door});
    const scene::NodePtr before = document().scene().find(door);
    for (const auto &[field, value] : {std::pair{"opening.width", u"30"_s},
                                       {"opening.height", u"9"_s},
                                       {"opening.along", u"0.1"_s},
                                       {"opening.bottom", u"-1"_s},
                                       {"opening.top", u"5"_s}}) {
        enter(editor(field), value);
        EXPECT_TRUE(editor(field).property("wrong").toBool()) << field;
        QTest::keyClick(&editor(field), Qt::Key_Escape);
    }
    EXPECT_EQ(*document().scene().find(door), *before);
    // To the very end of the wall, as the limit is told.
    const scene::NodePtr wall = wallOf(document().hierarchy(), *before);
    const double most = limitsIn(document().hierarchy(), *wall, *before).along.most;
    enter(editor("opening.along"), QString::number(most, 'f', 3));
    EXPECT_FALSE(editor("opening.along").property("wrong").toBool());
    EXPECT_NEAR(placeAlong(document().hierarchy(), *wall, *document().scene().find(door)), most, 1e-3);
}

TEST_F(Inspector, WhatAScanFoundOffersModels)
{
    const scene::NodeId desk = named("Desk");
    document().select({desk});
    EXPECT_EQ(inspector.findChild<QPushButton *>(u"models.find"_s), nullptr) << "no scan found it";
    const auto edit = [&](const QString &asset) {
        const scene::NodePtr before = document().scene().find(desk);
        scene::Node node = *before;
        auto object = *before->find<scene::ObjectComponent>();
        object.points = 1200;
        object.asset = asset;
        node.set(object);
        ASSERT_TRUE(document().commit({{scene::edited(before, node)}}, u"test"_s, u"Scan"_s));
    };
    const auto find = [&](const char *name) {
        QWidget *form = qobject_cast<QScrollArea *>(inspector.findChild<QScrollArea *>())->widget();
        return form->findChild<QPushButton *>(QLatin1StringView(name));
    };
    edit({});
    ASSERT_NE(find("models.find"), nullptr);
    EXPECT_EQ(find("models.back"), nullptr);
    QSignalSpy wanted(&inspector, &InspectorPanel::candidatesWanted);
    find("models.find")->click();
    EXPECT_EQ(wanted.size(), 1);
    inspector.showModels({desk, {{u"A desk"_s, u"Desk"_s, 0.8}, {u"A table"_s, u"Table"_s, 0.3}}, nullptr});
    auto *list = inspector.findChild<QTreeWidget *>(u"models.list"_s);
    ASSERT_NE(list, nullptr);
    int chosen = -1;
    QObject::connect(&inspector, &InspectorPanel::modelChosen,
                     [&](const workflow::FoundModels &, int candidate) { chosen = candidate; });
    Q_EMIT list->itemClicked(list->topLevelItem(1), 0);
    EXPECT_EQ(chosen, 1);
    edit(u"A table"_s);
    EXPECT_NE(find("models.back"), nullptr);
}

TEST_F(Inspector, WhatNobodyMeasuredIsNotSaidToBeZero)
{
    scene::Node wall, room;
    wall.id = document().ids().next();
    wall.set(scene::WallComponent{{0, 0}, {3, 0}, 0, 2.5, 0, 0.8});
    room.id = document().ids().next();
    room.set(scene::RoomComponent{{}, {{0, 0}, {3, 0}, {3, 3}}, 0.1, {}});
    const scene::NodeId wallId = wall.id, roomId = room.id;
    ASSERT_TRUE(document().commit({{scene::added(wall), scene::added(room)}}, u"test"_s, u"Scan"_s));
    const auto thickness = [&] { return document().scene().find(wallId)->find<scene::WallComponent>()->thickness; };

    document().select({wallId});
    EXPECT_EQ(editor("wall.thickness").text(), QString());
    EXPECT_EQ(editor("wall.thickness").placeholderText(), u"not seen"_s);
    const std::size_t before = edits();
    editor("wall.thickness").setFocus();
    elsewhere.setFocus();
    EXPECT_EQ(edits(), before) << "looking is no edit";
    enter(editor("wall.thickness"), u"0.2"_s);
    EXPECT_DOUBLE_EQ(thickness(), 0.2);
    enter(editor("wall.thickness"), u""_s);
    EXPECT_DOUBLE_EQ(thickness(), 0);
    EXPECT_EQ(editor("wall.thickness").placeholderText(), u"not seen"_s);

    document().select({roomId});
    EXPECT_EQ(editor("room.floor").text(), u"0.1 m"_s);
    EXPECT_EQ(editor("room.height").placeholderText(), u"not seen"_s);
    enter(editor("room.height"), u"2.5"_s);
    EXPECT_DOUBLE_EQ(*document().scene().find(roomId)->find<scene::RoomComponent>()->ceiling, 2.6);
}

TEST_F(Inspector, ARecipeIsInWordsForPeople)
{
    const scene::NodePtr desk = document().scene().find(named("Desk"));
    scene::Node generated = *desk;
    scene::RecipeComponent recipe;
    recipe.generator = u"graph"_s;
    recipe.version = u"3"_s;
    recipe.parameters = {{u"small_objects"_s, true}, {u"attempts"_s, 4}};
    generated.set(recipe);
    ASSERT_TRUE(document().commit({{scene::edited(desk, generated)}}, u"test"_s, u"Make"_s));
    document().select({desk->id});
    EXPECT_EQ(editor<QLabel>("recipe.generator").text(), u"Relation graph, version 3"_s);
    EXPECT_EQ(editor<QLabel>("recipe.parameters").text(), u"Attempts: 4\nSmall objects: Yes"_s);
}

/// The category field as a person meets it: one click into it.
class CategoryField : public Inspector
{
protected:
    void SetUp() override
    {
        Inspector::SetUp();
        document().select({named("CoffeeTable")});
    }
    QComboBox &field() { return editor<QComboBox>("object.category"); }
    void click() { QTest::mouseClick(field().lineEdit(), Qt::LeftButton); }
    QString category() { return document().active()->find<scene::ObjectComponent>()->category; }
    QString note() { return field().parentWidget()->findChild<QLabel *>(u"note"_s)->text(); }
};

TEST_F(CategoryField, TypingReplacesWhatWasThere)
{
    click();
    EXPECT_EQ(field().lineEdit()->selectedText(), u"Coffee table"_s);
    QTest::keyClicks(&field(), u"Desk"_s);
    QTest::keyClick(&field(), Qt::Key_Return);
    QCoreApplication::processEvents();
    EXPECT_EQ(category(), u"Desk"_s);
    EXPECT_EQ(note(), QString());
}

TEST_F(CategoryField, TheOnlyProposalIsTaken)
{
    click();
    QTest::keyClicks(&field(), u"wardr"_s);
    QTest::keyClick(&field(), Qt::Key_Return);
    QCoreApplication::processEvents();
    EXPECT_EQ(category(), u"Wardrobe"_s);
}

TEST_F(CategoryField, WhatTheLibraryDoesNotKnowIsSaidToBeSo)
{
    const std::size_t before = edits();
    click();
    QTest::keyClicks(&field(), u"CabinetTable"_s);
    EXPECT_TRUE(note().contains(u"unknown to the library"_s)) << note().toStdString();
    elsewhere.setFocus();
    EXPECT_EQ(edits(), before) << "leaving is not agreeing";
    EXPECT_EQ(note(), QString());
    click();
    QTest::keyClicks(&field(), u"CabinetTable"_s);
    QTest::keyClick(&field(), Qt::Key_Return);
    QCoreApplication::processEvents();
    EXPECT_EQ(category(), u"CabinetTable"_s);
    EXPECT_TRUE(note().contains(u"unknown to the library"_s));
}

TEST_F(CategoryField, AnotherWordForACategoryIsThatCategory)
{
    click();
    QTest::keyClicks(&field(), u"couch"_s);
    EXPECT_EQ(note(), QString());
    QTest::keyClick(&field(), Qt::Key_Return);
    QCoreApplication::processEvents();
    EXPECT_EQ(category(), u"Sofa"_s);
}

TEST_F(CategoryField, EscapeTakesBack)
{
    click();
    QTest::keyClicks(&field(), u"CabinetTable"_s);
    QTest::keyClick(&field(), Qt::Key_Escape);
    EXPECT_EQ(field().currentText(), u"Coffee table"_s);
    elsewhere.setFocus();
    EXPECT_EQ(category(), u"CoffeeTable"_s);
}

TEST_F(CategoryField, AGuessThatIsCorrectedIsSetByHand)
{
    const scene::NodePtr table = document().active();
    scene::Node scanned = *table;
    scene::ObjectComponent object = *table->find<scene::ObjectComponent>();
    object.points = 1200;
    object.confidence = 0.4;
    scanned.set(object);
    ASSERT_TRUE(document().commit({{scene::edited(table, scanned)}}, u"test"_s, u"Scan"_s));
    EXPECT_EQ(editor<QLabel>("object.confidence").text(), u"40 %"_s);
    enter(*field().lineEdit(), u"Sofa"_s);
    EXPECT_EQ(editor<QLabel>("object.confidence").text(), u"set by hand"_s);
    undo.trigger();
    EXPECT_EQ(editor<QLabel>("object.confidence").text(), u"40 %"_s);
}

TEST_F(Inspector, ANewCategoryRenamesWhatWasNamedAfterIt)
{
    document().select({named("CoffeeTable")});
    QComboBox &category = editor<QComboBox>("object.category");
    enter(*category.lineEdit(), u"Sofa"_s);
    EXPECT_EQ(document().active()->name, u"Sofa"_s);
    EXPECT_EQ(editor<QLineEdit>("node.name").text(), u"Sofa"_s);
}

TEST_F(Inspector, LongNamesShowTheirBeginning)
{
    const scene::NodePtr desk = document().scene().find(named("Desk"));
    scene::Node renamed = *desk;
    renamed.name = QString(300, u'x');
    ASSERT_TRUE(document().commit({{scene::edited(desk, renamed)}}, u"test"_s, u"Rename"_s));
    document().select({desk->id});
    QLineEdit &name = editor<QLineEdit>("node.name");
    EXPECT_EQ(name.cursorPosition(), 0);
    name.setFocus();
    name.end(false);
    elsewhere.setFocus();
    EXPECT_EQ(name.cursorPosition(), 0);
}

} // namespace
} // namespace twinloom::studio
