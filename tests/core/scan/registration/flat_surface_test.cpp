// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/flat_surface.h"

#include "core/geometry/random.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

/// A floor and a wall that meet at y = 0, 2 m wide, with noise; one of the points `apart` metres from the next.
PointCloud floorAndWall(double apart, double noise)
{
    geometry::Random random(5);
    PointCloud cloud;
    for (double u = 0; u < 2; u += apart)
        for (double v = 0.5 * apart; v < 2; v += apart) {
            cloud.positions.push_back(Eigen::Vector3d(u, v, random.uniform(-noise, noise)).cast<float>());
            cloud.normals.push_back({0, 0, 1});
            cloud.positions.push_back(Eigen::Vector3d(u, random.uniform(-noise, noise), v).cast<float>());
            cloud.normals.push_back({0, -1, 0});
        }
    return cloud;
}

TEST(FlatSurface, PointsComeOntoTheirPlanes)
{
    constexpr double kNoise = 0.01;
    Progress progress;
    for (const double apart : {0.04, 0.16}) {
        const auto flat = flatSurface(floorAndWall(apart, kNoise), progress);
        ASSERT_OK(flat);
        ASSERT_GT(flat->size(), 150u) << apart;
        double squares = 0;
        for (std::size_t i = 0; i < flat->size(); ++i) {
            const bool floor = flat->normals[i].z() > 0.5f;
            const Eigen::Vector3f plane = floor ? Eigen::Vector3f(0, 0, 1) : Eigen::Vector3f(0, -1, 0);
            EXPECT_GT(flat->normals[i].dot(plane), 0.995f); // and to the side where it was
            squares += std::pow(plane.dot(flat->positions[i]), 2);
        }
        // A third of the noise of the points themselves, which is spread evenly.
        EXPECT_LT(std::sqrt(squares / static_cast<double>(flat->size())), kNoise / std::sqrt(3) / 1.7) << apart;
    }
}

TEST(FlatSurface, WhatIsNotFlatHasNone)
{
    geometry::Random random(6);
    PointCloud bush;
    for (int i = 0; i < 3000; ++i) {
        bush.positions.push_back(
            Eigen::Vector3d(random.uniform(0, 1), random.uniform(0, 1), random.uniform(0, 1)).cast<float>());
        bush.normals.push_back(Eigen::Vector3d(random.uniform(-1, 1), random.uniform(-1, 1), random.uniform(-1, 1))
                                   .normalized()
                                   .cast<float>());
    }
    Progress progress;
    const auto flat = flatSurface(bush, progress);
    ASSERT_OK(flat);
    EXPECT_LT(flat->size(), 25u);
    const auto none = flatSurface({}, progress);
    ASSERT_OK(none);
    EXPECT_TRUE(none->empty());
}

TEST(FlatSurface, StopsWhenAsked)
{
    Progress progress;
    progress.cancel();
    EXPECT_EQ(flatSurface(floorAndWall(0.05, 0), progress).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scan
