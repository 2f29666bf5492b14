// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/wall_mounted.h"

#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

#include <cmath>

namespace twinloom::scan
{
namespace
{

const Polygon kRoom = {{0, 0}, {5, 0}, {5, 4}, {0, 4}};

/// The first wall of the room with a rectangle of it (along the wall, heights) standing out by `depth`.
std::vector<ScannedObject> hangingOn(const test::Gap &place, double depth)
{
    test::SyntheticRoom room;
    room.addRoom(kRoom, 0, 2.6, {{place.from, place.to, place.bottom, place.top}});
    room.addWall({place.from, depth}, {place.to, depth}, place.bottom, place.top);
    Structure structure;
    StructureRoom known;
    known.polygon = kRoom;
    known.ceiling = 2.6;
    known.area = 20;
    structure.rooms.push_back(known);
    for (std::size_t i = 0; i < 4; ++i)
        structure.walls.push_back({kRoom[i], kRoom[(i + 1) % 4], 0, 2.6, 1, 0});
    Progress progress;
    const auto found = findWallMounted(room.cloud, {}, structure, {}, progress);
    EXPECT_OK(found);
    return found ? *found : std::vector<ScannedObject>();
}

TEST(WallMounted, FindsAPictureAndItsPlace)
{
    const auto found = hangingOn({1.5, 2.4, 1.2, 1.85}, 0.03);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].category, QStringLiteral("Painting"));
    EXPECT_NEAR(found[0].box.centre.x(), 1.95, 0.04);
    EXPECT_NEAR(found[0].box.centre.z(), 1.525, 0.04);
    EXPECT_NEAR(found[0].box.size.x(), 0.9, 0.06);
    EXPECT_NEAR(found[0].box.centre.y() + found[0].box.size.y() / 2, 0.03, 0.005);
    EXPECT_GT(found[0].box.front().y(), 0.99); // into the room
    EXPECT_GT(found[0].points, 400);
}

TEST(WallMounted, FindsAWhiteboard)
{
    const auto found = hangingOn({1.5, 3.3, 0.9, 2.1}, 0.055);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].category, QStringLiteral("Whiteboard"));
}

TEST(WallMounted, PlainWallsSkirtingsAndWhatIsThickAreNone)
{
    EXPECT_TRUE(hangingOn({1.5, 2.4, 1.2, 1.85}, 0.004).empty());
    EXPECT_TRUE(hangingOn({0.0, 5.0, 0.0, 0.1}, 0.02).empty());
    EXPECT_TRUE(hangingOn({1.5, 2.4, 1.2, 1.85}, 0.095).empty());
}

} // namespace
} // namespace twinloom::scan
