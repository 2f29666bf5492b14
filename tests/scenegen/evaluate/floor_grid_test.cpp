// SPDX-License-Identifier: Apache-2.0
#include "scenegen/evaluate/floor_grid.h"

#include "core/geometry/random.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

TEST(FloorGrid, AWallOfFurnitureHalvesTheRoom)
{
    FloorGrid grid(test::box(2, 3).polygon);
    grid.connect();
    EXPECT_EQ(grid.walkableRatio(), 1);
    // Across the room at 2 m: cells up to 1.8 m (16 rows of 16), and from 2.4 m (4 rows) to 2.8 m.
    const geometry::Box barrier{{1, 2.1, 0.5}, {2, 0.2, 1}, 0};
    grid.add(barrier);
    grid.connect();
    EXPECT_NEAR(grid.walkableRatio(), 16.0 / 20.0, 1e-9);
    EXPECT_TRUE(grid.reaches(barrier));
    EXPECT_TRUE(grid.isNearLostFloor(barrier, 0.5));
    EXPECT_FALSE(grid.isNearLostFloor(geometry::Box{{1, 0.5, 0.5}, {0.3, 0.3, 1}, 0}, 0.5));
    EXPECT_FALSE(grid.reaches(geometry::Box{{1, 2.8, 0.5}, {0.3, 0.3, 1}, 0}));
    EXPECT_TRUE(grid.hasLostFloor());
    EXPECT_EQ(grid.open(barrier), FloorGrid::Largest::Grown);
    EXPECT_EQ(grid.walkableRatio(), 1);
    EXPECT_FALSE(grid.hasLostFloor());
    grid.close();
    EXPECT_NEAR(grid.walkableRatio(), 16.0 / 20.0, 1e-9);
}

TEST(FloorGrid, TheWalkerKeepsOffWallsOfAnyDirection)
{
    using geometry::Vec2;
    geometry::Polygon turned = test::ell().polygon;
    for (Vec2 &corner : turned)
        corner = Eigen::Rotation2Dd(0.4) * corner;
    const geometry::Polygon steep = {{0, 0}, {5, 0.05}, {5.3, 4}, {0.2, 3.7}, {1.5, 2}};
    for (const geometry::Polygon &floor : {test::ell().polygon, turned, steep, test::round(2.5, 40)}) {
        FloorGrid grid(floor);
        grid.connect();
        const auto [low, high] = geometry::bounds(floor);
        const auto isFree = [&](const Vec2 &cell) { return geometry::signedDistance(floor, cell) >= kWalker - 1e-9; };
        // A speck in the middle of a cell is reached from those that lie six cells away.
        const int reach = 6;
        int wrong = 0;
        for (double y = low.y() + kCell / 2; y < high.y(); y += kCell)
            for (double x = low.x() + kCell / 2; x < high.x(); x += kCell) {
                bool reached = false;
                for (int dy = -reach; dy <= reach; ++dy)
                    for (int dx = -reach; dx <= reach; ++dx)
                        reached = reached ||
                                  (dx * dx + dy * dy <= reach * reach && isFree(Vec2(x + dx * kCell, y + dy * kCell)));
                const geometry::Box speck{{x, y, 0.5}, {0.001, 0.001, 1}, 0};
                wrong += grid.reaches(speck) != reached;
            }
        EXPECT_EQ(wrong, 0);
    }
}

TEST(FloorGrid, OpeningIsAsConnectingAnew)
{
    geometry::Random random(3);
    const scene::Room room = test::ell();
    int split = 0, changed = 0;
    for (int run = 0; run < 60; ++run) {
        std::vector<geometry::Box> boxes;
        for (int i = 0; i < 9; ++i)
            boxes.push_back({{random.uniform(0, 6), random.uniform(0, 6), 0.5},
                             {random.uniform(0.2, 5), random.uniform(0.1, 0.6), 1},
                             random.uniform(-3, 3)});
        FloorGrid grid(room.polygon);
        for (const geometry::Box &box : boxes)
            grid.add(box);
        grid.connect();
        const double before = grid.walkableRatio();
        for (std::size_t gone = 0; gone < boxes.size(); ++gone) {
            FloorGrid anew(room.polygon);
            for (std::size_t i = 0; i < boxes.size(); ++i)
                if (i != gone)
                    anew.add(boxes[i]);
            anew.connect();
            const FloorGrid::Largest largest = grid.open(boxes[gone]);
            split += grid.hasLostFloor();
            changed += largest == FloorGrid::Largest::Another;
            EXPECT_EQ(grid.walkableRatio(), anew.walkableRatio());
            EXPECT_EQ(grid.hasLostFloor(), anew.hasLostFloor());
            for (const geometry::Box &box : boxes) {
                EXPECT_EQ(grid.reaches(box), anew.reaches(box));
                EXPECT_EQ(grid.isNearLostFloor(box, 0.5), anew.isNearLostFloor(box, 0.5));
            }
            grid.close();
            EXPECT_EQ(grid.walkableRatio(), before);
        }
    }
    EXPECT_GT(split, 50);
    EXPECT_GT(changed, 0) << "another part became the largest";
}

TEST(FloorGrid, EveryCellOfASlantedFloorIsJudgedByItsOwnDistance)
{
    // As wide as several of the squares that are decided at once.
    const geometry::Polygon floor = {{0, 0}, {9, 1}, {11, 8}, {5, 6.5}, {1, 9}};
    const FloorGrid grid = [&] {
        FloorGrid made(floor);
        made.connect();
        return made;
    }();
    for (double x = 0.05; x < 11; x += kCell)
        for (double y = 0.05; y < 9; y += kCell) {
            // A speck is reached from its own cell at the latest, if that is free.
            if (geometry::signedDistance(floor, {x, y}) >= kWalker) {
                EXPECT_TRUE(grid.reaches(geometry::Box{{x, y, 0.1}, {0.001, 0.001, 0.1}, 0}));
            } else if (geometry::signedDistance(floor, {x, y}) < -kReach) {
                EXPECT_FALSE(grid.reaches(geometry::Box{{x, y, 0.1}, {0.001, 0.001, 0.1}, 0}));
            }
        }
}

TEST(FloorGrid, ARoomWithoutSpaceHasNone)
{
    FloorGrid grid(test::box(0.35, 0.35).polygon);
    grid.connect();
    EXPECT_EQ(grid.walkableRatio(), 0);
    EXPECT_FALSE(grid.reaches(geometry::Box{{0.1, 0.1, 0.1}, {0.1, 0.1, 0.1}, 0}));
}

TEST(FloorGrid, FloorThatIsGivenUpCountsNoMore)
{
    FloorGrid grid(test::box(4, 4).polygon);
    EXPECT_TRUE(grid.isEmpty());
    grid.add(geometry::Box{{2, 3, 0.5}, {4, 0.2, 1}, 0});
    EXPECT_FALSE(grid.isEmpty());
    grid.connect();
    EXPECT_LT(grid.walkableRatio(), 0.9);
    grid.giveUpLost();
    grid.connect();
    EXPECT_EQ(grid.walkableRatio(), 1);
    EXPECT_FALSE(grid.hasLostFloor());
}

TEST(FloorGrid, RefusesFieldsOfMillionsOfCells)
{
    EXPECT_FALSE(FloorGrid(test::box(900, 900).polygon).fits());
    EXPECT_TRUE(FloorGrid(test::box(50, 20).polygon).fits());
}

} // namespace
} // namespace twinloom::scenegen
