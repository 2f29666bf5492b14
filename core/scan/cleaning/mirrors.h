// SPDX-License-Identifier: Apache-2.0
// Mirrors on walls: what is seen in them seems to stand behind the wall, and turned over at it lies on what stands
// before it. Compare Käshammer, Nüchter 2015, "Mirror identification and correction of 3D point clouds"; Zhao et al.
// 2020, "Mapping with reflection: detection and utilization of reflection in 3D lidar scans".
#pragma once

#include "core/progress.h"
#include "core/scan/cleaning/station_view.h"
#include "core/scan/cleaning/upright_pane.h"

#include <vector>

namespace twinloom::scan
{

/// Looks for places in upright planes that points lie behind, as a station sees them, which turned over at the plane
/// lie on surfaces (within 3 cm, at least 60 % of them, also of those that face the mirror: floor and side walls would
/// fit in the next room, too). A room behind a doorway that is the same the other way round would do that about the
/// middle of the wall between; a mirror lies on or before the wall's face. `spacing`: metres between the points.
/// Tilted mirrors and those on floor or ceiling are not found. The normals look to the room before the mirror.
/// Cancelled.
Result<std::vector<UprightPane>> findMirrors(std::span<const StationView> stations, double spacing, Progress &progress);

} // namespace twinloom::scan
