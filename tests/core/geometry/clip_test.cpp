// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/clip.h"

#include <gtest/gtest.h>

namespace twinloom::geometry
{
namespace
{

const Polygon kSheet = {{0, 0}, {4, 0}, {4, 2}, {0, 2}};

double areaOf(const std::vector<Polygon> &pieces)
{
    double area = 0;
    for (const Polygon &piece : pieces)
        area += signedArea(piece);
    return area;
}

TEST(Clip, KeepsWhatIsToTheLeft)
{
    EXPECT_DOUBLE_EQ(signedArea(clipLeft(kSheet, {1, 5}, {1, 0})), 6);
    EXPECT_DOUBLE_EQ(signedArea(clipLeft(kSheet, {1, 0}, {1, 5})), 2);
    EXPECT_EQ(clipLeft(kSheet, {5, 5}, {5, 9}), kSheet);
    EXPECT_TRUE(clipLeft(kSheet, {5, 9}, {5, 5}).empty());
}

TEST(Clip, CutsAHoleOutOfASheet)
{
    const Polygon hole = {{1, 0.5}, {2, 0.5}, {2, 1.5}, {1, 1.5}};
    const std::vector<Polygon> pieces = cutOut(kSheet, hole);
    EXPECT_NEAR(areaOf(pieces), 7, 1e-12);
    for (const Polygon &piece : pieces)
        EXPECT_NEAR(intersectionArea(piece, hole), 0, 1e-12);
    EXPECT_NEAR(areaOf(cutOut(kSheet, {{3, 1}, {9, 1}, {9, 9}, {3, 9}})), 7, 1e-12);
    EXPECT_NEAR(areaOf(cutOut(kSheet, {{5, 0}, {6, 0}, {6, 1}, {5, 1}})), 8, 1e-12);
    EXPECT_NEAR(areaOf(cutOut(kSheet, {{-1, -1}, {9, -1}, {9, 9}, {-1, 9}})), 0, 1e-12);
}

} // namespace
} // namespace twinloom::geometry
