// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/storeys.h"

#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

using geometry::Polygon;

constexpr double kSlabSpacing = 0.06;

Polygon levelSheet(double x0, double y0, double x1, double y1)
{
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
}

const Polygon kLowerStorey = levelSheet(0, 0, 8, 6), kUpperStorey = levelSheet(0, 0, 6, 6),
              kWideHall = levelSheet(0, 0, 20, 12);

Slabs slabsIn(const test::SyntheticRoom &place)
{
    Progress progress;
    auto slabs = findSlabs(place.cloud, kSlabSpacing, progress);
    EXPECT_OK(slabs);
    return *std::move(slabs);
}

TEST(Storeys, ASlabPartsThem)
{
    test::SyntheticRoom house(kSlabSpacing);
    house.addRoom(kLowerStorey, 0, 2.6);
    house.addRoom(kUpperStorey, 2.9, 5.4);
    house.addBox({{2, 2, 0.37}, {3, 2, 0.74}, 0});
    house.addBox({{2, 2, 3.65}, {3, 2, 1.5}, 0}); // hides the floor, not the ceiling below
    const Slabs slabs = slabsIn(house);
    ASSERT_EQ(slabs.parting.size(), 1u);
    EXPECT_NEAR(slabs.parting[0].lower, 2.6, 0.01);
    EXPECT_NEAR(slabs.parting[0].upper, 2.9, 0.01);
    EXPECT_NEAR(slabs.parting[0].area, 6 * 6, 3);
    EXPECT_TRUE(slabs.within.empty());
}

TEST(Storeys, ThreeOfThemHaveTwoSlabs)
{
    test::SyntheticRoom house(kSlabSpacing);
    for (const double floor : {-2.5, 0.0, 2.9})
        house.addRoom(kUpperStorey, floor, floor + 2.3);
    const Slabs slabs = slabsIn(house);
    ASSERT_EQ(slabs.parting.size(), 2u);
    EXPECT_NEAR(slabs.parting[0].middle(), -0.1, 0.01);
    EXPECT_NEAR(slabs.parting[1].middle(), 2.6, 0.01);
}

TEST(Storeys, AnAtticNeedsNoLevelCeiling)
{
    test::SyntheticRoom house(kSlabSpacing);
    house.addRoom(kUpperStorey, 0, 2.6);
    house.addLevel(kUpperStorey, 2.9);
    const Eigen::Vector3d slope = Eigen::Vector3d(0, -1, 1.2).normalized();
    for (double x = 0; x < 6; x += kSlabSpacing)
        for (double y = 0; y < 3; y += kSlabSpacing) {
            house.addPoint({x, y, 3.9 + y / 1.2}, slope);
            house.addPoint({x, 6 - y, 3.9 + y / 1.2}, {slope.x(), -slope.y(), slope.z()});
        }
    EXPECT_EQ(slabsIn(house).parting.size(), 1u);
}

TEST(Storeys, AMezzanineIsAFloorWithinAHall)
{
    test::SyntheticRoom hall(kSlabSpacing);
    hall.addRoom(kWideHall, 0, 8);
    hall.addLevel(levelSheet(0, 0, 6, 12), 3.0);
    hall.addLevel(levelSheet(0, 0, 6, 12), 3.3);
    const Slabs slabs = slabsIn(hall);
    EXPECT_TRUE(slabs.parting.empty());
    ASSERT_EQ(slabs.within.size(), 1u);
    EXPECT_NEAR(slabs.within[0].upper, 3.3, 0.01);
}

TEST(Storeys, ASlabThatEndsAtRoomsHalfAStoreyUpPartsNothing)
{
    test::SyntheticRoom house(kSlabSpacing);
    house.addRoom(levelSheet(0, 0, 4, 6), 0, 2.6);
    house.addRoom(levelSheet(0, 0, 4, 6), 2.9, 5.5);
    house.addRoom(levelSheet(4.2, 0, 9, 6), 1.45, 4.05);
    const Slabs slabs = slabsIn(house);
    EXPECT_TRUE(slabs.parting.empty());
    EXPECT_EQ(slabs.within.size(), 1u);
}

TEST(Storeys, FurnitureStepsAndHungCeilingsAreNone)
{
    test::SyntheticRoom hall(kSlabSpacing);
    hall.addRoom(levelSheet(0, 0, 12, 6), 0, 6);
    hall.addLevel(levelSheet(0, 0, 5, 6), 0.5);  // a stage
    hall.addLevel(levelSheet(6, 0, 12, 6), 5.6); // hung
    for (const double shelf : {2.0, 2.4, 2.8})
        hall.addLevel(levelSheet(0, 0, 12, 0.7), shelf);
    for (int step = 1; step < 20; ++step)
        hall.addLevel(levelSheet(5 + 0.3 * step, 2, 5.3 + 0.3 * step, 4), 0.18 * step);
    const Slabs slabs = slabsIn(hall);
    EXPECT_TRUE(slabs.parting.empty());
    EXPECT_TRUE(slabs.within.empty());
}

TEST(Storeys, LowRoomsAndNothingHaveNone)
{
    test::SyntheticRoom room(kSlabSpacing);
    EXPECT_TRUE(slabsIn(room).parting.empty());
    room.addRoom(kLowerStorey, 0, 2.6);
    EXPECT_TRUE(slabsIn(room).parting.empty());
}

TEST(Storeys, CanBeCancelled)
{
    test::SyntheticRoom house(kSlabSpacing);
    house.addRoom(kUpperStorey, 0, 2.6);
    house.addRoom(kUpperStorey, 2.9, 5.4);
    Progress progress;
    progress.cancel();
    EXPECT_EQ(findSlabs(house.cloud, kSlabSpacing, progress).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scan
