// SPDX-License-Identifier: Apache-2.0
// Cleaning of the scans of one place, and what is told of it.
#pragma once

#include "core/scan/cleaning/station_cleaning.h"
#include "core/scan/registration/placed_scan.h"

namespace twinloom::scan
{

/// Looks at the scans that are in memory and know where their scanner stood; adds what was found, with issues, to the
/// report. Scans that were not surely registered say nothing of the others' points. `faults` of the result is as long
/// as `scans`, and empty for those that were not looked at. Errors of cleanStations.
Result<StationCleaning> cleanScans(std::span<const PlacedScan> scans, double spacing, ScanReport &report,
                                   Progress &progress);

/// Takes out what only looked like glass, at or in an object that was found, and adds an issue for glass where the
/// structure has neither window nor door: it is of a wall that rooms end at, or not.
void tellOfGlassWalls(ScanReport &report);

/// As PlacedScan::visit, but only points that are of the place; what a mirror shows lies on the mirror, where the beam
/// met it. `faults`: of the scan's points, or none.
Result<void> visitSurfaces(const PlacedScan &scan, const std::vector<PointFault> &faults,
                           std::span<const UprightPane> mirrors, const SpilledScan::Take &take, Progress &progress);

} // namespace twinloom::scan
