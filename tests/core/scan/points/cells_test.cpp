// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/cells.h"

#include "core/geometry/random.h"
#include "tests/support/test_data.h"

#include <cmath>
#include <limits>
#include <set>

namespace twinloom::scan
{
namespace
{

std::vector<Eigen::Vector3f> somePoints(std::size_t count, double extent)
{
    geometry::Random random(3);
    std::vector<Eigen::Vector3f> points;
    for (std::size_t i = 0; i < count; ++i)
        points.push_back(Eigen::Vector3d(random.uniform(-extent, extent), random.uniform(-extent, extent),
                                         random.uniform(-extent, extent))
                             .cast<float>());
    return points;
}

Result<SortedCells> sorted(const std::vector<Eigen::Vector3f> &points, double leaf)
{
    Progress progress;
    return SortedCells::sort(points, leaf, progress);
}

} // namespace

TEST(Cells, KeysHoldTheirCoordinates)
{
    constexpr auto kMost = (std::uint32_t(1) << kCellBits) - 1;
    for (const std::array<std::uint32_t, 3> &cell :
         {std::array<std::uint32_t, 3>{0, 0, 0}, {1, 2, 3}, {kMost, 0, kMost}})
        EXPECT_EQ(cellOf(cellKey(cell[0], cell[1], cell[2])), cell);
    EXPECT_LT(cellKey(kMost, 0, 0), cellKey(0, 1, 0)) << "along x first";
    EXPECT_LT(cellKey(0, kMost, 0), cellKey(0, 0, 1));
}

TEST(Cells, EveryPointIsInItsCellAndCellsAscend)
{
    for (const double extent : {3.0, 4000.0}) { // the second needs more than 64 bits
        const std::vector<Eigen::Vector3f> points = somePoints(5000, extent);
        const auto cells = sorted(points, extent < 10 ? 0.25 : 0.005);
        ASSERT_OK(cells);
        ASSERT_EQ(cells->size(), points.size());
        std::set<std::uint32_t> seen;
        for (std::size_t i = 0; i < cells->size(); ++i) {
            const std::uint32_t index = cells->index(i);
            ASSERT_TRUE(seen.insert(index).second);
            const Eigen::Vector3d place = cells->lattice().place(points[index]);
            const auto cell = cellOf(cells->key(i));
            for (int axis = 0; axis < 3; ++axis) {
                ASSERT_EQ(cell[static_cast<std::size_t>(axis)], static_cast<std::uint32_t>(place[axis]));
                ASSERT_GE(cell[static_cast<std::size_t>(axis)], 1u);
            }
            if (i > 0) {
                ASSERT_LE(cells->key(i - 1), cells->key(i));
                if (cells->key(i - 1) == cells->key(i)) {
                    ASSERT_LT(cells->index(i - 1), index);
                }
            }
        }
    }
}

TEST(Cells, RoundNumbersAreNotSplit)
{
    const auto cells = sorted({{0, 0, 0.001f}, {0, 0, -0.001f}, {0, 0, 0.999f}, {0, 0, 1.001f}}, 0.1);
    ASSERT_OK(cells);
    EXPECT_EQ(cells->key(0), cells->key(1));
    EXPECT_EQ(cells->key(2), cells->key(3));
    EXPECT_NE(cells->key(0), cells->key(2));
}

TEST(Cells, WhatIsNotFiniteIsLeftOutAndWhatCannotBeIsRefused)
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const auto cells = sorted({{nan, 0, 0}, {1, 2, 3}, {0, std::numeric_limits<float>::infinity(), 0}}, 0.1);
    ASSERT_OK(cells);
    ASSERT_EQ(cells->size(), 1u);
    EXPECT_EQ(cells->index(0), 1u);
    EXPECT_EQ(sorted({}, 0.1).value().size(), 0u);
    for (const double leaf : {0.0, -1.0, std::numeric_limits<double>::infinity(), std::nan("")})
        EXPECT_EQ(sorted({{0, 0, 0}}, leaf).error().code, ErrorCode::BadInput);
    EXPECT_EQ(sorted({{0, 0, 0}, {1e6f, 0, 0}}, 0.01).error().code, ErrorCode::BadInput) << "too many cells";
    Progress progress;
    progress.cancel();
    const std::vector<Eigen::Vector3f> points(10, Eigen::Vector3f::Zero());
    EXPECT_EQ(SortedCells::sort(points, 0.1, progress).error().code, ErrorCode::Cancelled);
}

TEST(Cells, NeighbourhoodsHoldAllOfThe27CellsAround)
{
    const std::vector<Eigen::Vector3f> points = somePoints(800, 1);
    const auto cells = sorted(points, 0.2);
    ASSERT_OK(cells);
    std::vector<CellKey> keys;
    for (std::size_t i = 0; i < cells->size(); ++i)
        keys.push_back(cells->key(i));
    std::size_t visited = 0;
    forEachNeighbourhood(keys, [&](const CellRange &own, const std::array<CellRange, 9> &rows) {
        visited += own.end - own.begin;
        std::set<std::size_t> found, expected;
        for (const CellRange &row : rows)
            for (std::size_t i = row.begin; i < row.end; ++i)
                EXPECT_TRUE(found.insert(i).second);
        const auto centre = cellOf(keys[own.begin]);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const auto cell = cellOf(keys[i]);
            bool near = true;
            for (std::size_t axis = 0; axis < 3; ++axis)
                near = near && cell[axis] + 1 >= centre[axis] && cell[axis] <= centre[axis] + 1;
            if (near)
                expected.insert(i);
        }
        EXPECT_EQ(found, expected);
        return true;
    });
    EXPECT_EQ(visited, points.size());
    int calls = 0;
    forEachNeighbourhood(keys, [&](const CellRange &, const std::array<CellRange, 9> &) { return ++calls < 3; });
    EXPECT_EQ(calls, 3);
}

} // namespace twinloom::scan
