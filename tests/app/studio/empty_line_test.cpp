// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/empty_line.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <QListWidget>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

TEST(EmptyLine, IsThereWhileNothingElseIs)
{
    QListWidget list;
    const QLabel *line = sayWhenEmpty(list, u"Nothing yet."_s);
    EXPECT_FALSE(line->isHidden());
    list.addItem(u"one"_s);
    EXPECT_TRUE(line->isHidden());
    delete list.takeItem(0);
    EXPECT_FALSE(line->isHidden());
    list.addItems({u"one"_s, u"two"_s});
    list.clear();
    EXPECT_FALSE(line->isHidden());
}

} // namespace
} // namespace twinloom::studio
