// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/start_page.h"

#include "app/studio/window/preferences.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

/// Of everything that can be pressed, in the page's coordinates.
QRect buttonsOf(const StartPage &page)
{
    QRect all;
    for (const auto *button : page.findChildren<QAbstractButton *>())
        all |= QRect(button->mapTo(&page, QPoint()), button->size());
    return all;
}

TEST(StartPage, WhatItHoldsIsInTheMiddleAtAnyWidth)
{
    QTemporaryDir folder;
    Preferences preferences(folder.path());
    StartPage page(preferences);
    page.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&page));
    for (int projects = 0; projects <= 6; ++projects) {
        for (const int width : {1024, 1600, 2560}) {
            page.resize(width, 900);
            QTest::qWait(1);
            const QRect buttons = buttonsOf(page);
            EXPECT_LT(buttons.right(), width);
            if (projects > 2) // the cards are the widest
                EXPECT_NEAR(buttons.center().x(), width / 2, 10) << projects << " projects, " << width;
            else
                EXPECT_NEAR(buttons.left(), (width - 560) / 2, 10) << projects << " projects, " << width;
        }
        const QString path = folder.filePath(u"%1.twin"_s.arg(projects));
        ASSERT_TRUE(QFile(path).open(QIODevice::WriteOnly));
        preferences.remember(path);
        page.refresh();
    }
}

} // namespace
} // namespace twinloom::studio
