// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/kept_space.h"

#include "tests/scenegen/rooms.h"

#include <gtest/gtest.h>

namespace twinloom::scenegen
{
namespace
{

using geometry::Box;
using test::thing;

TEST(KeptSpace, ReachesFromATallThingToTheWallBehindIt)
{
    const scene::Room room = test::box(4, 4);
    const auto spaces = spaceOfKept(room.polygon, {thing("Bookcase", {0.4, 2, 1}, {1.2, 0.4, 2}, -1.5707963)});
    ASSERT_EQ(spaces.size(), 1u);
    const Box picture{{0.01, 2.3, 1.5}, {0.4, 0.02, 0.4}, -1.5707963}, beside{{0.01, 3, 1.5}, {0.4, 0.02, 0.4}, -1.57};
    EXPECT_TRUE(geometry::overlaps(spaces[0], picture, 0.005));
    EXPECT_FALSE(geometry::overlaps(spaces[0], beside, 0));
    EXPECT_NEAR(spaces[0].top(), 2, 1e-9);
}

TEST(KeptSpace, LowThingsAndThoseInTheRoomHaveNone)
{
    const scene::Room room = test::box(4, 4);
    EXPECT_TRUE(spaceOfKept(room.polygon, {thing("Desk", {0.5, 2, 0.37}, {0.8, 1.4, 0.74})}).empty());
    EXPECT_TRUE(spaceOfKept(room.polygon, {thing("Bookcase", {2, 2, 1}, {0.4, 1.2, 2})}).empty());
    EXPECT_TRUE(spaceOfKept(room.polygon, {thing("Desk", {2, 2, 0.37}, {0.8, 1.4, 0.74}),
                                           thing("Statue", {2, 2, 1.0}, {0.3, 0.3, 0.5}, 0, 0)})
                    .empty());
}

TEST(KeptSpace, NothingTallComesBeforeWhatHangs)
{
    const scene::Room room = test::box(4, 4);
    const auto spaces = spaceOfKept(room.polygon, {thing("Whiteboard", {2, 3.98, 1.5}, {1.8, 0.04, 1.2}, 3.1415926)});
    ASSERT_EQ(spaces.size(), 1u);
    EXPECT_TRUE(geometry::overlaps(spaces[0], {{2, 3.7, 1}, {0.8, 0.4, 2}, 0}, 0.01));
    EXPECT_FALSE(geometry::overlaps(spaces[0], {{2, 3.7, 0.37}, {0.8, 0.4, 0.74}, 0}, 0.01)) << "a desk is lower";
}

} // namespace
} // namespace twinloom::scenegen
