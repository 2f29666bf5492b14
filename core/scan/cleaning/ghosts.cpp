// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/ghosts.h"

#include "core/scan/points/cells.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kPoll = 4096;
constexpr float kMargin = 0.1f, kShareOfRange = 0.01f; // registration and slanted surfaces reach no farther
constexpr float kCoarsest = 0.2f;  // metres across a cell of directions from which a beam may miss a person
constexpr double kBlobCell = 0.15; // metres between parts of one thing
constexpr double kRim = 0.15;      // metres from what moved
constexpr std::size_t kLeastPoints = 20;
constexpr float kLeastExtent = 0.25f; // metres along two axes
constexpr std::size_t kMostStations = 64;

float marginAt(float range)
{
    return std::max(kMargin, kShareOfRange * range);
}

/// By point: how many other stations see through it.
Result<std::vector<std::vector<std::uint8_t>>> seenThrough(std::span<const ThinStation> stations,
                                                           const Progress &progress)
{
    std::vector<std::vector<std::uint8_t>> through(stations.size());
    for (std::size_t s = 0; s < stations.size(); ++s) {
        through[s].assign(stations[s].positions.size(), 0);
        for (std::size_t i = 0; i < through[s].size(); ++i) {
            if (i % kPoll == 0 && progress.cancelled())
                return cancelledError();
            const Eigen::Vector3f &p = stations[s].positions[i];
            for (std::size_t other = 0; other < stations.size(); ++other) {
                const RangeImage &image = stations[other].image;
                const float range = (p - image.station()).norm();
                if (other == s || range * static_cast<float>(image.step()) > kCoarsest)
                    continue;
                through[s][i] += image.clearAround(p) > range + marginAt(range);
            }
        }
    }
    return through;
}

struct Place {
    std::uint32_t station = 0, point = 0;
};

/// All stations' points in one list.
struct Pooled {
    std::vector<Eigen::Vector3f> positions;
    std::vector<Place> places;

    explicit Pooled(std::span<const ThinStation> stations)
    {
        for (std::size_t s = 0; s < stations.size(); ++s)
            for (std::size_t i = 0; i < stations[s].positions.size(); ++i) {
                positions.push_back(stations[s].positions[i]);
                places.push_back({static_cast<std::uint32_t>(s), static_cast<std::uint32_t>(i)});
            }
    }
};

