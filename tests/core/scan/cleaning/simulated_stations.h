// SPDX-License-Identifier: Apache-2.0
// Simulated scans station by station, with what is true of each point.
#pragma once

#include "core/scan/cleaning/station_view.h"
#include "core/scan/simulate/simulate.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{

struct SimulatedStations {
    SimulatedScan scan;

    std::span<const Eigen::Vector3f> positions(std::size_t station) const
    {
        const std::size_t end = station + 1 < scan.firstPoint.size() ? scan.firstPoint[station + 1] : scan.cloud.size();
        return {scan.cloud.positions.data() + scan.firstPoint[station], end - scan.firstPoint[station]};
    }
    PointTruth truth(std::size_t station, std::size_t point) const
    {
        return scan.truth[scan.firstPoint[station] + point];
    }
    std::vector<StationView> views() const
    {
        std::vector<StationView> views;
        for (std::size_t s = 0; s < scan.stations.size(); ++s)
            views.push_back({positions(s), scan.stations[s].cast<float>()});
        return views;
    }
};

inline SimulatedStations simulatedStations(std::span<const scene::Room> rooms, const SimulateOptions &options)
{
    Progress progress;
    return {simulateScan(rooms, options, progress).value()};
}

/// The office with two stations, a mirror on the wall of its door, and people.
inline std::vector<scene::Room> officeWithMirror()
{
    std::vector<scene::Room> rooms = officePreset();
    rooms[0].objects.push_back({QStringLiteral("Mirror"), {{4.3, 0.02, 1.4}, {1.2, 0.04, 1.0}, 0}, -1, {}});
    return rooms;
}

} // namespace twinloom::scan
