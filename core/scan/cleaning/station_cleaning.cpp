// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/station_cleaning.h"

#include "core/scan/cleaning/ghosts.h"
#include "core/scan/cleaning/glass.h"
#include "core/scan/cleaning/mixed_pixels.h"
#include "core/scan/points/voxel.h"

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kPoll = 8192;
constexpr std::uint32_t kLeftOut = 0xffffffff;

/// A station's points on surfaces as one a cell, and which cell each went to.
struct Thinned {
    std::vector<Eigen::Vector3f> positions;
    std::vector<std::uint32_t> cellOf; ///< of the station's points; kLeftOut: none
};

Result<Thinned> thinned(const StationView &view, const std::vector<PointFault> &faults, double spacing,
                        Progress &progress)
{
    PointCloud surface;
    Thinned thin;
    thin.cellOf.assign(view.positions.size(), kLeftOut);
    std::vector<std::uint32_t> from;
    for (std::uint32_t i = 0; i < view.positions.size(); ++i)
        if (faults[i] == PointFault::Surface) {
            surface.positions.push_back(view.positions[i]);
            from.push_back(i);
        }
    auto grid = voxelise(surface, {spacing, true}, progress);
    if (!grid)
        return unexpected(grid.error());
    for (std::size_t i = 0; i < from.size(); ++i)
        thin.cellOf[from[i]] = grid->voxelOfPoint[i];
    thin.positions = std::move(grid->cloud.positions);
    return thin;
}

Result<void> markMixed(std::span<const StationView> stations, StationCleaning &cleaning, Progress &progress)
{
    for (std::size_t s = 0; s < stations.size(); ++s) {
        Progress part = progress.slice(static_cast<double>(s) / static_cast<double>(stations.size()),
                                       static_cast<double>(s + 1) / static_cast<double>(stations.size()));
        const auto mixed = findMixedPixels(stations[s].positions, stations[s].station, part);
        if (!mixed)
            return unexpected(mixed.error());
        for (std::size_t i = 0; i < mixed->size(); ++i)
            if ((*mixed)[i])
                cleaning.faults[s][i] = PointFault::Mixed;
    }
    return {};
}

Result<void> markMirrored(std::span<const StationView> stations, double spacing, StationCleaning &cleaning,
                          Progress &progress)
{
    Progress thinning = progress.slice(0, 0), looking = progress.slice(0, 1); // thinning is quick: it moves no bar
    std::vector<std::vector<Eigen::Vector3f>> thin;
    std::vector<StationView> views;
    for (std::size_t s = 0; s < stations.size(); ++s) {
        auto station = thinned(stations[s], cleaning.faults[s], spacing, thinning);
        if (!station)
            return unexpected(station.error());
        thin.push_back(std::move(station->positions));
        views.push_back({thin.back(), stations[s].station});
    }
    auto mirrors = findMirrors(views, spacing, looking);
    if (!mirrors)
        return unexpected(mirrors.error());
    cleaning.mirrors = *std::move(mirrors);
    for (const UprightPane &mirror : cleaning.mirrors)
        for (std::size_t s = 0; s < stations.size(); ++s)
            for (std::size_t i = 0; i < stations[s].positions.size(); ++i) {
                if (i % kPoll == 0 && progress.cancelled())
                    return cancelledError();
                if (mirror.meets(stations[s].station, stations[s].positions[i]))
                    cleaning.faults[s][i] = PointFault::Mirrored;
            }
    return {};
}

Result<void> markMoved(std::span<const StationView> stations, double spacing, StationCleaning &cleaning,
                       Progress &progress)
{
    Progress thinning = progress.slice(0, 0), comparing = progress.slice(0, 1); // thinning is quick: it moves no bar
    std::vector<ThinStation> thin;
    std::vector<std::vector<std::uint32_t>> cellOf;
    for (std::size_t s = 0; s < stations.size(); ++s) {
        auto image = RangeImage::make(stations[s], cleaning.faults[s], progress);
        if (!image)
            return unexpected(image.error());
        auto station = thinned(stations[s], cleaning.faults[s], spacing, thinning);
        if (!station)
            return unexpected(station.error());
        thin.push_back({std::move(station->positions), *std::move(image)});
        cellOf.push_back(std::move(station->cellOf));
    }
    const auto ghosts = findGhosts(thin, spacing, comparing);
    if (!ghosts)
        return unexpected(ghosts.error());
    for (std::size_t s = 0; s < stations.size(); ++s) {
        std::vector<std::uint32_t> ghostOf(thin[s].positions.size(), kLeftOut);
        for (std::uint32_t g = 0; g < ghosts->size(); ++g)
            if ((*ghosts)[g].station == s)
                for (const std::uint32_t cell : (*ghosts)[g].points)
                    ghostOf[cell] = g;
        std::vector<std::uint64_t> counts(ghosts->size(), 0);
        for (std::size_t i = 0; i < cellOf[s].size(); ++i) {
            const std::uint32_t cell = cellOf[s][i];
            if (cell == kLeftOut || ghostOf[cell] == kLeftOut)
                continue;
            cleaning.faults[s][i] = PointFault::Moved;
            ++counts[ghostOf[cell]];
        }
        for (std::size_t g = 0; g < ghosts->size(); ++g)
            if (counts[g] > 0)
                cleaning.moved.push_back({(*ghosts)[g].box, counts[g]});
    }
    return {};
}

} // namespace

Result<StationCleaning> cleanStations(std::span<const StationView> stations, double spacing, Progress &progress)
{
    StationCleaning cleaning;
    for (const StationView &view : stations)
        cleaning.faults.emplace_back(view.positions.size(), PointFault::Surface);
    Progress mixing = progress.slice(0, 0.3), glazing = progress.slice(0.3, 0.5), mirroring = progress.slice(0.5, 0.7),
             moving = progress.slice(0.7, 1);
    if (const auto done = markMixed(stations, cleaning, mixing); !done)
        return unexpected(done.error());
    auto glass = findGlass(stations, glazing);
    if (!glass)
        return unexpected(glass.error());
    cleaning.glass = *std::move(glass);
    if (const auto done = markMirrored(stations, spacing, cleaning, mirroring); !done)
        return unexpected(done.error());
    if (stations.size() > 1)
        if (const auto done = markMoved(stations, spacing, cleaning, moving); !done)
            return unexpected(done.error());
    return cleaning;
}

} // namespace twinloom::scan
