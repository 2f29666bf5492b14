// SPDX-License-Identifier: Apache-2.0
// The panel's text wants a QGuiApplication.
#include <gtest/gtest.h>

#include <QGuiApplication>

int main(int argc, char **argv)
{
    testing::InitGoogleTest(&argc, argv);
    QGuiApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
