// SPDX-License-Identifier: Apache-2.0
// Panes of glass: nearly all beams pass through them or are lost, a few come back. Those few lie alone among their
// beam's neighbours, and together in one upright plane. Compare Koch et al. 2017, "Detection and purging of specular
// reflective and transparent object influences in 3D range measurements"; Wang, Wang 2017, "Detecting glass in
// simultaneous localisation and mapping".
#pragma once

#include "core/progress.h"
#include "core/scan/cleaning/station_view.h"
#include "core/scan/cleaning/upright_pane.h"

#include <vector>

namespace twinloom::scan
{

/// Upright panes of at least 0.6 m on each side that sent back between one and a fifth of the beams, as the stations
/// see them together, with little right before or behind them; largest first, of any sign of their normals. Beams must
/// be spread evenly about each station, as those of terrestrial scanners are; where they lie in far lines nothing is
/// found. Cancelled. Thread: any.
Result<std::vector<UprightPane>> findGlass(std::span<const StationView> stations, Progress &progress);

} // namespace twinloom::scan
