// SPDX-License-Identifier: Apache-2.0
#include "core/asset/appearance.h"

#include "core/asset/parametric.h"
#include "tests/support/test_data.h"

#include <Eigen/Geometry>

#include <cmath>

using namespace twinloom;
using namespace twinloom::asset;

namespace
{

Shape shapeMade(const char *category, const Eigen::Vector3f &size)
{
    Progress progress;
    auto shape = describeShape(*makeParametric(QString::fromLatin1(category), size), progress);
    EXPECT_OK(shape);
    return *std::move(shape);
}

Appearance appearanceMade(const char *category, const Eigen::Vector3f &size)
{
    return appearanceOf(shapeMade(category, size).points, 0);
}

float unlike(const Appearance &a, const Appearance &b)
{
    return unlikeness(differences(a, b));
}

} // namespace

TEST(Appearance, TellsSizeAndWhereTheThingIs)
{
    const Appearance table = appearanceMade("DiningTable", {1.6f, 0.9f, 0.74f});
    EXPECT_NEAR(table.logSize.x(), std::log(1.6f), 0.05f);
    EXPECT_NEAR(table.logSize.y(), std::log(0.9f), 0.05f);
    EXPECT_NEAR(table.logSize.z(), std::log(0.74f), 0.05f);
    EXPECT_NEAR(table.solid.matrix().norm(), 1, 1e-4f);
    EXPECT_NEAR(table.layers.sum(), 1, 1e-4f);
    EXPECT_GT(table.layers[Appearance::kLayers - 1], 0.3f); // the top
    const int middle = Appearance::kCells / 2 * (Appearance::kCells + 1);
    EXPECT_GT(table.top[middle], 0.9f);
    EXPECT_GT(table.under[middle], 0.8f); // nothing below the top
    EXPECT_LT(table.under.minCoeff(), 0.1f);
}

TEST(Appearance, IsTheSameHoweverTheThingIsTurned)
{
    const Shape chair = shapeMade("Chair", {0.45f, 0.5f, 0.9f});
    std::vector<Eigen::Vector3f> turned;
    for (const Eigen::Vector3f &p : chair.points)
        turned.push_back(Eigen::AngleAxisf(0.7f, Eigen::Vector3f::UnitZ()) * p + Eigen::Vector3f(3, -2, 1));
    const Appearance straight = appearanceOf(chair.points, 0);
    EXPECT_EQ(unlike(straight, straight), unlike(straight, appearanceOf(chair.points, 0)));
    EXPECT_NEAR(unlike(straight, straight), 0, 1e-4f);
    EXPECT_LT(unlike(straight, appearanceOf(turned, 0.7)), 0.3f);
    EXPECT_GT(unlike(straight, appearanceOf(turned, 0.7 + 1.5707963)), 1); // its back is at its side
}

TEST(Appearance, ThingsOfOneKindAreMoreAlike)
{
    const Appearance table = appearanceMade("DiningTable", {1.6f, 0.9f, 0.74f});
    const float other = unlike(table, appearanceMade("DiningTable", {1.8f, 0.85f, 0.76f}));
    EXPECT_LT(other, unlike(table, appearanceMade("Cabinet", {1.6f, 0.9f, 0.74f})));
    EXPECT_LT(other, unlike(table, appearanceMade("CoffeeTable", {1.1f, 0.6f, 0.4f})));
    EXPECT_EQ(other, unlike(appearanceMade("DiningTable", {1.8f, 0.85f, 0.76f}), table));
}

TEST(Appearance, IsMadeForAllSides)
{
    const std::vector<Appearance> cabinet = appearancesOf(shapeMade("Cabinet", {1.0f, 0.5f, 1.2f}));
    EXPECT_EQ(cabinet.size(), 2u + 2 * kShapeViews) << "from all sides, with what is inside, and from one or two sides";
    EXPECT_TRUE(appearancesOf({}).empty());
}
