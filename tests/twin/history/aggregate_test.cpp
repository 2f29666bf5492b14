// SPDX-License-Identifier: Apache-2.0
#include "twin/history/aggregate.h"

#include <gtest/gtest.h>

namespace twinloom::history
{

TEST(Aggregate, addsSamplesAndOthers)
{
    Aggregate a, b;
    a.add(Sample{1, 3.0});
    a.add(Sample{2, -1.0, Quality::Uncertain});
    b.add(Sample{3, 7.0});
    a.add(b);
    a.add(Aggregate());
    EXPECT_EQ(a, (Aggregate{3, 2, -1.0, 7.0, 9.0}));
    EXPECT_DOUBLE_EQ(a.mean(), 3.0);
    EXPECT_DOUBLE_EQ(Aggregate().mean(), 0.0);
}

TEST(FloorTo, alsoBefore1970)
{
    EXPECT_EQ(floorTo(kDay + 5, kDay), kDay);
    EXPECT_EQ(floorTo(kDay, kDay), kDay);
    EXPECT_EQ(floorTo(-1, kDay), -kDay);
    EXPECT_EQ(floorTo(-kDay, kDay), -kDay);
}

} // namespace twinloom::history
