// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/settle.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

using test::thing;

TEST(Settle, LeavesWhatIsAllowed)
{
    const Arrangement room(test::box(4, 4));
    const Body bed = Body::of(thing("Bed", {1, 3, 0.3}, {1, 1, 0.6}));
    EXPECT_EQ(settle(room, bed), bed.box);
}

TEST(Settle, PushesIntoTheRoomAndOffNeighbours)
{
    Arrangement room(test::box(4, 4));
    room.place(Body::of(thing("Bed", {1, 3, 0.3}, {1, 1, 0.6})));
    const auto box = settle(room, Body::of(thing("Cart", {0.9, 3.9, 0.3}, {0.8, 0.8, 0.6})));
    ASSERT_TRUE(box.has_value());
    EXPECT_TRUE(room.fits({*box, false, false}, {}));
    EXPECT_LT((box->centre - geometry::Vec3(0.9, 3.9, 0.3)).norm(), 1.5);
}

TEST(Settle, SlidesAlongTheWall)
{
    Arrangement room(test::box(4, 4));
    room.place(Body::of(thing("Bed", {3, 3.475, 0.3}, {1, 1, 0.6}, 3.14159265)));
    const auto box = settle(room, Body::of(thing("Dresser", {2.6, 3.725, 0.5}, {1, 0.5, 1}, 3.14159265)));
    ASSERT_TRUE(box.has_value());
    EXPECT_NEAR(box->centre.y(), 3.725, 1e-3) << "still at its wall";
    EXPECT_LT(box->centre.x(), 2.0);
}

TEST(Settle, GivesUpWhereNothingFits)
{
    EXPECT_FALSE(
        settle(Arrangement(test::box(1, 1)), Body::of(thing("Bed", {0.5, 0.5, 0.3}, {2, 2, 0.6}))).has_value());
}

} // namespace
} // namespace twinloom::scenegen
