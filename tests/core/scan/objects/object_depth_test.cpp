// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/object_depth.h"

#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

/// A floor with a hole where a thing of 0.5 x 0.6 m stands, and the side of it that looks to -y as a plate.
struct HiddenCabinet {
    geometry::Box plate{{2.0, 2.0, 0.6}, {0.5, 0.03, 1.2}, std::acos(-1.0)};
    SeenGround ground;

    explicit HiddenCabinet(double hidden)
    {
        test::SyntheticRoom room;
        room.addLevel({{0, 0}, {4, 0}, {4, 2.0}, {0, 2.0}}, 0);
        room.addLevel({{0, 2.0}, {1.7, 2.0}, {1.7, 4}, {0, 4}}, 0);
        room.addLevel({{2.3, 2.0}, {4, 2.0}, {4, 4}, {2.3, 4}}, 0);
        room.addLevel({{1.7, 2.0 + hidden}, {2.3, 2.0 + hidden}, {2.3, 4}, {1.7, 4}}, 0);
        Progress progress;
        auto made = SeenGround::of(room.cloud, progress);
        EXPECT_OK(made);
        ground = std::move(*made);
    }
};

TEST(ObjectDepth, ReachesBackOverGroundThatNobodySaw)
{
    const HiddenCabinet cabinet(0.6);
    EXPECT_NEAR(hiddenDepth(cabinet.ground, cabinet.plate, 1.2), 0.6, 0.08);
    EXPECT_NEAR(hiddenDepth(cabinet.ground, cabinet.plate, 0.3), 0.3, 1e-9);
    EXPECT_EQ(seenSide(cabinet.ground, cabinet.plate), 1);
}

TEST(ObjectDepth, AScreenWithFloorAllAroundIsThin)
{
    const HiddenCabinet screen(0.0);
    EXPECT_EQ(hiddenDepth(screen.ground, screen.plate, 1.2), 0);
    EXPECT_EQ(seenSide(screen.ground, screen.plate), 0);
}

TEST(ObjectDepth, TheSideWithLessFloorIsTheBack)
{
    HiddenCabinet cabinet(0.6);
    cabinet.plate.yaw = 0;
    EXPECT_EQ(seenSide(cabinet.ground, cabinet.plate), -1);
}

TEST(ObjectDepth, GroundIsSeenAtItsHeightOnly)
{
    const HiddenCabinet cabinet(0.6);
    const Rectangle area{{1, 1}, {0.5, 0.5}, 0.3};
    EXPECT_GT(cabinet.ground.share(area, 0.0), 0.9);
    EXPECT_EQ(cabinet.ground.share(area, 0.7), 0);
}

} // namespace
} // namespace twinloom::scan