/// Drops the votes against points that at least as many other stations have a point next to.
Result<void> dropSupported(const Pooled &all, double spacing, std::vector<std::vector<std::uint8_t>> &through,
                           Progress &progress)
{
    const auto cells = SortedCells::sort(all.positions, spacing, progress);
    if (!cells)
        return unexpected(cells.error());
    std::vector<CellKey> keys(cells->size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        keys[i] = cells->key(i);
    bool cancelled = false;
    std::size_t visited = 0;
    forEachNeighbourhood(keys, [&](const CellRange &own, const std::array<CellRange, 9> &rows) {
        if (++visited % kPoll == 0 && (cancelled = progress.cancelled()))
            return false;
        std::uint64_t there = 0;
        const auto look = [&] {
            for (const CellRange &row : rows)
                for (std::size_t k = row.begin; k < row.end; ++k)
                    there |= std::uint64_t(1) << all.places[cells->index(k)].station;
        };
        for (std::size_t i = own.begin; i < own.end; ++i) {
            const Place &place = all.places[cells->index(i)];
            std::uint8_t &votes = through[place.station][place.point];
            if (votes == 0)
                continue;
            if (there == 0)
                look();
            if (votes <= std::popcount(there) - 1)
                votes = 0;
        }
        return true;
    });
    if (cancelled)
        return cancelledError();
    return {};
}

std::uint32_t rootOf(std::vector<std::uint32_t> &parent, std::uint32_t i)
{
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

/// The points of one station that are in one cell or in cells next to each other, as blobs.
Result<std::vector<Ghost>> blobsOf(const std::vector<Eigen::Vector3f> &positions,
                                   const std::vector<std::uint32_t> &points, std::size_t station, Progress &progress)
{
    std::vector<Eigen::Vector3f> some;
    for (const std::uint32_t point : points)
        some.push_back(positions[point]);
    const auto cells = SortedCells::sort(some, kBlobCell, progress);
    if (!cells)
        return unexpected(cells.error());
    std::vector<CellKey> keys(cells->size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        keys[i] = cells->key(i);
    std::vector<std::uint32_t> parent(keys.size());
    std::iota(parent.begin(), parent.end(), 0u);
    forEachNeighbourhood(keys, [&](const CellRange &own, const std::array<CellRange, 9> &rows) {
        const std::uint32_t root = rootOf(parent, static_cast<std::uint32_t>(own.begin));
        for (std::size_t i = own.begin + 1; i < own.end; ++i)
            parent[rootOf(parent, static_cast<std::uint32_t>(i))] = root;
        for (const CellRange &row : rows)
            for (std::size_t k = row.begin; k < row.end; ++k)
                parent[rootOf(parent, static_cast<std::uint32_t>(k))] = rootOf(parent, root);
        return true;
    });
    std::vector<Ghost> blobs;
    std::vector<std::uint32_t> blobOf(keys.size(), 0);
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
        std::uint32_t &blob = blobOf[rootOf(parent, i)];
        if (blob == 0) {
            blobs.push_back({station, {}, {}});
            blob = static_cast<std::uint32_t>(blobs.size());
        }
        const std::uint32_t point = points[cells->index(i)];
        blobs[blob - 1].points.push_back(point);
        blobs[blob - 1].box.extend(positions[point]);
    }
    std::erase_if(blobs, [](const Ghost &blob) {
        Eigen::Vector3f sizes = blob.box.sizes();
        std::sort(sizes.begin(), sizes.end());
        return blob.points.size() < kLeastPoints || sizes[1] < kLeastExtent;
    });
    return blobs;
}

using Cell = std::array<int, 3>;

Cell cellAround(const Eigen::Vector3f &p)
{
    const Eigen::Vector3f cell = (p / static_cast<float>(kRim)).array().floor();
    return {static_cast<int>(cell.x()), static_cast<int>(cell.y()), static_cast<int>(cell.z())};
}

/// The cells that the points are in and those around them, ascending.
std::vector<Cell> cellsNear(const std::vector<Eigen::Vector3f> &positions, const std::vector<std::uint32_t> &points)
{
    std::vector<Cell> own, all;
    const auto sortUnique = [](std::vector<Cell> &cells) {
        std::sort(cells.begin(), cells.end());
        cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    };
    for (const std::uint32_t point : points)
        own.push_back(cellAround(positions[point]));
    sortUnique(own);
    for (const Cell &cell : own)
        for (int k = 0; k < 27; ++k)
            all.push_back({cell[0] + k % 3 - 1, cell[1] + k / 3 % 3 - 1, cell[2] + k / 9 - 1});
    sortUnique(all);
    return all;
}

/// Adds what is left of it: points near to it that another station sees past, if close to something else.
void addRim(std::span<const ThinStation> stations, Ghost &ghost)
{
    const std::vector<Eigen::Vector3f> &positions = stations[ghost.station].positions;
    const std::vector<Cell> near = cellsNear(positions, ghost.points);
    const Eigen::Vector3f reach = Eigen::Vector3f::Constant(2 * static_cast<float>(kRim));
    const Eigen::AlignedBox3f around(ghost.box.min() - reach, ghost.box.max() + reach);
    const auto seenPast = [&](const Eigen::Vector3f &p) {
        for (std::size_t other = 0; other < stations.size(); ++other) {
            const RangeImage &image = stations[other].image;
            const float range = (p - image.station()).norm();
            if (other != ghost.station && image.clearTo(p) > range + marginAt(range))
                return true;
        }
        return false;
    };
    for (std::uint32_t i = 0; i < positions.size(); ++i)
        if (around.contains(positions[i]) && std::binary_search(near.begin(), near.end(), cellAround(positions[i])) &&
            seenPast(positions[i]))
            ghost.points.push_back(i);
    std::sort(ghost.points.begin(), ghost.points.end());
    ghost.points.erase(std::unique(ghost.points.begin(), ghost.points.end()), ghost.points.end());
    for (const std::uint32_t point : ghost.points)
        ghost.box.extend(positions[point]);
}

} // namespace

Result<std::vector<Ghost>> findGhosts(std::span<const ThinStation> stations, double spacing, Progress &progress)
{
    stations = stations.first(std::min(stations.size(), kMostStations));
    if (stations.size() < 2)
        return std::vector<Ghost>();
    Progress supporting = progress.slice(0.5, 1), gathering = progress.slice(1, 1);
    auto through = seenThrough(stations, progress);
    if (!through)
        return unexpected(through.error());
    if (const auto done = dropSupported(Pooled(stations), spacing, *through, supporting); !done)
        return unexpected(done.error());
    std::vector<Ghost> ghosts;
    for (std::size_t s = 0; s < stations.size(); ++s) {
        std::vector<std::uint32_t> points;
        for (std::uint32_t i = 0; i < (*through)[s].size(); ++i)
            if ((*through)[s][i] > 0)
                points.push_back(i);
        auto blobs = blobsOf(stations[s].positions, points, s, gathering);
        if (!blobs)
            return unexpected(blobs.error());
        for (Ghost &blob : *blobs) {
            if (progress.cancelled())
                return cancelledError();
            addRim(stations, blob);
            ghosts.push_back(std::move(blob));
        }
    }
    return ghosts;
}

} // namespace twinloom::scan
