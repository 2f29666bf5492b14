// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/plan_rectangle.h"

#include <gtest/gtest.h>

#include <cmath>

namespace twinloom::scan
{
namespace
{

/// Points all over a rectangle of 2 x 1 m around (3, 1), turned by `yaw`.
PointCloud plate(double yaw)
{
    PointCloud cloud;
    for (int x = -50; x <= 50; ++x)
        for (int y = -25; y <= 25; ++y) {
            const double right = 0.02 * x, front = 0.02 * y;
            cloud.positions.emplace_back(static_cast<float>(3 + right * std::cos(yaw) - front * std::sin(yaw)),
                                         static_cast<float>(1 + right * std::sin(yaw) + front * std::cos(yaw)), 0.5f);
        }
    return cloud;
}

Indices all(const PointCloud &cloud)
{
    Indices points;
    for (std::uint32_t i = 0; i < cloud.size(); ++i)
        points.push_back(i);
    return points;
}

TEST(PlanRectangle, IsAlongTheWallsWhereThatIsHardlyLarger)
{
    const PointCloud cloud = plate(0.02);
    const Rectangle r = bestRectangle(cloud, all(cloud), 0);
    EXPECT_EQ(r.yaw, 0.0);
    EXPECT_NEAR(r.size.x(), 2.0, 0.06);
    EXPECT_NEAR(r.size.y(), 1.0, 0.06);
    EXPECT_NEAR((r.centre - geometry::Vec2(3, 1)).norm(), 0, 0.01);
}

TEST(PlanRectangle, TurnsWithWhatStandsAskew)
{
    const double yaw = std::acos(-1.0) / 6;
    const PointCloud cloud = plate(yaw);
    const Rectangle r = bestRectangle(cloud, all(cloud), 0);
    EXPECT_NEAR(r.yaw, yaw, 0.03);
    EXPECT_NEAR(r.area(), 2.0, 0.15);
}

TEST(PlanRectangle, StraysDoNotStretchIt)
{
    PointCloud cloud = plate(0);
    cloud.positions.emplace_back(9.0f, 1.0f, 0.5f);
    EXPECT_NEAR(rectangleAt(cloud, all(cloud), 0).size.x(), 2.0, 0.06);
}

} // namespace
} // namespace twinloom::scan
