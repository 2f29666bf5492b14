// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/surface_fit.h"

#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

#include <algorithm>

namespace twinloom::scan
{
namespace
{

TEST(SurfaceFit, NearestIsNearest)
{
    geometry::Random random(5);
    PointCloud cloud;
    for (int i = 0; i < 3000; ++i) {
        cloud.positions.emplace_back(random.uniform(), random.uniform(), random.uniform());
        cloud.normals.emplace_back(i % 7 && i % 2 ? 1.0f : 0.0f, 0.0f, i % 7 && i % 2 == 0 ? 1.0f : 0.0f);
    }
    Progress progress;
    const auto surface = NearestSurface::make(cloud, 0.1, progress);
    ASSERT_OK(surface);
    int found = 0;
    for (int i = 0; i < 300; ++i) {
        const Eigen::Vector3f p(static_cast<float>(random.uniform(-0.1, 1.1)),
                                static_cast<float>(random.uniform(-0.1, 1.1)),
                                static_cast<float>(random.uniform(-0.1, 1.1)));
        const double reach = random.uniform(0.02, 0.1);
        float best = static_cast<float>(reach * reach);
        for (std::size_t k = 0; k < cloud.size(); ++k)
            if (std::abs(cloud.normals[k].x()) > 0.5f)
                best = std::min(best, (cloud.positions[k] - p).squaredNorm());
        const SurfacePoint *nearest = surface->nearest(p, -Eigen::Vector3f::UnitX(), reach);
        ASSERT_EQ(nearest != nullptr, best < static_cast<float>(reach * reach));
        found += nearest != nullptr;
        if (nearest) {
            EXPECT_EQ((nearest->position - p).squaredNorm(), best);
        }
    }
    EXPECT_GT(found, 100);
}

TEST(SurfaceFit, TheTwoSidesOfAWallAreNotOneWhereNormalsFaceTheScanner)
{
    PointCloud wall;
    wall.positions = {{0, 0, 0}, {0.15f, 0, 0}};
    wall.normals = {{-1, 0, 0}, {1, 0, 0}};
    Progress progress;
    auto surface = NearestSurface::make(wall, 0.3, progress);
    ASSERT_OK(surface);
    const Eigen::Vector3f near(0.12f, 0, 0), left(-1, 0, 0);
    EXPECT_EQ(surface->nearest(near, left, 0.3)->position, wall.positions[1]);
    surface->sayFacing();
    EXPECT_EQ(surface->nearest(near, left, 0.3)->position, wall.positions[0]);
}

TEST(SurfaceFit, EvenSamplesDoNotCountDenseSurfaceMore)
{
    test::SyntheticRoom dense(0.02), sparse(0.1);
    dense.addLevel({{0, 0}, {2, 0}, {2, 2}, {0, 2}}, 0);
    sparse.addLevel({{3, 0}, {5, 0}, {5, 2}, {3, 2}}, 0);
    PointCloud cloud = dense.cloud;
    cloud.positions.insert(cloud.positions.end(), sparse.cloud.positions.begin(), sparse.cloud.positions.end());
    cloud.normals.insert(cloud.normals.end(), sparse.cloud.normals.begin(), sparse.cloud.normals.end());
    Progress progress;
    const auto samples = evenSamples(cloud, 0.2, 1000, progress);
    ASSERT_OK(samples);
    const auto left =
        std::ranges::count_if(*samples, [](const SurfacePoint &sample) { return sample.position.x() < 2.5f; });
    EXPECT_NEAR(static_cast<double>(left) / static_cast<double>(samples->size()), 0.5, 0.05);
    EXPECT_LE(evenSamples(cloud, 0.2, 30, progress)->size(), 30u);
}

TEST(SurfaceFit, PlanesReachBetweenPointsFarApart)
{
    test::SyntheticRoom room(0.2);
    room.addRoom({{0, 0}, {4, 0}, {4, 3}, {0, 3}}, 0, 2.5);
    Progress progress;
    const auto fitAt = [&](const Eigen::Vector3d &shift, const MatchReach &reach) {
        return judgeFit(surfaceSamples(room.cloud, 2000), NearestSurface::make(room.cloud, 0.3, progress).value(),
                        Eigen::Affine3d(Eigen::Translation3d(shift)), 0, reach);
    };
    const Eigen::Vector3d along(0.1, 0.0, 0.0), off(0.0, 0.0, 0.03);
    EXPECT_LT(fitAt(along, {}).overlap, 0.1);
    EXPECT_GT(fitAt(along, {0.3, kSameSurface}).overlap, 0.6); // all but the walls across
    EXPECT_GT(fitAt({0, 0, 0}, {0.3, kSameSurface}).tightness, 0.95);
    EXPECT_LT(fitAt(off, {0.3, kSameSurface}).tightness, 0.1); // floor and ceiling
}

TEST(SurfaceFit, BalanceTellsInHowManyDirectionsAScanIsHeld)
{
    test::SyntheticRoom corridor(0.05, 0.001), room(0.05, 0.001);
    corridor.addWall({0, 0}, {4, 0}, 0, 2);
    corridor.addWall({0, 2}, {4, 2}, 0, 2);
    corridor.addLevel({{0, 0}, {4, 0}, {4, 2}, {0, 2}}, 0);
    room.addRoom({{0, 0}, {4, 0}, {4, 2}, {0, 2}}, 0, 2);
    Progress progress;
    const auto fitOf = [&](const PointCloud &cloud) {
        return judgeFit(surfaceSamples(cloud, 2000), NearestSurface::make(cloud, 0.1, progress).value(),
                        Eigen::Affine3d(Eigen::Translation3d(0, 0, 0.008)), 0);
    };
    const SurfaceFit slides = fitOf(corridor.cloud), held = fitOf(room.cloud);
    EXPECT_LT(slides.balance, 0.01);
    EXPECT_GT(held.balance, 0.3);
    EXPECT_GT(held.overlap, 0.95);
    EXPECT_NEAR(held.within6mm, 0.6, 0.1); // floor and ceiling are 8 mm off
}

TEST(SurfaceFit, OneStepLeadsNearlyBack)
{
    test::SyntheticRoom room(0.05, 0.001);
    room.addRoom({{0, 0}, {4, 0}, {4, 3}, {0, 3}}, 0, 2);
    Progress progress;
    const auto surface = NearestSurface::make(room.cloud, 0.1, progress).value();
    const Eigen::Affine3d off =
        Eigen::Translation3d(0.01, -0.02, 0.015) * Eigen::Affine3d(Eigen::AngleAxisd(0.004, Eigen::Vector3d::UnitZ()));
    const Eigen::Vector3d pivot(1, 1, 1);
    const PlaneEquations equations = planeEquations(surfaceSamples(room.cloud, 4000), surface, off, pivot, {0.1, 0.1});
    const SmallMove step = equations.a.inverse() * equations.b;
    const Eigen::Affine3d left = poseOf(step, pivot) * off;
    EXPECT_LT((left * pivot - pivot).norm(), 0.002);
    EXPECT_LT(Eigen::AngleAxisd(left.rotation()).angle(), 0.001);
}

} // namespace
} // namespace twinloom::scan
