// SPDX-License-Identifier: Apache-2.0
#include "core/asset/floor_marking.h"

#include <gtest/gtest.h>

#include <numeric>

using namespace twinloom;
using namespace twinloom::asset;

namespace
{

/// Square metres of the parts of that material; every triangle faces up.
double areaOf(const Model &model, int material)
{
    double area = 0;
    for (const MeshPart &part : model.parts) {
        for (std::size_t i = 0; i + 2 < part.indices.size(); i += 3) {
            const Eigen::Vector3f a = part.positions[part.indices[i]], b = part.positions[part.indices[i + 1]],
                                  c = part.positions[part.indices[i + 2]];
            const float twice = (b - a).head<2>().x() * (c - a).head<2>().y() - (b - a).y() * (c - a).x();
            EXPECT_GE(twice, 0);
            area += part.material == material ? 0.5 * static_cast<double>(twice) : 0;
        }
    }
    return area;
}

} // namespace

TEST(FloorMarking, AnAreaHasAnEdgeWithinIt)
{
    const ModelPtr model = areaMarking({{0, 0}, {6, 0}, {6, 4}, {0, 4}}, {.edgeWidth = 0.5});
    EXPECT_NEAR(areaOf(*model, 0), 5 * 3, 1e-4);
    EXPECT_NEAR(areaOf(*model, 1), 24 - 15, 1e-4);
    const auto [low, high] = model->bounds();
    EXPECT_EQ(low, Eigen::Vector3f(0, 0, 0));
    EXPECT_EQ(high, Eigen::Vector3f(6, 4, 0));
}

TEST(FloorMarking, AnEllKeepsItsShape)
{
    const ModelPtr model = areaMarking({{0, 0}, {6, 0}, {6, 2}, {2, 2}, {2, 6}, {0, 6}}, {.edgeWidth = 0.5});
    EXPECT_NEAR(areaOf(*model, 0) + areaOf(*model, 1), 20, 1e-4);
    EXPECT_NEAR(areaOf(*model, 0), 5 * 1 + 1 * 4, 1e-4);
}

TEST(FloorMarking, AWayEndsInAnArrowhead)
{
    EXPECT_EQ(wayMarking({{1, 1}}, 0.2, {1, 1, 1}), nullptr);
    const ModelPtr model = wayMarking({{0, 0}, {10, 0}, {10, 5}}, 0.4, {1, 1, 1});
    areaOf(*model, 0);
    const auto [low, high] = model->bounds();
    EXPECT_NEAR(high.y(), 5, 1e-5) << "the tip";
    EXPECT_NEAR(high.x(), 10.5, 1e-5) << "the head is 1 m wide";
    EXPECT_NEAR(low.y(), -0.2, 1e-5);
}
