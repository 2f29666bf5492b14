// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/scan_groups.h"

#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

Eigen::Affine3d shifted(double x, double y)
{
    return Eigen::Affine3d(Eigen::Translation3d(x, y, 0));
}

/// So many scans of one room, all in one frame.
ScanGroups sameRooms(std::size_t count)
{
    test::SyntheticRoom room(0.06);
    room.addRoom({{0, 0}, {6, 0}, {6, 2.5}, {2.8, 2.5}, {2.8, 5}, {0, 5}}, 0, 2.5);
    Progress progress;
    ScanGroups groups;
    for (std::size_t i = 0; i < count; ++i)
        groups.add(prepareScan(room.cloud, {}, 0.06, progress).value());
    return groups;
}

TEST(ScanGroups, TheStrongestLinksPlaceThemInTheFrameOfTheFirst)
{
    ScanGroups groups = sameRooms(4);
    groups.add(ScanLink{0, 1, shifted(1, 0), 0.5});
    groups.add(ScanLink{1, 3, shifted(0, 2), 0.9});
    groups.placeByTree();
    EXPECT_EQ(groups.roots(), (std::vector<std::size_t>{0, 2}));
    EXPECT_EQ(groups.groupOf(0), (std::vector<std::size_t>{0, 1, 3}));
    EXPECT_TRUE(groups.pose(3).isApprox(shifted(1, 2)));
    groups.join(0, 2);
    EXPECT_EQ(groups.groupOf(0).size(), 4u);
}

TEST(ScanGroups, WhatContradictsTheOthersGoes)
{
    ScanGroups groups = sameRooms(4);
    for (std::size_t a = 0; a < 4; ++a)
        for (std::size_t b = a + 1; b < 4; ++b)
            groups.add(ScanLink{a, b, shifted(a == 1 && b == 3 ? 2 : 0, 0), 1});
    ASSERT_OK(groups.dropContradictions(Progress()));
    ASSERT_EQ(groups.contradictions().size(), 1u);
    EXPECT_EQ(groups.contradictions()[0].a, 1u);
    EXPECT_EQ(groups.contradictions()[0].b, 3u);
    groups.placeByTree();
    EXPECT_TRUE(groups.pose(3).isApprox(Eigen::Affine3d::Identity()));
}

/// The first two lie together and the last two; what links both puts walls where the others were looked through.
TEST(ScanGroups, ALinkThatPutsScansIntoEmptySpaceGoes)
{
    test::SyntheticRoom room(0.06);
    room.addRoom({{0, 0}, {6, 0}, {6, 2.5}, {2.8, 2.5}, {2.8, 5}, {0, 5}}, 0, 2.5);
    const SeenSpace view = SeenSpace::from(room.cloud.positions, {1.4, 1.2, 1.5}).value();
    Progress progress;
    ScanGroups groups;
    for (int i = 0; i < 4; ++i)
        groups.add(prepareScan(room.cloud, {view}, 0.06, progress).value());
    groups.add(ScanLink{0, 1, shifted(0, 0), 0.5});
    groups.add(ScanLink{2, 3, shifted(0, 0), 0.6});
    groups.add(ScanLink{1, 2, shifted(-1.5, 0), 0.9});
    ASSERT_OK(groups.placeWithoutIntruders(progress));
    EXPECT_EQ(groups.groupOf(0), (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(groups.groupOf(2), (std::vector<std::size_t>{2, 3}));
}

TEST(ScanGroups, WhatStaysIsWhatTheRestIsFittedTo)
{
    ScanGroups groups = sameRooms(3);
    groups.add(ScanLink{0, 1, shifted(0.01, 0), 1});
    groups.add(ScanLink{0, 2, shifted(0, 0.02), 1});
    groups.placeByTree();
    Progress progress;
    ASSERT_OK(groups.fitTogether({0, 1, 0}, progress));
    EXPECT_TRUE(groups.pose(1).isApprox(shifted(0.01, 0))); // to the last digit
    for (const std::size_t i : {std::size_t(0), std::size_t(2)})
        EXPECT_LT((groups.pose(i).translation() - Eigen::Vector3d(0.01, 0, 0)).norm(), 1e-4) << i;
    const auto pairs = groups.sharedSurfaces(1000, progress);
    ASSERT_OK(pairs);
    EXPECT_EQ(pairs->size(), 3u);
    EXPECT_GT(groups.fitWithAll(2, *pairs).overlap, 0.99);
    EXPECT_LT(groups.fitWithAll(2, *pairs).rms, 1e-3);
}

TEST(ScanGroups, ContradictionsAreNotSoughtOnAfterACancel)
{
    ScanGroups groups = sameRooms(3);
    groups.add(ScanLink{0, 1, shifted(0, 0), 1});
    groups.add(ScanLink{1, 2, shifted(0, 0), 1});
    groups.add(ScanLink{0, 2, shifted(2, 0), 1});
    Progress progress;
    progress.cancel();
    EXPECT_EQ(groups.dropContradictions(progress).error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(groups.contradictions().empty());
    ASSERT_OK(groups.dropContradictions(Progress()));
    EXPECT_EQ(groups.contradictions().size(), 1u);
}

} // namespace
} // namespace twinloom::scan
