// SPDX-License-Identifier: Apache-2.0
// Where a person may stand to see a scene, when nobody has said where. Pure.
#pragma once

#include "core/scene/hierarchy.h"

namespace twinloom::xr
{

struct StandingPlace {
    Eigen::Vector3d floor = Eigen::Vector3d::Zero(); ///< world
    double yaw = 0;                                  ///< looks from +y, counter-clockwise
};

/// On the floor of the largest visible room, towards one end of it and looking to the other, beside the furniture; the
/// origin when there is no room.
StandingPlace standingPlace(const scene::Hierarchy &hierarchy);

} // namespace twinloom::xr
