// SPDX-License-Identifier: Apache-2.0
#include "app/xr/standing_place.h"

#include "tests/app/xr/simulated_run.h"

using namespace twinloom;
using namespace twinloom::test;

TEST(StandingPlace, isFreeInTheRoomAndLooksAlongIt)
{
    const LandmarkScene scene = landmarkScene({0, 0, 1});
    const xr::StandingPlace place = xr::standingPlace(scene::Hierarchy(scene.scene));
    EXPECT_LT(std::abs(place.floor.x()), 2.7);
    EXPECT_GT(std::abs(place.floor.x()), 1.0) << "towards an end of the long side";
    EXPECT_LT(std::abs(place.floor.y()), 2.2);
    const Eigen::Vector3d ahead(-std::sin(place.yaw), std::cos(place.yaw), 0);
    EXPECT_GT(ahead.x() * -place.floor.x(), 0) << "looks to the other end";
    EXPECT_NEAR(std::abs(ahead.x()), 1, 1e-9);
}

TEST(StandingPlace, theOriginWithoutARoom)
{
    const xr::StandingPlace place = xr::standingPlace(scene::Hierarchy(scene::Scene()));
    EXPECT_EQ(place.floor, Eigen::Vector3d::Zero());
    EXPECT_EQ(place.yaw, 0);
}
