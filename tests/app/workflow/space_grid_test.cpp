// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/space_grid.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace twinloom;
using geometry::Box;
using workflow::SpaceGrid;

namespace
{

const geometry::Polygon kFloor = {{0, 0}, {5, 0}, {5, 4}, {0, 4}};

/// The outside of a box, a point every two centimetres.
std::vector<Eigen::Vector3f> surfaceOf(const Box &box)
{
    std::vector<Eigen::Vector3f> points;
    const auto steps = [](double length) { return std::max(1, int(length / 0.02)); };
    const int nx = steps(box.size.x()), ny = steps(box.size.y()), nz = steps(box.size.z());
    for (int x = 0; x <= nx; ++x)
        for (int y = 0; y <= ny; ++y)
            for (int z = 0; z <= nz; ++z) {
                if (x % nx && y % ny && z % nz)
                    continue;
                const geometry::Vec3 local = box.size.cwiseProduct(
                    geometry::Vec3(double(x) / nx - 0.5, double(y) / ny - 0.5, double(z) / nz - 0.5));
                const geometry::Vec2 plan = box.toWorld(local.head<2>());
                points.emplace_back(float(plan.x()), float(plan.y()), float(box.centre.z() + local.z()));
            }
    return points;
}

bool anyMeets(const std::vector<Box> &boxes, const Box &box)
{
    return std::ranges::any_of(boxes, [&](const Box &other) { return geometry::overlaps(other, box, 0.001); });
}

} // namespace

TEST(SpaceGrid, FindsWhatStandsThereAndNothingElse)
{
    const Box crate{{2.5, 2.0, 0.35}, {0.6, 0.5, 0.7}, 0.4};
    SpaceGrid grid(kFloor, 2.6);
    grid.addPoints(surfaceOf(crate));
    grid.addPoints(surfaceOf({{2.5, 2, 1.3}, {5, 4, 2.6}, 0})); // floor, walls and ceiling
    const std::vector<Box> boxes = grid.boxes();
    EXPECT_TRUE(anyMeets(boxes, {{2.5, 2, 0.2}, {0.4, 0.4, 0.4}, 0}));
    for (const Box &box : boxes) {
        EXPECT_LT((box.centre - crate.centre).head<2>().norm(), 0.6);
        EXPECT_LE(box.top(), 0.8 + 1e-6);
        EXPECT_NEAR(box.bottom(), 0, 1e-6);
    }
}

TEST(SpaceGrid, RecognisedThingsAreExplained)
{
    const Box crate{{2.5, 2.0, 0.35}, {0.6, 0.5, 0.7}, 0.4};
    SpaceGrid grid(kFloor, 2.6);
    grid.addPoints(surfaceOf(crate));
    grid.explain(crate);
    EXPECT_TRUE(grid.boxes().empty());
}

TEST(SpaceGrid, ATableHighThingHasItsPlaceUnderAShelf)
{
    SpaceGrid grid(kFloor, 2.6);
    grid.addPoints(surfaceOf({{2.5, 3.8, 1.5}, {1.2, 0.4, 0.1}, 0}));
    const std::vector<Box> boxes = grid.boxes();
    EXPECT_TRUE(anyMeets(boxes, {{2.5, 3.8, 1}, {0.5, 0.3, 2}, 0}));
    EXPECT_TRUE(anyMeets(boxes, {{2.5, 3.99, 1.5}, {0.5, 0.02, 0.3}, 0})) << "nor does anything hang behind it";
    EXPECT_FALSE(anyMeets(boxes, {{2.5, 3.7, 0.4}, {1.4, 0.6, 0.8}, 0}));
}

TEST(SpaceGrid, NobodyStandsBelowATable)
{
    SpaceGrid grid(kFloor, 2.6);
    grid.addPoints(surfaceOf({{2.5, 2, 0.73}, {1.2, 0.8, 0.03}, 0}));
    EXPECT_TRUE(anyMeets(grid.boxes(), {{2.5, 2, 0.2}, {0.3, 0.3, 0.4}, 0}));
}

TEST(SpaceGrid, SpecksAndWhatIsFlatDoNotCount)
{
    SpaceGrid grid(kFloor, 2.6);
    grid.addPoints({{1, 1, 1}, {1.02f, 1, 1}, {3, 3, 1.5f}});
    grid.addPoints(surfaceOf({{2.5, 2, 0.08}, {2, 1.5, 0.14}, 0}));
    EXPECT_TRUE(grid.boxes().empty());
}

TEST(SpaceGrid, LiesAlongTheWalls)
{
    geometry::Polygon turned;
    const Box room{{0, 0, 0}, {5, 4, 1}, 0.6};
    for (const geometry::Vec2 &corner : room.footprint())
        turned.push_back(corner);
    SpaceGrid grid(turned, 2.6);
    grid.addPoints(surfaceOf({{0, 0, 0.5}, {1, 0.6, 1}, 0.6}));
    const std::vector<Box> boxes = grid.boxes();
    ASSERT_FALSE(boxes.empty());
    EXPECT_LT(boxes.size(), 12u) << "cells are joined";
    EXPECT_NEAR(std::remainder(boxes[0].yaw - 0.6, 1.5707963), 0, 1e-3);
}
