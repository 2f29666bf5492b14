// SPDX-License-Identifier: Apache-2.0
#include "core/asset/laying.h"

#include "core/asset/parametric.h"
#include "core/geometry/box.h"
#include "tests/support/test_data.h"

#include <Eigen/Geometry>

using namespace twinloom;
using namespace twinloom::asset;

namespace
{

struct Laying : testing::Test {
    Shape shape(const char *category, const Eigen::Vector3f &size)
    {
        auto made = describeShape(*makeParametric(QString::fromLatin1(category), size), progress);
        EXPECT_OK(made);
        return *std::move(made);
    }
    /// All of a thing that is not within it, turned and moved.
    std::vector<Eigen::Vector3f> points(const Shape &of, float yaw)
    {
        std::vector<Eigen::Vector3f> turned;
        for (std::size_t i = 0; i < of.points.size(); ++i)
            if (of.seenFrom[i])
                turned.push_back(Eigen::AngleAxisf(yaw, Eigen::Vector3f::UnitZ()) * of.points[i] + kPlace);
        return turned;
    }

    const Eigen::Vector3f kPlace{3, -2, 0.2f};
    Progress progress;
};

} // namespace

TEST_F(Laying, FindsTurnSizeAndPlace)
{
    const auto cluster = Cluster::make(points(shape("Sofa", {1.8f, 0.95f, 0.85f}), 2.5f));
    ASSERT_OK(cluster);
    const Pose pose = cluster->lay(Surface(shape("Sofa", {2.2f, 0.9f, 0.8f})));
    EXPECT_LT(std::abs(geometry::wrapAngle(pose.yaw - 2.5)), 0.1);
    EXPECT_NEAR(pose.scale.x(), 1.8 / 2.2, 0.1);
    EXPECT_NEAR(pose.scale.y(), 0.95 / 0.9, 0.1);
    EXPECT_NEAR(pose.scale.z(), 0.85 / 0.8, 0.1);
    EXPECT_LT((pose.place - kPlace.cast<double>()).norm(), 0.1);
}

TEST_F(Laying, KeepsTheDepthOfWhatShowsItsFrontAlone)
{
    auto front = points(shape("Wardrobe", {1.2f, 0.6f, 2.0f}), 0);
    std::erase_if(front, [&](const Eigen::Vector3f &p) { return p.y() < kPlace.y() + 0.27f; });
    const auto cluster = Cluster::make(front);
    ASSERT_OK(cluster);
    EXPECT_GT(cluster->lay(Surface(shape("Wardrobe", {1.1f, 0.62f, 1.9f}))).scale.y(), 0.7);
}

TEST_F(Laying, LeavesAModelLikeItself)
{
    const auto cluster = Cluster::make(points(shape("PalletRack", {5.7f, 1.1f, 4.0f}), 0.3f));
    ASSERT_OK(cluster);
    const Pose pose = cluster->lay(Surface(shape("Chair", {0.45f, 0.5f, 0.9f})));
    EXPECT_LT(pose.scale.maxCoeff(), 3);
    EXPECT_TRUE(pose.place.allFinite());
}

TEST_F(Laying, ShowsItsFourSides)
{
    const auto cluster = Cluster::make(points(shape("Desk", {1.5f, 0.75f, 0.75f}), 0.4f));
    ASSERT_OK(cluster);
    const std::vector<Appearance> sides = cluster->appearances();
    ASSERT_EQ(sides.size(), 4u);
    EXPECT_NEAR(std::abs(sides[0].logSize.x() - sides[1].logSize.x()), std::log(2.0f), 0.1f);
    EXPECT_NEAR(sides[0].logSize.x(), sides[2].logSize.x(), 1e-3f);
}

TEST_F(Laying, NeedsSomePoints)
{
    std::vector<Eigen::Vector3f> few(Cluster::kLeastPoints, Eigen::Vector3f::Ones());
    few.front().x() = std::numeric_limits<float>::quiet_NaN();
    EXPECT_EQ(Cluster::make(few).error().code, ErrorCode::BadInput);
}
