// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/scroll_column.h"

#include "app/studio/theme/theme.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

namespace twinloom::studio
{
namespace
{

TEST(ScrollColumn, NoLineIsCutOffWhenTheBarTakesWidth)
{
    ScrollColumn scroll;
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    QList<QLabel *> texts;
    for (int i = 0; i < 8; ++i) {
        texts << dim(QStringLiteral("one two three four five six seven eight nine ten eleven twelve %1").arg(i));
        layout->addWidget(texts.back());
    }
    layout->addStretch();
    scroll.setWidget(content);
    scroll.show();
    bool barSeen = false;
    for (const int width : {400, 331, 262, 255, 248, 241, 200, 500}) {
        scroll.resize(width, 200);
        QTest::qWait(1);
        barSeen |= scroll.verticalScrollBar()->isVisible();
        EXPECT_LE(content->width(), scroll.viewport()->width());
        for (const QLabel *text : texts)
            EXPECT_GE(text->height(), text->heightForWidth(text->width())) << width;
    }
    EXPECT_TRUE(barSeen);
    scroll.resize(2000, 1000);
    QTest::qWait(1);
    EXPECT_FALSE(scroll.verticalScrollBar()->isVisible()) << "it takes no more than it needs";
}

} // namespace
} // namespace twinloom::studio
