// SPDX-License-Identifier: Apache-2.0
#include "core/asset/pattern.h"

#include <gtest/gtest.h>

using namespace twinloom::asset;

TEST(Pattern, EveryNameStandsForItsPattern)
{
    for (const Pattern pattern :
         {Pattern::WoodFloor, Pattern::TileFloor, Pattern::ConcreteFloor, Pattern::GlassBox, Pattern::WallTop}) {
        EXPECT_FALSE(patternName(pattern).isEmpty());
        EXPECT_EQ(patternOf(patternName(pattern)), pattern);
    }
    EXPECT_EQ(patternOf(QStringLiteral("oak")), Pattern::None);
    EXPECT_EQ(patternOf({}), Pattern::None);
}
