// SPDX-License-Identifier: Apache-2.0
#include "core/scan/seen_space.h"

#include "core/scan/surface_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace twinloom::scan
{
namespace
{

constexpr int kColumns = 240, kRows = 120; // 1.5 degrees
constexpr int kLeastSeen = 5;              // of nine cells: a lone beam proves nothing
constexpr float kClearance = 0.25f;        // metres that must be seen beyond a place
constexpr float kNearest = 0.5f;           // metres: nearer there are the scanner's own legs
constexpr std::size_t kMostUsed = 400'000; // points
constexpr float kHidden = 1.3f;            // times as far as the nearest in a cell: floors far off lie aslant
constexpr double kMostHidden = 0.25;

struct Direction {
    int column = 0, row = 0;
    float range = 0;
};

Direction directionOf(const Eigen::Vector3f &fromStation)
{
    constexpr float kPi = std::numbers::pi_v<float>;
    const float range = fromStation.norm();
    const float azimuth = std::atan2(fromStation.y(), fromStation.x()) / (2 * kPi) + 0.5f;
    const float elevation = std::asin(std::clamp(fromStation.z() / std::max(range, 1e-6f), -1.0f, 1.0f)) / kPi + 0.5f;
    return {std::min(static_cast<int>(azimuth * kColumns), kColumns - 1),
            std::min(static_cast<int>(elevation * kRows), kRows - 1), range};
}

constexpr std::size_t cellAt(int column, int row)
{
    return static_cast<std::size_t>(row * kColumns + (column + kColumns) % kColumns);
}

} // namespace

std::optional<SeenSpace> SeenSpace::from(std::span<const Eigen::Vector3f> positions, const geometry::Vec3 &station)
{
    SeenSpace seen(station);
    std::vector<float> nearest(kColumns * kRows, 0.0f);
    const std::size_t step = positions.size() / kMostUsed + 1;
    for (std::size_t i = 0; i < positions.size(); i += step) {
        const Direction at = directionOf(seen.m_toStation * positions[i]);
        float &range = nearest[cellAt(at.column, at.row)];
        if (at.range > kNearest && (range <= 0 || at.range < range))
            range = at.range;
    }
    std::size_t used = 0, hidden = 0;
    for (std::size_t i = 0; i < positions.size(); i += step) {
        const Direction at = directionOf(seen.m_toStation * positions[i]);
        ++used;
        hidden += at.range > kHidden * nearest[cellAt(at.column, at.row)] + kClearance ? 1 : 0;
    }
    if (static_cast<double>(hidden) > kMostHidden * static_cast<double>(used))
        return {};
    seen.m_ranges.assign(kColumns * kRows, 0.0f);
    for (int row = 1; row + 1 < kRows; ++row)
        for (int column = 0; column < kColumns; ++column) {
            int count = 0;
            float least = std::numeric_limits<float>::max();
            for (int dr = -1; dr <= 1; ++dr)
                for (int dc = -1; dc <= 1; ++dc)
                    if (const float range = nearest[cellAt(column + dc, row + dr)]; range > 0) {
                        ++count;
                        least = std::min(least, range);
                    }
            if (count >= kLeastSeen)
                seen.m_ranges[cellAt(column, row)] = least;
        }
    return seen;
}

bool SeenSpace::through(const Eigen::Vector3f &place) const
{
    const Direction at = directionOf(m_toStation * place);
    return at.range > kNearest && m_ranges[cellAt(at.column, at.row)] > at.range + kClearance;
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
