// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/glass.h"

#include "core/scan/cleaning/beams.h"
#include "core/scan/cleaning/connected_places.h"
#include "core/scan/points/normals.h"
#include "core/scan/points/planes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kPoll = 8192;
constexpr double kMostReturned = 0.2;   // share of the beams that a pane sends back
constexpr int kMostNearer = 2;          // beams beside a pane's that ended before it
constexpr double kNeighbourhood = 0.35; // metres about a lone point where others of its pane are
constexpr double kAsPatch = 0.1;        // metres: a lone point stands for so large a square
constexpr double kLeastWeight = 0.3;    // square metres of such squares
constexpr float kFlat = 0.025f;         // metres off the plane of a pane
constexpr float kFaces = 0.94f;         // cosine of 20 degrees: normals of few points are rough
constexpr float kCell = 0.2f;           // metres: of a pane's picture
constexpr float kLeastSide = 0.6f;
constexpr double kTrim = 0.01;    // of the points at each end, that a rectangle is without
constexpr double kMostUneven = 1; // see unevenness
constexpr std::size_t kLeastPoints = 12;
constexpr float kInside = 0.05f; // metres from a pane's rim where a frame's points are no longer
constexpr float kClear = 0.35f;  // metres before and behind a pane where little stands: else it may be a shelf
// Points of something solid for each lone one of a pane, in it and within that distance.
constexpr double kMostSolid = 1, kMostNear = 3;

/// How many beams beside one ended at its own range, and how many before it.
struct Beside {
    int same = 0, nearer = 0;
};

Beside lookBeside(const Beams::Beam &beam, const Beams::Around &around)
{
    Beside beside;
    for (const std::span<const Beams::Beam> run : around.runs)
        for (const Beams::Beam &other : run) {
            const float step = other.range - beam.range;
            const float apart = (other.direction - beam.direction).norm() * beam.range;
            const bool same = std::abs(step) <= Beams::stepOnSurface(apart);
            beside.same += same;
            beside.nearer += !same && step < 0;
        }
    --beside.same; // itself
    return beside;
}

/// For each point of a station 1 where it is alone: few beams beside it ended at its range, and few before it.
Result<std::vector<std::uint8_t>> lonePoints(const StationView &view, const Progress &progress)
{
    const auto beams = Beams::sorted(view.positions, view.station, progress);
    if (!beams)
        return unexpected(beams.error());
    std::vector<Beside> beside(view.positions.size());
    std::vector<std::size_t> withSame(Beams::Around::kCrowd + 1, 0);
    std::size_t looked = 0;
    for (std::uint32_t cell = 0; cell < beams->cells(); ++cell) {
        const std::span<const Beams::Beam> own = beams->in(cell);
        if (own.empty())
            continue;
        const Beams::Around around = beams->around(cell);
        for (const Beams::Beam &beam : own) {
            if (looked % kPoll == 0 && progress.cancelled())
                return cancelledError();
            Beside &seen = beside[beam.point];
            if (around.isCrowded()) {
                seen.nearer = kMostNearer + 1;
                continue;
            }
            seen = lookBeside(beam, around);
            ++withSame[static_cast<std::size_t>(seen.same)];
            ++looked;
        }
    }
    int usual = 0;
    for (std::size_t below = 0; below * 2 < looked && usual < static_cast<int>(withSame.size()); ++usual)
        below += withSame[static_cast<std::size_t>(usual)];
    std::vector<std::uint8_t> lone(beside.size());
    for (std::size_t i = 0; i < lone.size(); ++i)
        lone[i] = beside[i].same <= kMostReturned * usual && beside[i].nearer <= kMostNearer;
    return lone;
}

/// How unevenly the points lie in the pane: the variance of their number in cells, beyond that of chance, over the
/// mean's square; about 0 where beams came back by chance, more where they are of bars, edges and what shows in gaps.
double unevenness(const UprightPane &pane, std::span<const Eigen::Vector3f> points)
{
    const Eigen::Array2f size(pane.width, pane.height);
    const Eigen::Array2i cells = (size / kCell).floor().cast<int>().max(1);
    std::vector<double> in(static_cast<std::size_t>(cells.prod()), 0);
    double inside = 0;
    for (const Eigen::Vector3f &p : points) {
        const Eigen::Vector3f off = p - pane.centre;
        const Eigen::Array2f at = (Eigen::Array2f(pane.along().dot(off), off.z()) / size + 0.5f) * cells.cast<float>();
        if ((at < 0).any() || (at >= cells.cast<float>()).any())
            continue;
        in[static_cast<std::size_t>(static_cast<int>(at.y()) * cells.x() + static_cast<int>(at.x()))] += 1;
        ++inside;
    }
    const double mean = inside / static_cast<double>(in.size());
    double variance = 0;
    for (const double number : in)
        variance += (number - mean) * (number - mean) / static_cast<double>(in.size());
    return (variance - mean) / (mean * mean);
}

