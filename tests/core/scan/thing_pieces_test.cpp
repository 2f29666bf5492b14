// SPDX-License-Identifier: Apache-2.0
#include "core/scan/thing_pieces.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace twinloom::scan
{
namespace
{

using geometry::Box;
using geometry::Vec3;

/// Points all through a box, 4 cm apart.
std::vector<Vec3> pointsIn(const Box &box)
{
    std::vector<Vec3> points;
    for (double x = -box.size.x() / 2; x <= box.size.x() / 2; x += 0.04)
        for (double y = -box.size.y() / 2; y <= box.size.y() / 2; y += 0.04)
            for (double z = box.bottom(); z <= box.top(); z += 0.04) {
                const geometry::Vec2 at = box.toWorld({x, y});
                points.emplace_back(at.x(), at.y(), z);
            }
    return points;
}

std::vector<Assembly> piecesTogether(const std::vector<Box> &boxes)
{
    std::vector<std::vector<Vec3>> points;
    for (const Box &box : boxes)
        points.push_back(pointsIn(box));
    return assembliesOf(boxes, points);
}

TEST(ThingPieces, ASeatOverItsFootMayBeOneChair)
{
    const Box seat{{1, 1, 0.7}, {0.5, 0.5, 0.6}, 0.3}, foot{{1, 1, 0.05}, {0.6, 0.6, 0.1}, 0.3},
        far{{3, 1, 0.3}, {0.5, 0.5, 0.6}, 0};
    const auto all = piecesTogether({foot, seat, far});
    ASSERT_EQ(all.size(), 4u);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(all[i].pieces, std::vector{i});
    EXPECT_EQ(all[3].pieces, (std::vector<std::size_t>{1, 0})) << "the seat has more points";
    EXPECT_NEAR(all[3].box.bottom(), 0, 1e-6);
    EXPECT_NEAR(all[3].box.top(), 1.0, 1e-6);
    EXPECT_NEAR(all[3].box.size.x(), 0.6, 0.05);
    EXPECT_NEAR((all[3].box.centre - Vec3(1, 1, 0.5)).norm(), 0, 0.03);
}

TEST(ThingPieces, HalvesSideBySideMayBeOneThingAndWhatStandsApartIsNone)
{
    const Box left{{0, 0, 0.4}, {0.4, 0.8, 0.8}, 0}, right{{0.45, 0, 0.25}, {0.4, 0.8, 0.5}, 0};
    const auto all = piecesTogether({left, right});
    ASSERT_EQ(all.size(), 3u);
    EXPECT_NEAR(std::max(all[2].box.size.x(), all[2].box.size.y()), 0.85, 0.05);
    const Box beside{{0.7, 0, 0.25}, {0.4, 0.8, 0.5}, 0}, above{{0, 0, 2.0}, {0.4, 0.8, 0.4}, 0};
    EXPECT_EQ(piecesTogether({left, beside}).size(), 2u);
    EXPECT_EQ(piecesTogether({left, above}).size(), 2u);
}

TEST(ThingPieces, AllOfAFewMayBeOneButNotARowOfMany)
{
    std::vector<Box> row;
    for (int i = 0; i < 3; ++i)
        row.push_back({{0.45 * i, 0, 0.25}, {0.4, 0.8, 0.5}, 0});
    const auto three = piecesTogether(row);
    ASSERT_EQ(three.size(), 3u + 2u + 1u);
    EXPECT_EQ(three.back().pieces.size(), 3u);
    for (int i = 3; i < 8; ++i)
        row.push_back({{0.45 * i, 0, 0.25}, {0.4, 0.8, 0.5}, 0});
    const auto many = piecesTogether(row);
    EXPECT_TRUE(std::ranges::all_of(many, [](const Assembly &one) { return one.pieces.size() <= 2; }));
    EXPECT_EQ(many.size(), 8u + 7u);
}

TEST(ThingPieces, WhatHasNoPointsStaysAlone)
{
    const Box seat{{1, 1, 0.7}, {0.5, 0.5, 0.6}, 0}, foot{{1, 1, 0.05}, {0.6, 0.6, 0.1}, 0};
    const std::vector<Box> boxes{seat, foot};
    const std::vector<std::vector<Vec3>> points{pointsIn(seat), {}};
    EXPECT_EQ(assembliesOf(boxes, points).size(), 2u);
}

} // namespace
} // namespace twinloom::scan
