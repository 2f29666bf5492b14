// SPDX-License-Identifier: Apache-2.0
// Mirrors on walls: what is seen in them seems to stand behind the wall, and turned over at it lies on what stands
// before it. Compare Käshammer, Nüchter 2015, "Mirror identification and correction of 3D point clouds"; Zhao et al.
// 2020, "Mapping with reflection: detection and utilization of reflection in 3D lidar scans".
#pragma once

#include "core/progress.h"
#include "core/scan/cleaning/station_view.h"

#include <Eigen/Geometry>

#include <vector>

namespace twinloom::scan
{

/// An upright rectangle. Metres.
struct MirrorPane {
    Eigen::Vector3f centre = Eigen::Vector3f::Zero();
    Eigen::Vector3f normal = Eigen::Vector3f::UnitX(); ///< level, of unit length, to the room that it shows
    float width = 0, height = 0;

    Eigen::Vector3f along() const { return {-normal.y(), normal.x(), 0}; }
    /// Where the way from a station before the mirror to a point behind it meets the mirror; none where it does not.
    std::optional<Eigen::Vector3f> meets(const Eigen::Vector3f &station, const Eigen::Vector3f &p) const;
};

/// Looks for places in upright planes that points lie behind, as a station sees them, which turned over at the plane
/// lie on surfaces (within 3 cm, at least 60 % of them, also of those that face the mirror: floor and side walls would
/// fit in the next room, too). A room behind a doorway that is the same the other way round would do that about the
/// middle of the wall between; a mirror lies on or before the wall's face. `spacing`: metres between the points.
/// Tilted mirrors and those on floor or ceiling are not found. Cancelled.
Result<std::vector<MirrorPane>> findMirrors(std::span<const StationView> stations, double spacing, Progress &progress);

} // namespace twinloom::scan
