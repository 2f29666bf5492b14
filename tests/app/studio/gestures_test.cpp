// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/gestures.h"

#include <gtest/gtest.h>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

TEST(Gestures, AButtonAndItsModifiersSayWhatBegins)
{
    EXPECT_EQ(gestureFor(Qt::LeftButton, Qt::NoModifier), Gesture::Click);
    EXPECT_EQ(gestureFor(Qt::LeftButton, Qt::ControlModifier), Gesture::Click);
    EXPECT_EQ(gestureFor(Qt::LeftButton, Qt::AltModifier), Gesture::Orbit);
    EXPECT_EQ(gestureFor(Qt::LeftButton, Qt::AltModifier | Qt::ShiftModifier), Gesture::Pan);
    EXPECT_EQ(gestureFor(Qt::LeftButton, Qt::AltModifier | Qt::ControlModifier), Gesture::Zoom);
    EXPECT_EQ(gestureFor(Qt::MiddleButton, Qt::NoModifier), Gesture::Orbit);
    EXPECT_EQ(gestureFor(Qt::MiddleButton, Qt::AltModifier), Gesture::Orbit);
    EXPECT_EQ(gestureFor(Qt::MiddleButton, Qt::ShiftModifier | Qt::ControlModifier), Gesture::Pan);
    EXPECT_EQ(gestureFor(Qt::MiddleButton, Qt::ControlModifier), Gesture::Zoom);
    EXPECT_EQ(gestureFor(Qt::RightButton, Qt::ShiftModifier), Gesture::Look);
    EXPECT_EQ(gestureFor(Qt::BackButton, Qt::NoModifier), Gesture::None);
}

TEST(Gestures, HelpNamesTheKeys)
{
    QString all;
    for (const GestureHelp &line : gestureHelp()) {
        EXPECT_FALSE(line.how.isEmpty());
        all += line.what + u": "_s + line.how + u'\n';
    }
    EXPECT_TRUE(all.contains(u"Turn the view: Drag: middle button, Alt+left button\n"_s)) << all.toStdString();
    EXPECT_TRUE(all.contains(u"Slide the view: Drag: Shift+middle button, Alt+Shift+left button\n"_s))
        << all.toStdString();
}

} // namespace
} // namespace twinloom::studio
