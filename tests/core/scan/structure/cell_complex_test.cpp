// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/cell_complex.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace twinloom::scan
{
namespace
{

/// [0, 4] x [0, 3] cut at x = 1 and y = 2.
CellComplex cross()
{
    return makeCellComplex({{{1, 0}, 1, 0}, {{0, 1}, 2, 0}}, {0, 0}, {4, 3});
}

TEST(CellComplex, CellsFillTheBounds)
{
    const CellComplex complex = cross();
    ASSERT_EQ(complex.cells.size(), 4u);
    double area = 0;
    for (const PlanCell &cell : complex.cells)
        area += geometry::signedArea(cell.polygon);
    EXPECT_NEAR(area, 12, 1e-9);
    const auto inner = std::count_if(complex.borders.begin(), complex.borders.end(),
                                     [](const PlanBorder &b) { return b.above >= 0 && b.below >= 0; });
    EXPECT_EQ(inner, 4);
}

TEST(CellComplex, TheCutKeepsToCheapBorders)
{
    const CellComplex complex = cross();
    std::vector<double> inside(4, 0), outside(4, 0), cost(complex.borders.size(), 0.01);
    for (std::size_t c = 0; c < 4; ++c)
        (geometry::centroid(complex.cells[c].polygon).x() > 1 ? outside : inside)[c] = 1;
    const std::vector<char> labels = labelCells(complex, inside, outside, cost);
    for (std::size_t c = 0; c < 4; ++c)
        EXPECT_EQ(labels[c] != 0, geometry::centroid(complex.cells[c].polygon).x() > 1) << c;
    std::fill(cost.begin(), cost.end(), 100.0); // no border at all is cheaper
    const std::vector<char> whole = labelCells(complex, inside, outside, cost);
    EXPECT_TRUE(std::all_of(whole.begin(), whole.end(), [&](char label) { return label == whole[0]; }));
}

TEST(CellComplex, OutlinesJoinCells)
{
    const CellComplex complex = cross();
    std::vector<int> labels;
    for (const PlanCell &cell : complex.cells)
        labels.push_back(geometry::centroid(cell.polygon).x() > 1 ? 7 : -1);
    const Outline outline = outlineOf(complex, labels, 7);
    EXPECT_EQ(outline.polygon.size(), 4u);
    EXPECT_NEAR(geometry::signedArea(outline.polygon), 9, 1e-9);
    EXPECT_TRUE(outlineOf(complex, labels, 5).polygon.empty());
}

} // namespace
} // namespace twinloom::scan
