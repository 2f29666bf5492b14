// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/history_panel.h"

#include "app/studio/screenshot.h"
#include "tests/app/studio/window_fixture.h"

#include <QTreeWidget>

namespace twinloom::studio
{
namespace
{

class HistoryOfWindow : public Window
{
protected:
    QTreeWidget &list()
    {
        QCoreApplication::processEvents(); // it reads the journal once all steps are done
        return window().findChild<HistoryPanel *>()->list();
    }
    bool isGrey(int row) { return list().topLevelItem(row)->font(1).italic(); }
    void click(int row)
    {
        const QRect place = list().visualItemRect(list().topLevelItem(row));
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, place.center());
    }
};

TEST_F(HistoryOfWindow, MarksThePresentStateAndGreysWhatWasTakenBack)
{
    trigger(Act::AddRoom);
    trigger(Act::AddGroup);
    raise(u"dock.history"_s);
    ASSERT_EQ(list().topLevelItemCount(), 4) << "sample room, room, group, and the empty project they began with";
    EXPECT_EQ(list().currentItem(), list().topLevelItem(0));
    trigger(Act::Undo);
    trigger(Act::Undo);
    ASSERT_EQ(list().topLevelItemCount(), 4) << "an undo is no entry of its own";
    EXPECT_TRUE(isGrey(0));
    EXPECT_TRUE(isGrey(1));
    EXPECT_FALSE(isGrey(2));
    EXPECT_EQ(list().currentItem(), list().topLevelItem(2));
    EXPECT_TRUE(list().currentItem()->font(1).weight() > QFont::Normal);
    ASSERT_TRUE(saveScreenshot(window(), picturePath(u"studio-history.png"_s)));
}

TEST_F(HistoryOfWindow, AClickGoesThereAndBack)
{
    const std::size_t sample = document().scene().size();
    trigger(Act::AddRoom);
    trigger(Act::AddGroup);
    const std::size_t all = document().scene().size();
    raise(u"dock.history"_s);
    click(2);
    EXPECT_EQ(document().scene().size(), sample);
    EXPECT_TRUE(isGrey(0));
    click(3);
    EXPECT_TRUE(document().scene().empty());
    EXPECT_EQ(list().currentItem(), list().topLevelItem(3));
    click(0);
    EXPECT_EQ(document().scene().size(), all);
    EXPECT_FALSE(isGrey(0));
    click(0);
    EXPECT_EQ(document().scene().size(), all) << "where one is already, nothing happens";
}

} // namespace
} // namespace twinloom::studio
