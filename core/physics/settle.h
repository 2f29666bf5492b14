// SPDX-License-Identifier: Apache-2.0
// Lets things fall until they lie still, on the true shapes of what is below them: a cup on a seat, not on the box
// about the chair. Rigid bodies by Bullet: what falls is the convex hull of its model, what stays is its triangles.
#pragma once

#include "core/asset/model.h"
#include "core/geometry/transform.h"
#include "core/progress.h"

#include <vector>

namespace twinloom::physics
{

enum class Motion {
    Fixed,  ///< stays; others may rest on it
    Falling ///< pulled down by gravity, 9.81 m/s^2 along -z
};

struct Body {
    asset::ModelPtr model;    ///< null: nothing to collide with
    geometry::Transform pose; ///< to the world; the scale is part of the shape
    Motion motion = Motion::Fixed;
};

struct SettleOptions {
    double floor = 0;        ///< z of a plane below everything
    double seconds = 2;      ///< simulated time after which it ends at the latest
    double step = 1.0 / 240; ///< simulated seconds a step
    double margin = 0.0005;  ///< metres about each shape; at Bullet's own 0.04 small things hover
};

struct Settled {
    std::vector<geometry::Transform> poses; ///< one a body, in their order; of fixed bodies as given
    bool atRest = false;                    ///< false: the time ran out first
};

/// The same bodies in the same order give the same poses. Cost: linear in the steps; about 0.1 ms a step for ten
/// bodies. Falling bodies that begin inside of others are pushed out. BadInput for a pose that is not finite;
/// Cancelled. Thread: any.
Result<Settled> settle(const std::vector<Body> &bodies, const SettleOptions &options, Progress &progress);

} // namespace twinloom::physics
