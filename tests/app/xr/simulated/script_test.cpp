// SPDX-License-Identifier: Apache-2.0
#include "app/xr/simulated/script.h"

#include <gtest/gtest.h>

using namespace twinloom::simulated;

TEST(Script, readsCommandsInTheOrderOfTheirFrames)
{
    ScriptError error;
    const auto script =
        parseScript("# a wearer\n9 show\n3 hide # away\n\n3 off 7\n4 left press grab\n5 right move -0.5 1\n"
                    "6 lose_instance forever\n0 blend alpha opaque\n7 recenter stage unknown\n0 eyes 64 32\n",
                    error);
    ASSERT_TRUE(script) << error.line << error.message;
    ASSERT_EQ(script->events.size(), 9u);
    EXPECT_EQ(script->events[0].event, Event::Blend);
    EXPECT_EQ(script->events[0].words.size(), 2u);
    EXPECT_EQ(script->events[1].axes[1], 32);
    EXPECT_EQ(script->events[2].event, Event::Hide);
    EXPECT_EQ(script->events[3].count, 7);
    EXPECT_EQ(script->events[4].button, Button::Grab);
    EXPECT_EQ(script->events[4].hand, Hand::Left);
    EXPECT_EQ(script->events[5].axes[0], -0.5);
    EXPECT_EQ(script->events[6].count, kForever);
    EXPECT_TRUE(script->events[7].stage && script->events[7].unknown);
    EXPECT_EQ(script->events[8].frame, 9);
}

TEST(Script, placesAreInterpolated)
{
    ScriptError error;
    const auto script = parseScript("10 head 0 0 1.6 0 5 1.6\n20 head 2 0 1.6 2 5 1.6\n", error);
    ASSERT_TRUE(script);
    EXPECT_NEAR(poseAt(script->head, 0).translation().x(), 0, 1e-12);
    EXPECT_NEAR(poseAt(script->head, 15).translation().x(), 1, 1e-12);
    EXPECT_NEAR(poseAt(script->head, 99).translation().x(), 2, 1e-12);
    EXPECT_NEAR((-poseAt(script->head, 15).linear().col(2) - Eigen::Vector3d::UnitY()).norm(), 0, 1e-12);
}

TEST(Script, mistakesAreNamedWithTheirLine)
{
    const char *wrong[] = {"hide",
                           "-1 hide",
                           "1",
                           "1 dance",
                           "1 head 1 2 3",
                           "1 head 1 2 3 1 2 3",
                           "1 head a 2 3 4 5 6",
                           "1 left press",
                           "1 left press nose",
                           "1 right move 2 0",
                           "1 blend red",
                           "1 blend",
                           "1 off many",
                           "1 recenter head",
                           "1 eyes 8 8",
                           "1 eyes 64",
                           "1 hide now",
                           "1 capture",
                           "1 head nan 0 0 1 1 1",
                           "99999999999 hide"};
    for (const char *line : wrong) {
        ScriptError error;
        EXPECT_FALSE(parseScript(std::string("0 show\n") + line + "\n", error)) << line;
        EXPECT_EQ(error.line, 2) << line;
        EXPECT_FALSE(error.message.empty()) << line;
    }
}
