// SPDX-License-Identifier: Apache-2.0
// Labels are text, and Qt's fonts want a QGuiApplication (on the offscreen platform, which the test's environment asks
// for).
#include <gtest/gtest.h>

#include <QGuiApplication>

int main(int argc, char **argv)
{
    testing::InitGoogleTest(&argc, argv);
    QGuiApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
