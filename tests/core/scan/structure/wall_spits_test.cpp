// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/wall_spits.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace twinloom::scan
{
namespace
{

constexpr double kThickestWall = 0.4;

/// An outline of level and upright edges; edges on one line share its number.
Outline outlineAlong(const Polygon &polygon)
{
    Outline outline{polygon, {}};
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Vec2 a = polygon[i], b = polygon[(i + 1) % polygon.size()];
        const bool level = std::abs(a.y() - b.y()) < 1e-9;
        outline.lines.push_back(level ? static_cast<int>(std::lround(100 * a.y()))
                                      : 10'000 + static_cast<int>(std::lround(100 * a.x())));
    }
    return outline;
}

/// From every corner on, as nothing says where an outline begins.
void expectBecomes(const Polygon &before, const Polygon &after)
{
    for (std::size_t first = 0; first < before.size(); ++first) {
        Polygon turned = before;
        std::rotate(turned.begin(), turned.begin() + static_cast<std::ptrdiff_t>(first), turned.end());
        const Outline cut = withoutWallSpits(outlineAlong(turned), kThickestWall);
        EXPECT_EQ(cut.polygon.size(), after.size()) << "from corner " << first;
        EXPECT_EQ(cut.lines.size(), cut.polygon.size());
        EXPECT_TRUE(geometry::isSimple(cut.polygon));
        EXPECT_GT(geometry::iou(cut.polygon, after), 1 - 1e-9);
    }
}

void expectStays(const Polygon &outline)
{
    expectBecomes(outline, outline);
}

// Behind the north wall of the next room, entered beside the corner of this one.
TEST(WallSpits, AStripThatLeavesAtACornerGoes)
{
    expectBecomes({{0, 0}, {4.9, 0}, {4.9, 3}, {10, 3}, {10, 3.15}, {4.5, 3.15}, {4.5, 3}, {0, 3}},
                  {{0, 0}, {4.9, 0}, {4.9, 3}, {0, 3}});
    expectBecomes({{0, 0}, {4, 0}, {4, 3}, {0.4, 3}, {0.4, 3.2}, {-5, 3.2}, {-5, 3}, {0, 3}},
                  {{0, 0}, {4, 0}, {4, 3}, {0, 3}});
}

TEST(WallSpits, OneOnEachSideGoes)
{
    expectBecomes({{0, 0},
                   {4, 0},
                   {4, 3},
                   {8, 3},
                   {8, 3.15},
                   {3.6, 3.15},
                   {3.6, 3},
                   {0.4, 3},
                   {0.4, 3.15},
                   {-3, 3.15},
                   {-3, 3},
                   {0, 3}},
                  {{0, 0}, {4, 0}, {4, 3}, {0, 3}});
}

TEST(WallSpits, NichesDoorwaysAndNarrowPartsOfRoomsStay)
{
    expectStays({{0, 0}, {4, 0}, {4, 3}, {3, 3}, {3, 3.3}, {1, 3.3}, {1, 3}, {0, 3}}); // a niche
    expectStays({{0, 0}, {4, 0}, {4, 3}, {9, 3}, {9, 4.2}, {3, 4.2}, {3, 3}, {0, 3}}); // a corridor
    // A cupboard beside its door: as deep as a wall, but most of it is open.
    expectStays({{0, 0}, {4, 0}, {4, 3}, {4.6, 3}, {4.6, 3.35}, {3, 3.35}, {3, 3}, {0, 3}});
    expectStays({{0, 0}, {4, 0}, {4, 3}, {0, 3}});
}

} // namespace
} // namespace twinloom::scan
