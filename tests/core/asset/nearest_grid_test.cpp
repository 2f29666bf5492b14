// SPDX-License-Identifier: Apache-2.0
#include "core/asset/nearest_grid.h"

#include "core/geometry/random.h"

#include <gtest/gtest.h>

using namespace twinloom;
using namespace twinloom::asset;

namespace
{

float distanceTo(const std::vector<Eigen::Vector3f> &points, const Eigen::Vector3f &p)
{
    float least = 1e9f;
    for (const Eigen::Vector3f &q : points)
        least = std::min(least, (q - p).norm());
    return least;
}

} // namespace

TEST(NearestGrid, FindsAPointAboutAsNearAsAny)
{
    geometry::Random random(3);
    std::vector<Eigen::Vector3f> points;
    for (int i = 0; i < 400; ++i)
        points.emplace_back(random.uniform(-1, 1), random.uniform(0, 0.5), random.uniform(0, 2));
    const NearestGrid grid(points, 40); // cells of 5 cm
    for (int i = 0; i < 300; ++i) {
        const Eigen::Vector3f p(random.uniform(-1.1, 1.1), random.uniform(-0.1, 0.6), random.uniform(-0.1, 2.1));
        EXPECT_LT((grid.nearest(p) - p).norm(), distanceTo(points, p) + 0.1f);
    }
    for (const Eigen::Vector3f &p : points)
        EXPECT_LT((grid.nearest(p) - p).norm(), 0.09f);
}

TEST(NearestGrid, AnswersFarFromItsPointsAndForASinglePoint)
{
    const NearestGrid grid({Eigen::Vector3f(1, 2, 3)}, 40);
    EXPECT_EQ(grid.nearest({-50, 70, 1000}), Eigen::Vector3f(1, 2, 3));
    EXPECT_TRUE(NearestGrid().empty());
}
