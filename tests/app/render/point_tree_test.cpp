// SPDX-License-Identifier: Apache-2.0
#include "app/render/point_tree.h"

#include "core/geometry/random.h"

#include "tests/core/scan/octree/octree_fixture.h"

namespace twinloom::render
{
namespace
{

using Eigen::Vector3d;

TEST(PointTree, AgreesWithEveryPointAskedAlone)
{
    auto cloud = std::make_shared<scan::PointCloud>();
    geometry::Random random(11);
    cloud->origin = {10, 20, 30};
    const auto coordinate = [&random] { return static_cast<float>(random.uniform(-2, 2)); };
    for (int i = 0; i < 6000; ++i)
        cloud->positions.emplace_back(coordinate(), coordinate(), coordinate());
    const PointTree tree(cloud);
    const auto upper = [](const Vector3d &point) { return point.z() > 30; };
    int hits = 0;
    for (int n = 0; n < 200; ++n) {
        const Vector3d from = cloud->origin + Vector3d(-6, random.uniform(-2, 2), random.uniform(-2, 2));
        const Vector3d direction = Vector3d(1, random.uniform(-0.2, 0.2), random.uniform(-0.2, 0.2)).normalized();
        double expected = std::numeric_limits<double>::infinity();
        for (const Eigen::Vector3f &position : cloud->positions) {
            const Vector3d point = position.cast<double>() + cloud->origin;
            const double along = (point - from).dot(direction);
            const double aside = (point - from - direction * along).norm();
            if (along >= 0 && upper(point) && aside <= std::max(0.01, 0.01 * along))
                expected = std::min(expected, along + NearestPoint::kAside * aside);
        }
        const auto found = tree.nearest({from, direction, 0.01, 0.01}, upper);
        ASSERT_EQ(found.has_value(), std::isfinite(expected));
        if (!found)
            continue;
        ++hits;
        const double aside = (found->point - from - direction * found->distance).norm();
        EXPECT_NEAR(found->distance + NearestPoint::kAside * aside, expected, 1e-9);
        EXPECT_GT(found->point.z(), 30);
    }
    EXPECT_GT(hits, 20);
}

TEST(PointTree, AnEmptyCloudIsNeverHit)
{
    const PointTree tree(std::make_shared<scan::PointCloud>());
    EXPECT_FALSE(tree.nearest({{0, 0, 0}, {1, 0, 0}, 1, 1}, [](const Vector3d &) { return true; }));
}

TEST(NearestHeld, HitsTheFinestPointsThatAreInMemory)
{
    const auto points = test::roomPoints(200'000, 12);
    test::MemoryBlobs blobs;
    Progress progress;
    scan::OctreeOptions options;
    options.origin = {500'000, 5'400'000, 300};
    const scan::PutBlob put = blobs.put();
    const auto index = scan::buildOctree(test::sourceOf(points), options, put, progress);
    ASSERT_OK(index);
    const auto octree = scan::Octree::open(scan::encodeIndex(*index), blobs.load());
    ASSERT_OK(octree);
    const PointRay down{options.origin + Vector3d(2, 5, 4), {0, 0, -1}, 0.05, 0.01};
    const auto all = [](const Vector3d &) { return true; };
    EXPECT_FALSE(nearestHeld(**octree, down, all)); // nothing has been loaded
    ASSERT_OK((*octree)->points(0));
    const auto coarse = nearestHeld(**octree, down, all);
    ASSERT_TRUE(coarse);
    EXPECT_NEAR(coarse->point.z(), 300, 0.01);
    for (std::uint32_t node = 0; node < index->nodes.size(); ++node)
        ASSERT_OK((*octree)->points(node));
    const auto fine = nearestHeld(**octree, down, all);
    ASSERT_TRUE(fine);
    const auto aside = [&](const PointHit &hit) { return (hit.point - down.from).head<2>().norm(); };
    EXPECT_LE(aside(*fine), aside(*coarse) + 1e-6);
    EXPECT_LT(aside(*fine), 0.1);
    EXPECT_FALSE(nearestHeld(**octree, down, [](const Vector3d &) { return false; }));
}

} // namespace
} // namespace twinloom::render
