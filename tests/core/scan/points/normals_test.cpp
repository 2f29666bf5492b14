// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/normals.h"

#include "core/geometry/random.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

PointCloud sphere(int n, float radius)
{
    geometry::Random random(11);
    PointCloud cloud;
    for (int i = 0; i < n; ++i)
        cloud.positions.push_back(radius * Eigen::Vector3f(static_cast<float>(random.normal()),
                                                           static_cast<float>(random.normal()),
                                                           static_cast<float>(random.normal()))
                                               .normalized());
    return cloud;
}

TEST(Normals, ofASphereLookToItsCentre)
{
    PointCloud cloud = sphere(20000, 1.0f);
    Progress progress;
    const auto variation = estimateNormals(cloud, {0.08, Eigen::Vector3f::Zero()}, progress);
    ASSERT_OK(variation);
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        ASSERT_GT(cloud.normals[i].dot(-cloud.positions[i]), 0.98f) << i;
        ASSERT_LT((*variation)[i], 0.05f);
    }
}

TEST(Normals, turnToTheStation)
{
    PointCloud cloud = sphere(20000, 1.0f);
    cloud.station = geometry::Vec3(0, 0, 10);
    Progress progress;
    ASSERT_OK(estimateNormals(cloud, {0.08, Eigen::Vector3f::Zero()}, progress));
    for (std::size_t i = 0; i < cloud.size(); ++i)
        ASSERT_GE(cloud.normals[i].dot(cloud.station->cast<float>() - cloud.positions[i]), 0.0f);
}

TEST(Normals, areZeroWithoutAPlane)
{
    PointCloud cloud;
    cloud.positions = {{0, 0, 0}, {0.01f, 0, 0}, {0.02f, 0, 0}, {0.03f, 0, 0}, {5, 5, 5}};
    Progress progress;
    const auto variation = estimateNormals(cloud, {0.1, Eigen::Vector3f(0, 0, 1)}, progress);
    ASSERT_OK(variation);
    for (const Eigen::Vector3f &normal : cloud.normals)
        EXPECT_TRUE(normal.isZero());
}

TEST(Normals, stopWhenCancelled)
{
    PointCloud cloud = sphere(10, 1.0f);
    Progress progress;
    progress.cancel();
    EXPECT_EQ(estimateNormals(cloud, {}, progress).error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(cloud.normals.empty());
}

} // namespace
} // namespace twinloom::scan
