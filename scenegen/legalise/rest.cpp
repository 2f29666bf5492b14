// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/rest.h"

#include "core/physics/settle.h"
#include "scenegen/evaluate/rules.h"
#include "scenegen/legalise/support.h"

#include <cmath>

namespace twinloom::scenegen
{

using geometry::Box;
using geometry::Transform;
using geometry::Vec3;

namespace
{

constexpr double kMostSlide = 0.05; ///< metres in plan
constexpr double kMostTilt = 0.15;  ///< radians

/// From the model's origin to the middle of its bounds.
Vec3 middleOf(const asset::Model &model)
{
    const auto [low, high] = model.bounds();
    return (low + high).cast<double>() / 2;
}

physics::Body bodyOf(const scene::RoomObject &object, physics::Motion motion)
{
    const auto model = std::make_shared<const asset::Model>(modelOf(object));
    Transform pose = Transform::place(Vec3::Zero(), object.box.yaw);
    pose.translation = object.box.centre - pose.rotation * middleOf(*model);
    return {model, pose, motion};
}

/// Of what is round the carrier.
bool isOnFloor(const Box &carrier, const Box &thing)
{
    constexpr double near = 0.02;
    return thing.bottom() < carrier.bottom() + near;
}

std::optional<Box> boxAt(const Box &before, const physics::Body &body, const Transform &rest)
{
    const double tilt = std::acos(std::clamp((rest.rotation * Vec3::UnitZ()).z(), -1.0, 1.0));
    Box box = before;
    box.centre = rest.translation + rest.rotation * middleOf(*body.model);
    box.yaw = geometry::wrapAngle(rest.yaw());
    const bool slid = (box.centre - before.centre).head<2>().norm() > kMostSlide;
    if (tilt > kMostTilt || slid || !box.centre.allFinite())
        return std::nullopt;
    return box;
}

} // namespace

Result<std::vector<std::optional<Box>>> restUpon(const scene::RoomObject &carrier,
                                                 const std::vector<scene::RoomObject> &fixed,
                                                 const std::vector<scene::RoomObject> &things, Progress &progress)
{
    std::vector<physics::Body> bodies = {bodyOf(carrier, physics::Motion::Fixed)};
    for (const scene::RoomObject &object : fixed)
        bodies.push_back(bodyOf(object, physics::Motion::Fixed));
    const std::size_t first = bodies.size();
    for (const scene::RoomObject &object : things)
        bodies.push_back(bodyOf(object, physics::Motion::Falling));
    const auto settled = physics::settle(bodies, {}, progress);
    if (!settled)
        return unexpected(settled.error());
    std::vector<std::optional<Box>> boxes;
    for (std::size_t i = 0; i < things.size(); ++i) {
        auto box = boxAt(things[i].box, bodies[first + i], settled->poses[first + i]);
        if (box && footprintDistance(carrier.box, box->centre.head<2>()) > kParentTolerance)
            box.reset(); // fell beside it
        if (box && isOnFloor(carrier.box, *box) && !isOnFloor(carrier.box, things[i].box))
            box.reset(); // fell through it: between its legs, into the corner of an L
        boxes.push_back(std::move(box));
    }
    return boxes;
}

} // namespace twinloom::scenegen
