// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/filter.h"

#include "core/geometry/random.h"
#include "tests/support/test_data.h"

#include <algorithm>

namespace twinloom::scan
{
namespace
{

TEST(Filter, dropsScatterAndKeepsTheSurface)
{
    geometry::Random random(5);
    PointCloud cloud;
    constexpr std::size_t kGood = 40000, kBad = 400;
    for (std::size_t i = 0; i < kGood; ++i)
        cloud.positions.emplace_back(static_cast<float>(random.uniform(0, 4)), static_cast<float>(random.uniform(0, 4)),
                                     static_cast<float>(random.normal() * 0.002));
    for (std::size_t i = 0; i < kBad; ++i)
        cloud.positions.emplace_back(static_cast<float>(random.uniform(0, 4)), static_cast<float>(random.uniform(0, 4)),
                                     static_cast<float>(random.uniform(0.2, 3)));
    Progress progress;
    const auto marks = findInliers(cloud, {}, progress);
    ASSERT_OK(marks);
    const auto kept = [&](std::size_t from, std::size_t to) {
        return static_cast<std::size_t>(std::count(marks->begin() + static_cast<std::ptrdiff_t>(from),
                                                   marks->begin() + static_cast<std::ptrdiff_t>(to), 1));
    };
    EXPECT_GE(kept(0, kGood), kGood - kGood / 200);
    EXPECT_LE(kept(kGood, kGood + kBad), kBad / 20);
    const PointCloud clean = selectPoints(cloud, *marks);
    EXPECT_EQ(clean.size(), kept(0, kGood + kBad));
}

TEST(Filter, selectsAllAttributes)
{
    PointCloud cloud;
    cloud.origin = {100, 0, 0};
    cloud.positions = {{0, 0, 0}, {1, 0, 0}, {2, 0, 0}};
    cloud.colours = {{1, 1, 1}, {2, 2, 2}, {3, 3, 3}};
    cloud.intensities = {0.1f, 0.2f, 0.3f};
    const PointCloud some = selectPoints(cloud, {1, 0, 1});
    EXPECT_EQ(some.origin, cloud.origin);
    EXPECT_EQ(some.positions.size(), 2u);
    EXPECT_EQ(some.colours[1], (Rgb{3, 3, 3}));
    EXPECT_EQ(some.intensities[1], 0.3f);
    EXPECT_TRUE(some.normals.empty());
}

TEST(Filter, refusesSenselessOptions)
{
    Progress progress;
    OutlierOptions options;
    options.neighbours = 0;
    EXPECT_EQ(findInliers(PointCloud(), options, progress).error().code, ErrorCode::BadInput);
    options = {};
    options.radius = -1;
    EXPECT_EQ(findInliers(PointCloud(), options, progress).error().code, ErrorCode::BadInput);
}

} // namespace
} // namespace twinloom::scan
