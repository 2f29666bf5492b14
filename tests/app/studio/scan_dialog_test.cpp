// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/scan_dialog.h"

#include "tests/support/test_data.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

QLineEdit &columnsOf(ScanDialog &dialog)
{
    return *dialog.findChild<QLineEdit *>(u"scan.columns"_s);
}

QPushButton &importOf(ScanDialog &dialog)
{
    for (QAbstractButton *button : dialog.findChild<QDialogButtonBox *>()->buttons())
        if (button->property("primary").toBool())
            return *qobject_cast<QPushButton *>(button);
    std::abort();
}

TEST(ScanDialogFiles, ColumnsAreShownAndCanBeToldAnew)
{
    const test::TemporaryFolder folder;
    const QString file = folder.path(u"wall.xyz"_s);
    test::writeFile(file, "1 2 3 0.5 255 0 10\n2 3 4 0.25 0 12 13\n");
    ScanDialog dialog({file}, nullptr);
    const QListWidgetItem *item = dialog.findChild<QListWidget *>()->item(0);
    EXPECT_TRUE(item->text().startsWith(u"wall.xyz"_s)) << item->text().toStdString();
    EXPECT_TRUE(item->text().contains(u"x,y,z,i,r,g,b"_s)) << item->text().toStdString();
    EXPECT_FALSE(columnsOf(dialog).isHidden());
    EXPECT_TRUE(columnsOf(dialog).placeholderText().contains(u"x,y,z,i,r,g,b"_s));
    EXPECT_EQ(dialog.options().columns, QString());

    columnsOf(dialog).setText(u"x,y"_s);
    EXPECT_FALSE(importOf(dialog).isEnabled()) << "there is no height";
    columnsOf(dialog).setText(u"x,z,y,i,r,g,b"_s);
    EXPECT_TRUE(importOf(dialog).isEnabled());
    EXPECT_TRUE(item->text().contains(u"x,z,y,i,r,g,b"_s));
    EXPECT_EQ(dialog.options().columns, u"x,z,y,i,r,g,b"_s);
    EXPECT_EQ(dialog.files(), QStringList{file});
}

TEST(ScanDialogFiles, OtherFilesSayHowManyPointsTheyHave)
{
    QLocale::setDefault(QLocale(QLocale::English));
    ScanDialog dialog({test::dataPath(u"scans/formats/las/1.2-with-color.las"_s), u"/no/such/file.ply"_s}, nullptr);
    const auto *list = dialog.findChild<QListWidget *>();
    EXPECT_TRUE(list->item(0)->text().contains(u"1,065 points"_s)) << list->item(0)->text().toStdString();
    EXPECT_TRUE(list->item(1)->text().contains(u"/no/such/file.ply"_s)) << list->item(1)->text().toStdString();
    EXPECT_TRUE(columnsOf(dialog).isHidden()) << "there is no text file";
    QLocale::setDefault(QLocale::c());
}

} // namespace
} // namespace twinloom::studio
