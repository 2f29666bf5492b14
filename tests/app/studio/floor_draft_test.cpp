// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/floor_draft.h"

#include <gtest/gtest.h>

namespace twinloom::studio
{
namespace
{

TEST(FloorDraft, RaysMeetTheFloorInItsOwnFrame)
{
    Eigen::Affine3d floor = Eigen::Affine3d::Identity();
    floor.translate(Eigen::Vector3d(10, 0, 1)).rotate(Eigen::AngleAxisd(M_PI / 2, Eigen::Vector3d::UnitZ()));
    const auto at = onFloor(floor, {{10, 2, 5}, {0, 0, -1}});
    ASSERT_TRUE(at);
    EXPECT_TRUE(at->isApprox(geometry::Vec2(2, 0), 1e-9));
    EXPECT_FALSE(onFloor(floor, {{10, 2, 5}, {0, 0, 1}})) << "away from it";
    EXPECT_FALSE(onFloor(floor, {{10, 2, 5}, {1, 0, 0}})) << "beside it";
}

TEST(FloorDraft, OutlineIsCounterClockwiseWhicheverWayItWasDrawn)
{
    for (const FloorDraft &draft : {FloorDraft{{0, 0}, {2, 1}}, FloorDraft{{2, 1}, {0, 0}}, FloorDraft{{2, 0}, {0, 1}}})
        EXPECT_DOUBLE_EQ(geometry::signedArea(draft.outline()), 2);
    EXPECT_TRUE((FloorDraft{{0, 0}, {2, 0.01}}.outline().empty())) << "a slip of the hand is no region";
}

} // namespace
} // namespace twinloom::studio
