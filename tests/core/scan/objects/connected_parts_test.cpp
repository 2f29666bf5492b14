// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/connected_parts.h"

#include "tests/support/test_data.h"

#include <numeric>

namespace twinloom::scan
{
namespace
{

constexpr double kCell = 0.033;

void addSheet(PointCloud &cloud, double x, double spacing)
{
    for (double u = 0; u < 0.6; u += spacing)
        for (double v = 0; v < 0.6; v += spacing)
            cloud.positions.push_back(Eigen::Vector3d(x + u, 0, v).cast<float>());
}

Indices allOf(const PointCloud &cloud)
{
    Indices all(cloud.size());
    std::iota(all.begin(), all.end(), 0u);
    return all;
}

TEST(ConnectedParts, SheetsApartAreTwoParts)
{
    PointCloud cloud;
    addSheet(cloud, 0, 0.03);
    addSheet(cloud, 0.7, 0.03);
    Progress progress;
    const auto parts = connectedParts(cloud, allOf(cloud), kCell, progress);
    ASSERT_OK(parts);
    ASSERT_EQ(parts->size(), 2u);
    EXPECT_EQ((*parts)[0].front(), 0u);
    EXPECT_EQ((*parts)[0].size() + (*parts)[1].size(), cloud.size());
}

TEST(ConnectedParts, WhatIsSparseHangsTogetherOnlyWhenLinked)
{
    PointCloud cloud;
    addSheet(cloud, 0, 0.08);
    Progress progress;
    const auto apart = connectedParts(cloud, allOf(cloud), kCell, progress);
    const auto linked = linkedParts(cloud, allOf(cloud), kCell, progress);
    ASSERT_OK(apart);
    ASSERT_OK(linked);
    EXPECT_EQ(apart->size(), cloud.size());
    ASSERT_EQ(linked->size(), 1u);
    EXPECT_EQ(linked->front(), allOf(cloud));
}

TEST(ConnectedParts, DenseThingsThatStandAsFarApartStayTwo)
{
    PointCloud cloud;
    addSheet(cloud, 0, 0.03);
    addSheet(cloud, 0.57 + 0.09, 0.03);
    Progress progress;
    const auto linked = linkedParts(cloud, allOf(cloud), kCell, progress);
    ASSERT_OK(linked);
    EXPECT_EQ(linked->size(), 2u);
}

TEST(ConnectedParts, CanBeCancelled)
{
    PointCloud cloud;
    addSheet(cloud, 0, 0.03);
    Progress progress;
    progress.cancel();
    const auto linked = linkedParts(cloud, allOf(cloud), kCell, progress);
    ASSERT_FALSE(linked);
    EXPECT_EQ(linked.error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scan
