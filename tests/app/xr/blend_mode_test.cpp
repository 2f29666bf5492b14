// SPDX-License-Identifier: Apache-2.0
#include "app/xr/blend_mode.h"

#include <gtest/gtest.h>

using namespace twinloom::xr;

TEST(BlendMode, theWishCountsWhereItIsOffered)
{
    const std::vector<BlendMode> all = {BlendMode::Opaque, BlendMode::Additive, BlendMode::Alpha};
    EXPECT_EQ(chooseBlendMode(all, {}), BlendMode::Alpha);
    EXPECT_EQ(chooseBlendMode(all, BlendMode::Opaque), BlendMode::Opaque);
    EXPECT_EQ(chooseBlendMode({BlendMode::Opaque, BlendMode::Additive}, BlendMode::Alpha), BlendMode::Additive);
    EXPECT_EQ(chooseBlendMode({BlendMode::Opaque}, BlendMode::Alpha), BlendMode::Opaque);
    EXPECT_EQ(chooseBlendMode({}, {}), BlendMode::Opaque);
}

TEST(BlendMode, nextGoesRound)
{
    const std::vector<BlendMode> two = {BlendMode::Additive, BlendMode::Opaque};
    EXPECT_EQ(nextBlendMode(two, BlendMode::Additive), BlendMode::Opaque);
    EXPECT_EQ(nextBlendMode(two, BlendMode::Opaque), BlendMode::Additive);
    EXPECT_EQ(nextBlendMode(two, BlendMode::Alpha), BlendMode::Additive);
    EXPECT_EQ(blendModeName(BlendMode::Alpha), QStringLiteral("ALPHA_BLEND"));
}
