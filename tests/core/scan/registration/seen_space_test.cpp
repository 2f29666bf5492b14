// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/seen_space.h"

#include "core/scan/registration/surface_fit.h"
#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

std::vector<Eigen::Vector3f> seenRoom()
{
    test::SyntheticRoom room(0.05);
    room.addRoom({{0, 0}, {6, 0}, {6, 4}, {0, 4}}, 0, 2.5);
    return room.cloud.positions;
}

TEST(SeenSpace, IsInFrontOfWhatWasSeen)
{
    const auto seen = SeenSpace::from(seenRoom(), {2, 2, 1.5});
    ASSERT_TRUE(seen);
    EXPECT_TRUE(seen->through({4.5f, 2, 1.5f}));
    EXPECT_TRUE(seen->through({2, 3.3f, 1.2f}));
    EXPECT_FALSE(seen->through({5.98f, 2, 1.5f})); // the wall
    EXPECT_FALSE(seen->through({8, 2, 1.5f}));     // behind it
    const SeenSpace moved = seen->moved(Eigen::Affine3d(Eigen::Translation3d(10, 0, 0)));
    EXPECT_TRUE(moved.through({14.5f, 2, 1.5f}));
    EXPECT_FALSE(moved.through({4.5f, 2, 1.5f}));
}

TEST(SeenSpace, NobodyStoodWherePointsHideBehindOthers)
{
    EXPECT_FALSE(SeenSpace::from(seenRoom(), {-5, 2, 1.5}));
}

TEST(SeenSpace, AScannerMayHaveStoodWhereItLooksLikeIt)
{
    EXPECT_TRUE(SeenSpace::guess(seenRoom(), {2, 2, 1.5}));
    EXPECT_FALSE(SeenSpace::guess(seenRoom(), {2, 2, 0.05})); // on the floor
    EXPECT_FALSE(SeenSpace::guess(seenRoom(), {0, 0, 1.5}));  // in a corner: it would have looked all around
    EXPECT_FALSE(SeenSpace::guess(seenRoom(), {-5, 2, 1.5}));
    test::SyntheticRoom cluttered(0.05);
    cluttered.addRoom({{0, 0}, {6, 0}, {6, 4}, {0, 4}}, 0, 2.5);
    cluttered.addBox({{4, 2, 1}, {0.3, 3, 2}, 0});
    EXPECT_TRUE(SeenSpace::from(cluttered.cloud.positions, {2, 2, 1.5}));
    EXPECT_FALSE(SeenSpace::guess(cluttered.cloud.positions, {2, 2, 1.5})); // who saw what is behind the box?
}

TEST(SeenSpace, ASurfaceCannotStandInIt)
{
    const std::vector<SeenSpace> views{*SeenSpace::from(seenRoom(), {2, 2, 1.5})};
    std::vector<SurfacePoint> panel;
    for (float z = 0.5f; z < 2; z += 0.1f)
        panel.push_back({{4, 2, z}, Eigen::Vector3f::UnitX()});
    EXPECT_EQ(shareSeenThrough(panel, views, Eigen::Affine3d::Identity()), 1);
    EXPECT_EQ(shareSeenThrough(panel, views, Eigen::Affine3d(Eigen::Translation3d(4, 0, 0))), 0);
    EXPECT_EQ(shareSeenThrough(panel, {}, Eigen::Affine3d::Identity()), 0);
}

} // namespace
} // namespace twinloom::scan
