// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/table_tops.h"

#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

#include <numeric>

namespace twinloom::scan
{
namespace
{

Indices everythingIn(const PointCloud &cloud)
{
    Indices all(cloud.size());
    std::iota(all.begin(), all.end(), 0u);
    return all;
}

TEST(TableTops, PartsDesksThatStandTogether)
{
    test::SyntheticRoom room;
    room.addBox({{0, 0, 0.37}, {1.6, 0.8, 0.74}, 0});
    room.addBox({{0, 0.85, 0.37}, {1.6, 0.8, 0.74}, 0});
    room.addBox({{0.2, 0, 0.95}, {0.5, 0.1, 0.42}, 0});
    const Indices all = everythingIn(room.cloud);
    const auto top = supportTop(room.cloud, all, 0, 0.03);
    ASSERT_TRUE(top);
    EXPECT_NEAR(*top, 0.74, 0.01);
    Progress progress;
    const auto tops = tableTops(room.cloud, all, *top, 0, 0.03, progress);
    ASSERT_OK(tops);
    ASSERT_EQ(tops->size(), 2u);
    EXPECT_EQ(tableAt(*tops, {0.2, 0.1}, 0.03), tableAt(*tops, {-0.5, -0.3}, 0.03));
    EXPECT_NE(tableAt(*tops, {0.2, 0.1}, 0.03), tableAt(*tops, {0.2, 0.9}, 0.03));
    EXPECT_EQ(tableAt(*tops, {3, 3}, 0.03), tops->size());
}

TEST(TableTops, AThingWithNothingOnItSupportsNothing)
{
    test::SyntheticRoom room;
    room.addBox({{0, 0, 0.37}, {1.6, 0.8, 0.74}, 0});
    EXPECT_FALSE(supportTop(room.cloud, everythingIn(room.cloud), 0, 0.03));
}

TEST(TableTops, ShelvesGoOnAboveOneOfThem)
{
    test::SyntheticRoom room;
    room.addWall({-0.6, 0}, {0.6, 0}, 0.74, 1.9);
    const Rectangle shelf{{0, 0}, {1.2, 0.4}, 0}, desk{{0, 0}, {1.8, 0.8}, 0};
    EXPECT_TRUE(isUpperPart(room.cloud, everythingIn(room.cloud), shelf));
    EXPECT_FALSE(isUpperPart(room.cloud, everythingIn(room.cloud), desk));
}

TEST(TableTops, ATopMayHideItsLegs)
{
    test::SyntheticRoom room;
    room.addLevel({{0, 0}, {1.2, 0}, {1.2, 0.7}, {0, 0.7}}, 0.74);
    const Indices all = everythingIn(room.cloud);
    EXPECT_TRUE(isBareTop(room.cloud, all, 0.73, 0.75, 0, 0.03));
    EXPECT_FALSE(isBareTop(room.cloud, all, 0.73, 0.75, -2, 0.03)); // a shelf on a wall, high above the floor
}

} // namespace
} // namespace twinloom::scan
