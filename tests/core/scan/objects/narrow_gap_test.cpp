// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/narrow_gap.h"

#include "tests/core/scan/synthetic_room.h"

#include <gtest/gtest.h>

#include <numeric>

namespace twinloom::scan
{
namespace
{

std::vector<Indices> piecesOf(const std::vector<geometry::Box> &boxes)
{
    test::SyntheticRoom room;
    for (const geometry::Box &box : boxes)
        room.addBox(box);
    Indices all(room.cloud.size());
    std::iota(all.begin(), all.end(), 0u);
    return partedAtGaps(room.cloud, {}, all, rectangleAt(room.cloud, all, 0), 0.03);
}

TEST(NarrowGap, PartsRacksThatStandBackToBack)
{
    const auto pieces = piecesOf({{{0, 0, 1}, {4, 1.1, 2}, 0}, {{0, 1.2, 1}, {4, 1.1, 2}, 0}});
    ASSERT_EQ(pieces.size(), 2u);
    EXPECT_NEAR(static_cast<double>(pieces[0].size()), static_cast<double>(pieces[1].size()),
                0.05 * static_cast<double>(pieces[0].size()));
}

TEST(NarrowGap, PartsARowOfThree)
{
    EXPECT_EQ(
        piecesOf({{{0, 0, 1}, {1, 0.6, 2}, 0}, {{1.1, 0, 1}, {1, 0.6, 2}, 0}, {{2.2, 0, 1}, {1, 0.6, 2}, 0}}).size(),
        3u);
}

TEST(NarrowGap, LeavesWholeThingsAlone)
{
    EXPECT_EQ(piecesOf({{{0, 0, 1}, {4, 2.3, 2}, 0}}).size(), 1u);
    // Hollow, with a wide empty middle: two plates of one thing.
    EXPECT_EQ(piecesOf({{{0, 0, 1}, {4, 0.04, 2}, 0}, {{0, 1.5, 1}, {4, 0.04, 2}, 0}}).size(), 1u);
    // Two bays of a shelf, with boards that go through.
    test::SyntheticRoom shelf;
    shelf.addBox({{-0.4, 0, 1}, {0.78, 0.4, 2}, 0});
    shelf.addBox({{0.43, 0, 1}, {0.78, 0.4, 2}, 0});
    for (const double z : {0.1, 0.4, 0.7, 1.0, 1.3, 1.6, 1.9})
        shelf.addLevel({{-0.8, -0.2}, {0.8, -0.2}, {0.8, 0.2}, {-0.8, 0.2}}, z);
    Indices all(shelf.cloud.size());
    std::iota(all.begin(), all.end(), 0u);
    EXPECT_EQ(partedAtGaps(shelf.cloud, {}, all, rectangleAt(shelf.cloud, all, 0), 0.03).size(), 1u);
    // One front with a shadow across it.
    test::SyntheticRoom shadowed;
    shadowed.addWall({0, 0}, {1.2, 0}, 0, 2);
    shadowed.addWall({1.3, 0}, {2.4, 0}, 0, 2);
    Indices both(shadowed.cloud.size());
    std::iota(both.begin(), both.end(), 0u);
    EXPECT_EQ(partedAtGaps(shadowed.cloud, {}, both, rectangleAt(shadowed.cloud, both, 0), 0.03).size(), 1u);
    // Side by side without a gap.
    EXPECT_EQ(piecesOf({{{0, 0, 1}, {4, 1.1, 2}, 0}, {{0, 1.12, 1}, {4, 1.1, 2}, 0}}).size(), 1u);
}

} // namespace
} // namespace twinloom::scan
