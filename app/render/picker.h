// SPDX-License-Identifier: Apache-2.0
// What a ray hits: one code for mouse, controller and tests. Needs no OpenGL context.
#pragma once

#include "app/render/renderer.h"

namespace twinloom::render
{

struct Pick {
    scene::NodeId node;
    double distance = 0;    ///< metres along the unit direction
    Eigen::Vector3d point;  ///< world
    Eigen::Vector3d normal; ///< world, unit, towards the ray's origin
};

struct PickOptions {
    /// Set: what Options::cutaway leaves out of a picture from here is not hit.
    std::optional<Eigen::Vector3d> cutawayEye;
    Show show = Show::All;
    /// Scanned points count when they are this near the ray, in metres a metre of distance; 0: they are not picked.
    double pointSlope = 0;
};

/// A tree over node boxes and one triangle tree a model, shared by its instances. Thread: one at a time.
class Picker
{
public:
    Picker();
    ~Picker();
    void setScene(const scene::Hierarchy &hierarchy, const Resources &resources);
    /// The nearest surface along the ray. Ceilings are never hit from above.
    std::optional<Pick> pick(const Eigen::Vector3d &origin, const Eigen::Vector3d &direction,
                             const PickOptions &options = {}) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

/// The ray through a pixel (counted from the upper left, in a picture of `width` x `height`).
std::pair<Eigen::Vector3d, Eigen::Vector3d> pixelRay(const Eye &eye, double x, double y, int width, int height);

} // namespace twinloom::render
