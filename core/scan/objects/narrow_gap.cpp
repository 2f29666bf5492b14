// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/narrow_gap.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace twinloom::scan
{
namespace
{

using geometry::Vec2;

constexpr double kMostGap = 0.25, kLeastSide = 0.4; // metres
constexpr double kStep = 0.25;                      // spacings
constexpr std::size_t kStrip = 5;                   // steps: a strip that a row of points on a lattice cannot miss
constexpr double kEmpty = 0.1;                      // of the points of the surfaces on both sides: in a gap
constexpr double kHardly = 0.25;                    // of the usual number of points: in a gap
constexpr double kSurface = 2;     // times the usual number: a face along the gap, and no edge of a shadow
constexpr double kLeastUsual = 40; // points in a strip: fewer lie in rows, as they were scanned, with gaps between

/// Points in strips along an axis, each a step from the one before.
struct Profile {
    double from = 0, step = 0; ///< metres; the middle of the first strip
    std::vector<double> counts;
    double usual = 0, usualPoints = 0; ///< of the counts; of points that were not weighed
};

Vec2 axisOf(const Rectangle &r, int axis)
{
    return axis == 0 ? Vec2(std::cos(r.yaw), std::sin(r.yaw)) : Vec2(-std::sin(r.yaw), std::cos(r.yaw));
}

/// Thinning leaves one point in a cell for a face and for a beam across a gap; the scanned points tell them apart.
struct Weighted {
    const PointCloud &cloud;
    std::span<const std::uint32_t> counts;
    double spacing;
    double weight(std::uint32_t i) const { return counts.empty() ? 1 : static_cast<double>(counts[i]); }
};

Profile profileOf(const Weighted &points, const Indices &part, const Rectangle &r, int axis)
{
    const Vec2 along = axisOf(r, axis);
    const double step = kStep * points.spacing, low = along.dot(r.centre) - r.size[axis] / 2;
    const int steps = std::max(static_cast<int>(kStrip), static_cast<int>(r.size[axis] / step));
    std::vector<double> thin(static_cast<std::size_t>(steps), 0);
    double all = 0;
    for (const std::uint32_t i : part) {
        const int at =
            static_cast<int>(std::floor((along.dot(points.cloud.positions[i].head<2>().cast<double>()) - low) / step));
        thin[static_cast<std::size_t>(std::clamp(at, 0, steps - 1))] += points.weight(i);
        all += points.weight(i);
    }
    Profile profile{low + step * kStrip / 2, step, {}};
    for (std::size_t i = 0; i + kStrip <= thin.size(); ++i)
        profile.counts.push_back(std::accumulate(thin.begin() + static_cast<std::ptrdiff_t>(i),
                                                 thin.begin() + static_cast<std::ptrdiff_t>(i + kStrip), 0.0));
    profile.usual = all * static_cast<double>(kStrip) / steps;
    profile.usualPoints = static_cast<double>(part.size()) * static_cast<double>(kStrip) / steps;
    return profile;
}

/// The middle of the emptiest gap, in metres along the axis.
std::optional<double> gapIn(const Profile &profile)
{
    const std::size_t size = profile.counts.size();
    const auto side = static_cast<std::size_t>(std::ceil(kLeastSide / profile.step)),
               reach = static_cast<std::size_t>(kMostGap / profile.step) / 2 + kStrip;
    if (profile.usualPoints < kLeastUsual || size < 2 * side)
        return std::nullopt;
    const auto most = [&](std::size_t first, std::size_t last) {
        return *std::max_element(profile.counts.begin() + static_cast<std::ptrdiff_t>(first),
                                 profile.counts.begin() + static_cast<std::ptrdiff_t>(last));
    };
    double least = kEmpty;
    std::optional<double> middle;
    for (std::size_t i = side; i < size - side; ++i) {
        const double surface = std::min(most(i - std::min(i, reach), i), most(i + 1, std::min(size, i + reach + 1)));
        if (surface < kSurface * profile.usual || profile.counts[i] >= least * surface ||
            profile.counts[i] > kHardly * profile.usual)
            continue;
        least = profile.counts[i] / surface;
        middle = profile.from + profile.step * static_cast<double>(i);
    }
    return middle;
}

void cut(const Weighted &points, Indices part, const Rectangle &r, std::vector<Indices> &pieces)
{
    for (int axis = 0; axis < 2; ++axis) {
        const auto at = gapIn(profileOf(points, part, r, axis));
        if (!at)
            continue;
        Indices sides[2];
        for (const std::uint32_t i : part)
            sides[axisOf(r, axis).dot(points.cloud.positions[i].head<2>().cast<double>()) > *at ? 1 : 0].push_back(i);
        for (Indices &side : sides) {
            const Rectangle around = rectangleAt(points.cloud, side, r.yaw);
            cut(points, std::move(side), around, pieces);
        }
        return;
    }
    pieces.push_back(std::move(part));
}

} // namespace

std::vector<Indices> partedAtGaps(const PointCloud &cloud, std::span<const std::uint32_t> counts, Indices part,
                                  const Rectangle &r, double spacing)
{
    std::vector<Indices> pieces;
    cut({cloud, counts, spacing}, std::move(part), r, pieces);
    return pieces;
}

} // namespace twinloom::scan
