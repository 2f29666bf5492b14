// SPDX-License-Identifier: Apache-2.0
// What stations know of their points and of each other's: which of them are no surface of the place.
#pragma once

#include "core/scan/cleaning/mirrors.h"
#include "core/scan/cleaning/station_view.h"

#include <Eigen/Geometry>

namespace twinloom::scan
{

/// Something that stood there for one station, while another one saw through its place.
struct MovedThing {
    Eigen::AlignedBox3f box;
    std::uint64_t points = 0;
};

struct StationCleaning {
    std::vector<std::vector<PointFault>> faults; ///< of each station's points
    std::vector<MovedThing> moved;
    std::vector<UprightPane> mirrors, glass;
};

/// Mixed pixels (mixed_pixels.h), panes of glass (glass.h), what mirrors show (mirrors.h), then what moved between
/// stations (ghosts.h). `spacing`: metres between the points that rooms are found in. Memory: 40 bytes a point of the
/// largest station, and some for the thinned points of all. Cancelled. Thread: any.
Result<StationCleaning> cleanStations(std::span<const StationView> stations, double spacing, Progress &progress);

} // namespace twinloom::scan
