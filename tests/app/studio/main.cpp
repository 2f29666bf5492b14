// SPDX-License-Identifier: GPL-3.0-or-later
// For the tests of windows: a QApplication as Studio has it.
#include "app/studio/studio.h"

#include <gtest/gtest.h>

#include <QApplication>

int main(int argc, char **argv)
{
    testing::InitGoogleTest(&argc, argv);
    twinloom::studio::prepareApplication();
    QApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
