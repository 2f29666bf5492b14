// SPDX-License-Identifier: Apache-2.0
// An upright oriented box: what layouts, scans and the asset library mean by "centre, size, yaw".
#pragma once

#include "core/geometry/polygon.h"

namespace twinloom::geometry
{

using Vec3 = Eigen::Vector3d;

/// Size is width (local x), depth (local y), height (z); yaw is counter-clockwise about +z; the front is local +y.
struct Box {
    Vec3 centre = Vec3::Zero();
    Vec3 size = Vec3::Ones();
    double yaw = 0.0;

    double bottom() const { return centre.z() - size.z() / 2; }
    double top() const { return centre.z() + size.z() / 2; }
    /// Unit vectors of local x and y in the floor plane.
    Vec2 right() const;
    Vec2 front() const;
    /// The four corners from above, counter-clockwise, starting at local (-,-).
    Polygon footprint() const;
    Vec2 toWorld(const Vec2 &local) const;
    Vec2 toLocal(const Vec2 &world) const;

    bool operator==(const Box &) const = default;
};

/// The least overlap of two boxes' footprints along their four horizontal axes (separating axis theorem); negative is
/// the largest gap found. Heights are ignored.
double planOverlap(const Box &a, const Box &b);
/// Overlap of the height intervals; negative is the gap.
double heightOverlap(const Box &a, const Box &b);
/// Of their volumes: what both hold by what either holds, 0 to 1.
double iou(const Box &a, const Box &b);
/// Both overlap by more than `tolerance` (metres): the collision of the layout metrics.
bool overlaps(const Box &a, const Box &b, double tolerance);

/// Into (-pi, pi].
double wrapAngle(double angle);

} // namespace twinloom::geometry
