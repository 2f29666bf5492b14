// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/upright_pane.h"

#include <gtest/gtest.h>

#include <vector>

namespace twinloom::scan
{

TEST(UprightPane, IsMetByWaysToWhatIsBehindIt)
{
    const UprightPane pane{{2, 0, 1}, {0, 1, 0}, 1, 1};
    const auto at = pane.meets({2, 3, 1}, {2, -3, 1.5f});
    ASSERT_TRUE(at);
    EXPECT_LT((*at - Eigen::Vector3f(2, 0, 1.25f)).norm(), 1e-5f);
    EXPECT_FALSE(pane.meets({2, 3, 1}, {2, 1, 1})) << "before it";
    EXPECT_FALSE(pane.meets({2, 3, 1}, {6, -3, 1})) << "beside it";
    EXPECT_FALSE(pane.meets({2, -3, 1}, {2, 3, 1})) << "from behind";
}

TEST(UprightPane, IsAroundNearlyAllPoints)
{
    std::vector<Eigen::Vector3f> points;
    for (int i = 0; i < 100; ++i)
        points.emplace_back(0.01f * static_cast<float>(i), 3.0f, 1.0f + 0.02f * static_cast<float>(i));
    points.emplace_back(20.0f, 3.0f, 1.5f); // one far out
    const UprightPane pane = UprightPane::around({0, 1, 0}, 3, points, 0.01);
    EXPECT_LT((pane.centre - Eigen::Vector3f(0.5f, 3, 2)).norm(), 0.05f) << pane.centre.transpose();
    EXPECT_NEAR(pane.width, 0.98f, 0.05f);
    EXPECT_NEAR(pane.height, 1.96f, 0.05f);
}

} // namespace twinloom::scan
