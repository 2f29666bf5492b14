// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/thing_turn.h"

#include <Eigen/Geometry>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace twinloom::scan
{
namespace
{

using geometry::Vec2;
using geometry::Vec3;

constexpr int kStarts = 48;              // of the yaw, all around
constexpr std::size_t kLeastPoints = 40; // fewer show no shape
constexpr std::size_t kGlancePoints = 150, kPoints = 450;
constexpr int kGlanceSteps = 6, kSteps = 12;
constexpr double kReach = 0.2;                         // metres in which a point looks for its like
constexpr double kSpacing = 0.03;                      // metres: two samples of one surface are apart by as much
constexpr double kApart = 0.07;                        // metres beyond that: farther off is no worse
constexpr double kHidden = 0.3;                        // what a point counts that the other scan does not have at all
constexpr double kColumn = 0.06, kBelow = 0.1;         // metres beside a point, and below it
constexpr double kOther = 25 * std::numbers::pi / 180; // a turn that differs by more is another one
constexpr double kMostCost = 0.25;                     // of what fits at all
// Of what is seen through: the most at a right turn, and by how much less that is than at any other.
constexpr double kMostSeenThrough = 0.1, kClear = 0.04;
constexpr std::size_t kFinalists = 6;

/// A turn about z and a way in plan.
struct Pose {
    double yaw = 0;
    Vec2 way = Vec2::Zero();

    Vec3 operator*(const Vec3 &p) const
    {
        Vec3 moved = p;
        moved.head<2>() = Eigen::Rotation2Dd(yaw) * p.head<2>() + way;
        return moved;
    }
    double seenThrough = 0, cost = 0; ///< Disagreement, the mean of both ways
};

std::vector<Vec3> thinned(std::span<const Vec3> points, std::size_t most, const Vec3 &about)
{
    std::vector<Vec3> few;
    const std::size_t count = std::min(most, points.size());
    for (std::size_t i = 0; i < count; ++i)
        few.push_back(points[i * points.size() / count] - about);
    return few;
}

Vec3 middleOf(std::span<const Vec3> points)
{
    Vec3 sum = Vec3::Zero();
    for (const Vec3 &p : points)
        sum += p;
    return sum / static_cast<double>(points.size());
}

/// The nearest of them by brute force: they are few.
std::pair<const Vec3 *, double> nearestOf(const std::vector<Vec3> &points, const Vec3 &p)
{
    const Vec3 *nearest = nullptr;
    double least = std::numeric_limits<double>::infinity();
    for (const Vec3 &q : points)
        if (const double apart = (q - p).squaredNorm(); apart < least) {
            least = apart;
            nearest = &q;
        }
    return {nearest, least};
}

/// One step of the ICP, with the nearest of the points of either for those of the other.
void step(Pose &pose, const std::vector<Vec3> &before, const std::vector<Vec3> &after, const std::vector<Vec3> &turned)
{
    std::vector<std::pair<Vec2, Vec2>> pairs; // of before and after
    Vec2 from = Vec2::Zero(), to = Vec2::Zero();
    const auto add = [&](const Vec3 &a, const Vec3 &b) {
        pairs.emplace_back(a.head<2>(), b.head<2>());
        from += a.head<2>();
        to += b.head<2>();
    };
    for (std::size_t i = 0; i < before.size(); ++i)
        if (const auto [q, apart] = nearestOf(after, turned[i]); apart < kReach * kReach)
            add(before[i], *q);
    for (const Vec3 &q : after)
        if (const auto [p, apart] = nearestOf(turned, q); apart < kReach * kReach)
            add(before[static_cast<std::size_t>(p - turned.data())], q);
    if (pairs.size() < 3)
        return;
    from /= static_cast<double>(pairs.size());
    to /= static_cast<double>(pairs.size());
    double along = 0, across = 0;
    for (const auto &[a, b] : pairs) {
        const Vec2 u = a - from, v = b - to;
        along += u.dot(v);
        across += u.x() * v.y() - u.y() * v.x();
    }
    pose.yaw = std::atan2(across, along);
    pose.way = to - Eigen::Rotation2Dd(pose.yaw) * from;
}

std::vector<Vec3> moved(const std::vector<Vec3> &points, const Pose &pose)
{
    std::vector<Vec3> result;
    for (const Vec3 &p : points)
        result.push_back(pose * p);
    return result;
}

struct Disagreement {
    double seenThrough = 0; ///< share of the points at whose places the other scan saw what is below them
    double cost = 0;        ///< that, and a little for what the other scan does not have, which may be hidden from it
};

Disagreement disagreement(const std::vector<Vec3> &points, const std::vector<Vec3> &others)
{
    Disagreement sum;
    for (const Vec3 &p : points) {
        double least = std::numeric_limits<double>::infinity(), top = -least;
        for (const Vec3 &q : others) {
            least = std::min(least, (q - p).squaredNorm());
            if ((q - p).head<2>().squaredNorm() < kColumn * kColumn)
                top = std::max(top, q.z());
        }
        const bool seenThrough = std::isfinite(top) && top < p.z() - kBelow;
        const double off = std::clamp((std::sqrt(least) - kSpacing) / kApart, 0.0, 1.0);
        sum.seenThrough += seenThrough ? 1 : 0;
        sum.cost += seenThrough ? 1 : kHidden * off * off;
    }
    const auto count = static_cast<double>(points.size());
    return {sum.seenThrough / count, sum.cost / count};
}

Pose settled(Pose pose, const std::vector<Vec3> &before, const std::vector<Vec3> &after, int steps)
{
    for (int i = 0; i < steps; ++i)
        step(pose, before, after, moved(before, pose));
    const std::vector<Vec3> turned = moved(before, pose);
    const Disagreement there = disagreement(turned, after), back = disagreement(after, turned);
    pose.seenThrough = (there.seenThrough + back.seenThrough) / 2;
    pose.cost = (there.cost + back.cost) / 2;
    return pose;
}

bool isOther(const Pose &a, const Pose &b)
{
    return std::abs(geometry::wrapAngle(a.yaw - b.yaw)) > kOther;
}

/// The best of the poses that turn in ways of their own, best first.
std::vector<Pose> differing(std::vector<Pose> poses)
{
    std::ranges::stable_sort(poses, {}, &Pose::cost);
    std::vector<Pose> chosen;
    for (const Pose &pose : poses)
        if (std::ranges::all_of(chosen, [&](const Pose &other) { return isOther(pose, other); }))
            chosen.push_back(pose);
    return chosen;
}

} // namespace

std::optional<double> turnOfThing(std::span<const Vec3> before, std::span<const Vec3> after, double lift,
                                  const Progress &progress)
{
    if (std::min(before.size(), after.size()) < kLeastPoints)
        return std::nullopt;
    Vec3 from = middleOf(before), to = middleOf(after);
    to.z() = from.z() + lift; // what was seen of it differs, where it stands does not
    const auto few = thinned(before, kGlancePoints, from), fewAfter = thinned(after, kGlancePoints, to);
    const auto all = thinned(before, kPoints, from), allAfter = thinned(after, kPoints, to);
    std::vector<Pose> glances;
    for (int i = 0; i < kStarts && !progress.cancelled(); ++i)
        glances.push_back(settled({2 * std::numbers::pi * i / kStarts, Vec2::Zero()}, few, fewAfter, kGlanceSteps));
    glances = differing(std::move(glances));
    glances.resize(std::min(glances.size(), kFinalists));
    std::vector<Pose> poses;
    for (const Pose &glance : glances)
        if (!progress.cancelled())
            poses.push_back(settled(glance, all, allAfter, kSteps));
    poses = differing(std::move(poses));
    if (progress.cancelled() || poses.empty() || poses.front().cost > kMostCost ||
        poses.front().seenThrough > kMostSeenThrough)
        return std::nullopt;
    // What is hidden from one of the scans may make a round thing look as if it fitted in one way only.
    for (const Pose &other : std::span(poses).subspan(1))
        if (other.seenThrough < poses.front().seenThrough + kClear)
            return std::nullopt;
    return geometry::wrapAngle(poses.front().yaw);
}

} // namespace twinloom::scan
