// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/seen_space.h"

#include "core/scan/cleaning/direction_grid.h"
#include "core/scan/registration/surface_fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace twinloom::scan
{
namespace
{

constexpr int kLeastSeen = 5;              // of nine cells: a lone beam proves nothing
constexpr float kClearance = 0.25f;        // metres that must be seen beyond a place
constexpr float kNearest = 0.5f;           // metres: nearer there are the scanner's own legs
constexpr std::size_t kMostUsed = 400'000; // points
constexpr float kHidden = 1.3f;            // times as far as the nearest in a cell: floors far off lie aslant
constexpr double kMostHidden = 0.25;
// Where nobody said that a scanner stood there: what single scans all show.
constexpr double kMostHiddenOfGuess = 0.08, kLeastAround = 0.75;
constexpr int kSectors = 72;
constexpr float kLevelBeam = 0.5f;                    // tangent of the elevation
constexpr float kLeastHeight = 0.4f, kMostHeight = 3; // metres above the ground
constexpr float kGroundAround = 4;                    // metres

const DirectionGrid &grid()
{
    static const DirectionGrid cells(1.5 * std::numbers::pi / 180);
    return cells;
}

struct Ranges {
    std::vector<float> nearest; ///< by cell of the grid; 0: nothing was seen there
    double hidden = 0;          ///< share of the points that stand behind others
};

Ranges rangesAbout(std::span<const Eigen::Vector3f> positions, const geometry::Vec3 &station)
{
    const Eigen::Vector3f eye = station.cast<float>();
    Ranges ranges{std::vector<float>(grid().cells(), 0.0f), 0};
    const std::size_t step = positions.size() / kMostUsed + 1;
    for (std::size_t i = 0; i < positions.size(); i += step) {
        const Eigen::Vector3f beam = positions[i] - eye;
        const float range = beam.norm();
        if (range <= kNearest)
            continue;
        float &least = ranges.nearest[grid().cellAt(beam)];
        if (least <= 0 || range < least)
            least = range;
    }
    std::size_t used = 0, hidden = 0;
    for (std::size_t i = 0; i < positions.size(); i += step) {
        const Eigen::Vector3f beam = positions[i] - eye;
        ++used;
        if (const float range = beam.norm(); range > kNearest)
            hidden += range > kHidden * ranges.nearest[grid().cellAt(beam)] + kClearance ? 1 : 0;
    }
    ranges.hidden = static_cast<double>(hidden) / static_cast<double>(std::max<std::size_t>(used, 1));
    return ranges;
}

} // namespace

std::optional<SeenSpace> SeenSpace::from(std::span<const Eigen::Vector3f> positions, const geometry::Vec3 &station)
{
    return seenFrom(positions, station, kMostHidden);
}

std::optional<SeenSpace> SeenSpace::guess(std::span<const Eigen::Vector3f> positions, const geometry::Vec3 &place)
{
    const Eigen::Vector3f station = place.cast<float>();
    std::array<bool, kSectors> looked{};
    std::vector<float> drops; // of what is around below
    for (std::size_t i = 0; i < positions.size(); i += positions.size() / kMostUsed + 1) {
        const Eigen::Vector3f beam = positions[i] - station;
        const float across = beam.head<2>().norm();
        if (across > kNearest && std::abs(beam.z()) < kLevelBeam * across) {
            const double turn = std::atan2(beam.y(), beam.x()) / (2 * std::numbers::pi) + 0.5;
            looked[std::min<std::size_t>(kSectors - 1, static_cast<std::size_t>(turn * kSectors))] = true;
        }
        if (across < kGroundAround && beam.z() < 0)
            drops.push_back(-beam.z());
    }
    if (static_cast<double>(std::ranges::count(looked, true)) < kLeastAround * kSectors || drops.empty())
        return {};
    const auto deep = drops.begin() + static_cast<std::ptrdiff_t>(drops.size() * 9 / 10);
    std::ranges::nth_element(drops, deep);
    return *deep < kLeastHeight || *deep > kMostHeight ? std::nullopt : seenFrom(positions, place, kMostHiddenOfGuess);
}

double SeenSpace::hiddenShare(std::span<const Eigen::Vector3f> positions, const geometry::Vec3 &station)
{
    return rangesAbout(positions, station).hidden;
}

std::optional<SeenSpace> SeenSpace::seenFrom(std::span<const Eigen::Vector3f> positions, const geometry::Vec3 &station,
                                             double mostHidden)
{
    SeenSpace seen(station);
    const auto [nearest, hidden] = rangesAbout(positions, station);
    if (hidden > mostHidden)
        return {};
    seen.m_ranges.assign(grid().cells(), 0.0f);
    for (std::uint32_t cell = 0; cell < grid().cells(); ++cell) {
        int count = 0;
        float least = std::numeric_limits<float>::max();
        for (const std::uint32_t near : grid().around(cell))
            if (const float range = nearest[near]; range > 0) {
                ++count;
                least = std::min(least, range);
            }
        if (count >= kLeastSeen)
            seen.m_ranges[cell] = least;
    }
    return seen;
}

bool SeenSpace::through(const Eigen::Vector3f &place) const
{
    const Eigen::Vector3f beam = m_toStation * place;
    const float range = beam.norm();
    return range > kNearest && m_ranges[grid().cellAt(beam)] > range + kClearance;
}

SeenSpace SeenSpace::moved(const Eigen::Affine3d &by) const
{
    SeenSpace result(*this);
    result.m_toStation = m_toStation * by.inverse().cast<float>();
    return result;
}

double shareSeenThrough(std::span<const SurfacePoint> samples, std::span<const SeenSpace> views,
                        const Eigen::Affine3d &pose)
{
    if (samples.empty() || views.empty())
        return 0;
    const Eigen::Affine3f place = pose.cast<float>();
    const auto count = std::ranges::count_if(samples, [&](const SurfacePoint &sample) {
        const Eigen::Vector3f p = place * sample.position;
        return std::ranges::any_of(views, [&](const SeenSpace &view) { return view.through(p); });
    });
    return static_cast<double>(count) / static_cast<double>(samples.size());
}

} // namespace twinloom::scan
