// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/wall_face.h"

#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

#include <algorithm>

namespace twinloom::scan
{
namespace
{

Structure oneWall()
{
    Structure structure;
    StructureRoom room;
    room.polygon = {{0, 0}, {3, 0}, {3, 3}, {0, 3}};
    room.ceiling = 2.0;
    structure.rooms.push_back(room);
    structure.walls.push_back({{0, 0}, {3, 0}, 0, 2, 0, 0});
    return structure;
}

TEST(WallFace, TellsFaceBehindAndBefore)
{
    test::SyntheticRoom points(0.03, 0);
    points.addWall({0, 0}, {1, 0}, 0, 2);
    points.addWall({1, -0.3}, {2, -0.3}, 0, 2);
    points.addWall({2, 1}, {3, 1}, 0, 2);
    const Structure structure = oneWall();
    Progress progress;
    const auto standing = standingPoints(points.cloud, structure, progress);
    ASSERT_OK(standing);
    const WallFace face = lookAtWall(structure, structure.walls[0], {points.cloud, standing->front(), {}}, 0.03);
    const int third = face.columns / 3;
    EXPECT_GT(face.share(face.solid, 0, third - 2, 0, face.rows), 0.99);
    EXPECT_EQ(face.share(face.solid, third + 1, face.columns, 0, face.rows), 0.0);
    EXPECT_GT(face.share(face.beyond, third + 1, 2 * third - 2, 0, face.rows), 0.99);
    EXPECT_EQ(face.share(face.beyond, 0, third - 2, 0, face.rows), 0.0);
    EXPECT_GT(face.share(face.before, 2 * third + 2, face.columns - 5, 4, face.rows - 5), 0.99);
}

TEST(WallFace, AWallIsAsThickAsTheNextRoomIsAway)
{
    Structure structure = oneWall();
    EXPECT_FALSE(thicknessOf(structure, structure.walls[0]).has_value());
    structure.walls.push_back({{2.5, -0.2}, {0.5, -0.2}, 0, 2, 0, 1});
    structure.walls.push_back({{0.2, -3}, {2.8, -3}, 0, 2, 0, 2}); // looks the same way, and is far
    EXPECT_NEAR(thicknessOf(structure, structure.walls[0]).value_or(0), 0.2, 1e-9);
    EXPECT_NEAR(thicknessOf(structure, structure.walls[1]).value_or(0), 0.2, 1e-9);
    structure.walls[1].to = {2.3, -0.2};
    EXPECT_FALSE(thicknessOf(structure, structure.walls[0]).has_value()) << "20 cm are too little";
}

TEST(WallFace, GrowsAndShrinks)
{
    WallFace face;
    face.columns = 9;
    face.rows = 7;
    std::vector<char> cells(63, 0);
    cells[face.index(4, 3)] = 1;
    const std::vector<char> block = grown(face, cells, 2);
    EXPECT_EQ(std::count(block.begin(), block.end(), 1), 25);
    EXPECT_EQ(grown(face, block, -2), cells);
    EXPECT_EQ(grown(face, cells, 0), cells);
}

} // namespace
} // namespace twinloom::scan
