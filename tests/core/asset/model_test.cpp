// SPDX-License-Identifier: Apache-2.0
#include "core/asset/model.h"

#include <gtest/gtest.h>

namespace twinloom::asset
{

TEST(Model, EmptyHasNoTrianglesAndZeroBounds)
{
    const Model model;
    EXPECT_EQ(model.triangles(), 0u);
    EXPECT_EQ(model.bounds().first, Eigen::Vector3f::Zero());
    EXPECT_EQ(model.bounds().second, Eigen::Vector3f::Zero());
}

TEST(Model, CountsAndBoundsSpanAllParts)
{
    Model model;
    model.parts.resize(2);
    model.parts[0].positions = {{1, 2, 3}, {2, 2, 3}, {1, 4, 3}};
    model.parts[0].indices = {0, 1, 2};
    model.parts[1].positions = {{5, 2.5f, -1}, {6, 3, 3}, {5, 3, 9}};
    model.parts[1].indices = {0, 1, 2, 2, 1, 0};
    EXPECT_EQ(model.triangles(), 3u);
    EXPECT_EQ(model.bounds().first, Eigen::Vector3f(1, 2, -1));
    EXPECT_EQ(model.bounds().second, Eigen::Vector3f(6, 4, 9));
}

} // namespace twinloom::asset