/// A rectangle in the line's plane around each place where lone points lie close enough to make a pane.
void addPanes(const PointCloud &lone, const PlanLine &line, std::vector<UprightPane> &panes)
{
    const Eigen::Vector3f normal(static_cast<float>(line.normal.x()), static_cast<float>(line.normal.y()), 0);
    const auto offset = static_cast<float>(line.offset);
    std::vector<Eigen::Vector3f> points;
    std::vector<Eigen::Vector2f> at;
    for (std::size_t i = 0; i < lone.size(); ++i) {
        const Eigen::Vector3f &p = lone.positions[i];
        if (std::abs(normal.dot(p) - offset) > kFlat || std::abs(normal.dot(lone.normals[i])) < kFaces)
            continue;
        points.push_back(p);
        at.emplace_back(UprightPane{{}, normal}.along().dot(p), p.z());
    }
    for (const std::vector<std::uint32_t> &place : connectedPlaces(at, kCell)) {
        if (place.size() < kLeastPoints)
            continue;
        std::vector<Eigen::Vector3f> some;
        std::vector<std::array<int, 2>> cells;
        for (const std::uint32_t i : place) {
            some.push_back(points[i]);
            cells.push_back(
                {static_cast<int>(std::floor(at[i].x() / kCell)), static_cast<int>(std::floor(at[i].y() / kCell))});
        }
        const UprightPane pane = UprightPane::around(normal, offset, some, kTrim);
        if (std::min(pane.width, pane.height) >= kLeastSide && unevenness(pane, some) <= kMostUneven)
            panes.push_back(pane);
    }
}

/// What was seen where a pane would be.
struct InPane {
    double lone = 0, solid = 0, near = 0; ///< points: lone ones, others, and others a little before or behind it
};

void count(const UprightPane &pane, const Eigen::Vector3f &p, bool lone, InPane &seen)
{
    const Eigen::Vector3f off = p - pane.centre;
    const float depth = std::abs(pane.normal.dot(off));
    if (depth > kClear || std::abs(pane.along().dot(off)) > pane.width / 2 - kInside ||
        std::abs(off.z()) > pane.height / 2 - kInside)
        return;
    if (depth > kFlat)
        seen.near += !lone;
    else
        (lone ? seen.lone : seen.solid) += 1;
}

} // namespace

Result<std::vector<UprightPane>> findGlass(std::span<const StationView> stations, Progress &progress)
{
    PointCloud lone;
    std::vector<std::vector<std::uint8_t>> isLone;
    for (std::size_t s = 0; s < stations.size(); ++s) {
        auto found = lonePoints(stations[s], progress);
        if (!found)
            return unexpected(found.error());
        for (std::size_t i = 0; i < found->size(); ++i)
            if ((*found)[i])
                lone.positions.push_back(stations[s].positions[i]);
        isLone.push_back(*std::move(found));
        progress.set(0.8 * static_cast<double>(s + 1) / static_cast<double>(stations.size()));
    }
    std::vector<UprightPane> panes;
    if (lone.size() < kLeastPoints)
        return panes;
    Progress fitting = progress.slice(0.8, 1);
    if (const auto done = estimateNormals(lone, {kNeighbourhood, {}, 0}, fitting); !done)
        return unexpected(done.error());
    constexpr double kEverywhere = std::numeric_limits<double>::infinity();
    const std::vector<WallPatch> patches = wallPatches(lone, kAsPatch, -kEverywhere, kEverywhere, progress);
    for (const PlanLine &line : findPlanLines(patches, kLeastWeight, progress)) {
        if (progress.cancelled())
            return cancelledError();
        addPanes(lone, line, panes);
    }

    std::vector<InPane> seen(panes.size());
    for (std::size_t s = 0; s < stations.size(); ++s)
        for (std::size_t i = 0; i < stations[s].positions.size(); ++i) {
            if (i % kPoll == 0 && progress.cancelled())
                return cancelledError();
            for (std::size_t k = 0; k < panes.size(); ++k)
                count(panes[k], stations[s].positions[i], isLone[s][i], seen[k]);
        }
    std::vector<UprightPane> glass;
    for (std::size_t k = 0; k < panes.size(); ++k)
        if (seen[k].solid <= kMostSolid * seen[k].lone && seen[k].near <= kMostNear * seen[k].lone)
            glass.push_back(panes[k]);
    std::stable_sort(glass.begin(), glass.end(), [](const UprightPane &a, const UprightPane &b) {
        return a.width * a.height > b.width * b.height;
    });
    return glass;
}

} // namespace twinloom::scan
