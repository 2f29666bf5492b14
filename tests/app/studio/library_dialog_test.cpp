// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/library_dialog.h"

#include "app/studio/panels/generate_panel.h"
#include "app/workflow/user_library.h"
#include "core/asset/obj_export.h"
#include "core/asset/parametric.h"
#include "tests/app/studio/window_fixture.h"
#include "tests/support/test_data.h"

#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTreeWidget>

namespace twinloom::studio
{
namespace
{

TEST(TagsFrom, CommasOfBothLanguagesAndEachOnce)
{
    EXPECT_EQ(tagsFrom(u" Boho, loft，mine、boho;"_s), (QStringList{u"boho"_s, u"industrial"_s, u"mine"_s}));
    EXPECT_TRUE(tagsFrom(u" , "_s).isEmpty());
}

/// With settings and two models of the test's own.
class LibraryInWindow : public Window
{
protected:
    void SetUp() override
    {
        Window::SetUp();
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.filePath(u"settings"_s));
        models = folder.filePath(u"models"_s);
        ASSERT_TRUE(QDir().mkpath(models));
        for (const QString &category : {u"Bed"_s, u"Chair"_s}) {
            const auto model = asset::makeParametric(category, Eigen::Vector3f(1, 1, 1));
            ASSERT_OK(model);
            asset::Placed placed;
            placed.name = category;
            placed.model = std::make_shared<const asset::Model>(*model);
            Progress progress;
            ASSERT_OK(asset::exportModels(models + u'/' + category + u".glb"_s, {placed}, progress));
        }
    }
    void TearDown() override
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        Window::TearDown();
    }
    static void waitFor(const LibraryDialog &dialog)
    {
        ASSERT_TRUE(QTest::qWaitFor([&dialog] { return !dialog.reading(); }, 20'000));
    }
    /// As a person does: the tags' field by F2, the text, Return.
    static void writeTags(QTreeWidget &tree, QTreeWidgetItem *item, const QString &text)
    {
        constexpr int tags = 4;
        tree.setCurrentItem(item, tags);
        QTest::keyClick(&tree, Qt::Key_F2);
        auto *field = tree.viewport()->findChild<QLineEdit *>();
        ASSERT_NE(field, nullptr);
        field->setText(text);
        QTest::keyClick(field, Qt::Key_Return);
        QTest::qWait(20); // until the field is gone
    }

    QString models;
};

TEST_F(LibraryInWindow, FoldersAndModelsAreTagged)
{
    LibraryDialog dialog(&window());
    dialog.show();
    dialog.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&dialog));
    dialog.addFolder(models);
    waitFor(dialog);
    auto *tree = dialog.findChild<QTreeWidget *>(u"library.models"_s);
    ASSERT_EQ(tree->topLevelItemCount(), 1);
    ASSERT_EQ(tree->topLevelItem(0)->childCount(), 2);
    EXPECT_EQ(tree->topLevelItem(0)->child(0)->text(0), u"Bed"_s);
    writeTags(*tree, tree->topLevelItem(0)->child(0), u"Boho， mine"_s);
    writeTags(*tree, tree->topLevelItem(0), u"house"_s);
    waitFor(dialog);
    const QTreeWidgetItem *bed = tree->topLevelItem(0)->child(0);
    EXPECT_EQ(bed->text(3), u"house"_s);
    EXPECT_EQ(bed->text(4), u"boho, mine"_s);
    Progress progress;
    Issues issues;
    const auto library = workflow::openTaggedModels(progress, issues);
    ASSERT_OK(library);
    EXPECT_EQ(library->find(u"Chair"_s)->tags, QStringList{u"house"_s});
    EXPECT_EQ(library->find(u"Bed"_s)->tags, (QStringList{u"house"_s, u"boho"_s, u"mine"_s}));
    ASSERT_TRUE(dialog.grab().save(picturePath(u"studio-library-dark.png"_s)));

    window().generatePanel().takeStyles();
    EXPECT_GE(window().generatePanel().findChild<QComboBox *>(u"generate.style"_s)->findData(u"boho"_s), 0);

    tree->setCurrentItem(tree->topLevelItem(0));
    for (QPushButton *button : dialog.findChildren<QPushButton *>())
        if (button->text() == u"Remove folder"_s)
            button->click();
    waitFor(dialog);
    EXPECT_EQ(tree->topLevelItemCount(), 0);
    EXPECT_TRUE(workflow::libraryFolders().isEmpty());
    EXPECT_TRUE(QFile::exists(models + u"/Bed.glb"_s));
}

} // namespace
} // namespace twinloom::studio
