// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/messages_panel.h"

#include <gtest/gtest.h>

#include <QTest>
#include <QTextLayout>
#include <QTreeWidget>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

TEST(MessagesPanel, RowsAreAsHighAsTheirTexts)
{
    MessagesPanel panel;
    panel.resize(600, 400);
    panel.show();
    panel.add(Tone::Warning, u"The floor is the lowest plane with many points; nothing below it was kept. The ceiling "
                             u"was not seen, so that walls end where their highest points are."_s);
    panel.add(Tone::Error,
              u"“会议室”中有两件家具互相重叠：会议桌与椅子 3。请移动其中一件，或者用“检查项目”查看详细信息。"_s);
    panel.add(Tone::Success, u"Done."_s);
    auto &list = *panel.findChild<QTreeWidget *>();
    const auto height = [&list](int row) { return list.visualItemRect(list.topLevelItem(row)).height(); };
    int last[2] = {0, 0};
    for (const int width : {1400, 500, 290, 180}) {
        panel.resize(width, 400);
        QTest::qWait(20);
        for (const int row : {1, 2}) {
            const int lines = height(row) / list.fontMetrics().lineSpacing();
            const int needed = list.fontMetrics().horizontalAdvance(list.topLevelItem(row)->text(0));
            EXPECT_GE(lines * list.columnWidth(0), needed) << width;
            EXPECT_GE(height(row), last[row - 1]) << width;
            last[row - 1] = height(row);
        }
        EXPECT_LT(height(0), 2 * list.fontMetrics().lineSpacing());
    }
    panel.resize(1400, 400);
    QTest::qWait(20);
    EXPECT_LT(height(1), last[0]) << "and no higher";
}

TEST(MessagesPanel, FindingsOfAVariantAreNamedAndFound)
{
    MessagesPanel panel;
    auto &list = *panel.findChild<QTreeWidget *>();
    const Issue fault{u"count-does-not-fit"_s, u"Only 1 of 2 x Bed fit."_s, u"counts"_s};
    panel.add(NodeFindings{{{7}}, u"m, Seed 3"_s, {fault}}, u"Generate"_s);
    panel.add(NodeFindings{{{8}}, u"m, Seed 4"_s, {fault}}, u"Generate"_s);
    panel.add(NodeFindings{{{7}, {8}}, {}, {{u"prompt-understood"_s, u"As: a bed."_s, u"prompt"_s}}}, u"Generate"_s);
    ASSERT_EQ(panel.count(), 3);
    EXPECT_EQ(list.topLevelItem(0)->text(0), u"As: a bed."_s);
    EXPECT_EQ(list.topLevelItem(1)->text(0), u"m, Seed 4: Only 1 of 2 x Bed fit."_s);
    EXPECT_EQ(list.topLevelItem(0)->data(0, Qt::AccessibleDescriptionRole).toString(), u"information"_s);
    EXPECT_EQ(list.topLevelItem(1)->data(0, Qt::AccessibleDescriptionRole).toString(), u"warning"_s);

    QStringList wanted;
    QObject::connect(&panel, &MessagesPanel::nodeWanted, [&](const QString &node) { wanted << node; });
    for (int row = 0; row < 3; ++row)
        Q_EMIT list.itemClicked(list.topLevelItem(row), 0);
    EXPECT_EQ(wanted, QStringList({scene::NodeId{8}.toString(), scene::NodeId{7}.toString()}))
        << "what speaks of both shows neither";
    panel.markFindingsOf({7});
    EXPECT_TRUE(list.topLevelItem(0)->isSelected());
    EXPECT_FALSE(list.topLevelItem(1)->isSelected());
    EXPECT_TRUE(list.topLevelItem(2)->isSelected());
}

} // namespace
} // namespace twinloom::studio
