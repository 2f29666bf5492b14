// SPDX-License-Identifier: Apache-2.0
// The rays themselves are tested with pictures and picking, in session_test.cpp.
#include "app/xr/pointer.h"
#include "app/xr/pose.h"

#include <gtest/gtest.h>

using namespace twinloom::xr;

TEST(Pointer, thePanelFacesTheHeadWithinReachAndFollowsLazily)
{
    Pointer pointer;
    const Eigen::Vector3d eye(1, 2, 1.6);
    const PanelPlace first = pointer.panelPlace(lookingAt(eye, eye + Eigen::Vector3d(0, 1, 0)));
    const Eigen::Vector3d at = first.pose.translation();
    EXPECT_NEAR((at - eye).norm(), 1.0, 1e-9);
    EXPECT_GT((at - eye).normalized().y(), 0.7) << "in view";
    EXPECT_GT(first.pose.linear().col(2).dot((eye - at).normalized()), 0.999) << "faces the head";
    EXPECT_GT(first.pose.linear().col(1).z(), 0.9) << "upright";
    const PanelPlace same = pointer.panelPlace(lookingAt(eye, eye + Eigen::Vector3d(0.2, 1, 0)));
    EXPECT_EQ(same.pose.matrix(), first.pose.matrix()) << "a small turn moves nothing";
    const PanelPlace behind = pointer.panelPlace(lookingAt(eye, eye - Eigen::Vector3d(0, 1, 0)));
    EXPECT_LT((behind.pose.translation() - eye).normalized().y(), -0.7) << "who turns round finds it again";
}
