// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/pose_code.h"

#include <array>
#include <cmath>
#include <numbers>

namespace twinloom::scenegen
{

using geometry::Box;
using geometry::Random;
using geometry::Vec2;
using geometry::Vec3;

namespace
{

constexpr double kQuarter = std::numbers::pi / 2;
constexpr int kYawBins = kYawClasses - 4, kGapBins = kEdgeAcrossClasses - 1, kAlongBins = kEdgeAlongClasses - 2;
constexpr double kFlush = 0.06;                      ///< metres to a wall that count as contact
constexpr double kGapLeast = 0.06, kGapMost = 6.0;   ///< metres, of the growing distances
constexpr double kCentred = 0.025, kNearStep = 0.08; ///< metres
constexpr int kNearBins = 25, kFarBins = 8;          ///< even steps, then growing ones
constexpr double kFarRatio = 1.11;
constexpr int kOffsetBins = kNearBins + kFarBins;
constexpr double kBottomLeast = 0.3, kBottomStep = 0.08;
constexpr double kLeastFree = 0.02;
constexpr double kFacing = 4.0, kBeside = 0.5;          ///< metres within which things are each other's anchors
constexpr double kWallGap = 0.025, kMountedGap = 0.005; ///< of what touches a wall, as in the data

int clampedFloor(double value, int count)
{
    return std::clamp(static_cast<int>(std::floor(std::clamp(value, -1e6, 1e6))), 0, count - 1);
}

/// Ends of the distances to one side; the first begins at kCentred.
const std::array<double, kOffsetBins + 1> &offsetEnds()
{
    static const std::array<double, kOffsetBins + 1> ends = [] {
        std::array<double, kOffsetBins + 1> list{};
        for (int k = 0; k <= kOffsetBins; ++k)
            list[static_cast<std::size_t>(k)] =
                k <= kNearBins ? kCentred + kNearStep * k : list[static_cast<std::size_t>(k - 1)] * kFarRatio;
        return list;
    }();
    return ends;
}

int offsetClass(double value)
{
    const double magnitude = std::abs(value);
    if (magnitude < kCentred)
        return 0;
    const auto &ends = offsetEnds();
    const auto bin = static_cast<int>(std::upper_bound(ends.begin(), ends.end(), magnitude) - ends.begin()) - 1;
    return 1 + std::clamp(bin, 0, kOffsetBins - 1) + (value < 0 ? kOffsetBins : 0);
}

double offsetFrom(int code, Random &random)
{
    if (code == 0)
        return 0;
    const auto bin = static_cast<std::size_t>((code - 1) % kOffsetBins);
    const double magnitude = random.uniform(offsetEnds()[bin], offsetEnds()[bin + 1]);
    return code > kOffsetBins ? -magnitude : magnitude;
}

/// Half of what a thing takes along and across an axis that it is turned against.
Vec2 halfExtents(const Vec3 &size, double relative)
{
    const double c = std::abs(std::cos(relative)), s = std::abs(std::sin(relative));
    return Vec2(c * size.x() + s * size.y(), s * size.x() + c * size.y()) / 2;
}

/// A box as seen from an edge.
struct FromEdge {
    double yaw = 0, along = 0, gap = 0;
    Vec2 half = Vec2::Zero();
    FromEdge(const Wall &wall, const Box &box)
    {
        yaw = geometry::wrapAngle(box.yaw - std::atan2(wall.along.y(), wall.along.x()));
        half = halfExtents(box.size, yaw);
        const Vec2 offset = box.centre.head<2>() - wall.from;
        along = offset.dot(wall.along);
        gap = offset.dot(wall.inward) - half.y();
    }
};

int alongClass(const AnchorEdge &edge, const FromEdge &seen)
{
    const double length = edge.wall.length, half = seen.half.x();
    const double atStart = seen.along - half, atEnd = length - seen.along - half;
    if (atEnd < atStart ? atEnd < kFlush && edge.wall.convexEnd : atStart < kFlush && edge.startOpen)
        return atEnd < atStart ? 1 : 0;
    return 2 + clampedFloor(atStart / std::max(length - 2 * half, kLeastFree) * kAlongBins, kAlongBins);
}

double ratioOfGaps()
{
    return std::log(kGapMost / kGapLeast) / kGapBins;
}

/// How near `box` is to a thing that it may be told by; none where it may not. Facing things come before others.
std::optional<double> relationCost(const Box &anchor, const Box &box, bool atWall)
{
    const double yaw = geometry::wrapAngle(box.yaw - anchor.yaw);
    const Vec2 place = anchor.toLocal(box.centre.head<2>()), half = halfExtents(box.size, yaw);
    const Vec2 between = place.cwiseAbs() - half - anchor.size.head<2>() / 2;
    const double gap = between.maxCoeff();
    if (std::abs(place.x()) < kCentred && yawClassOf(yaw) == 2 && place.y() > 0 && place.y() < kFacing)
        return gap - 10;
    return !atWall && gap < kBeside ? std::optional(gap) : std::nullopt;
}

} // namespace

std::vector<AnchorEdge> anchorEdgesOf(const geometry::Polygon &floor)
{
    std::vector<AnchorEdge> edges;
    for (const Wall &wall : wallsOf(floor))
        edges.push_back({wall, true});
    for (std::size_t i = 0; i < edges.size(); ++i) {
        // As in training, every corner that turns inwards counts, however little.
        AnchorEdge &edge = edges[i];
        const Wall &next = edges[(i + 1) % edges.size()].wall;
        edge.wall.convexEnd = edge.wall.inward.dot(next.along) > 0;
        edges[(i + 1) % edges.size()].startOpen = edge.wall.convexEnd;
    }
    return edges;
}

PoseCode codeAt(const AnchorEdge &edge, const Box &box)
{
    const FromEdge seen(edge.wall, box);
    PoseCode code;
    code.yaw = yawClassOf(seen.yaw);
    code.across = seen.gap < kFlush
                      ? 0
                      : 1 + clampedFloor(std::log(std::max(seen.gap, kGapLeast) / kGapLeast) / ratioOfGaps(), kGapBins);
    code.along = alongClass(edge, seen);
    code.bottom = clampedFloor((box.bottom() - kBottomLeast) / kBottomStep, kBottomClasses);
    return code;
}

PoseCode codeAt(const Box &anchor, const Box &box)
{
    const Vec2 place = anchor.toLocal(box.centre.head<2>());
    return {yawClassOf(geometry::wrapAngle(box.yaw - anchor.yaw)), offsetClass(place.y()), offsetClass(place.x()),
            clampedFloor((box.bottom() - kBottomLeast) / kBottomStep, kBottomClasses)};
}

int yawClassOf(double relative)
{
    const double quarter = std::round(relative / kQuarter);
    if (std::abs(relative - quarter * kQuarter) < 0.02)
        return ((static_cast<int>(quarter) % 4) + 4) % 4;
    return 4 + clampedFloor((geometry::wrapAngle(relative) + std::numbers::pi) / (2 * std::numbers::pi) * kYawBins,
                            kYawBins);
}

double yawFrom(int yawClass, Random &random)
{
    if (yawClass < 4)
        return yawClass * kQuarter;
    return -std::numbers::pi + (yawClass - 4 + random.uniform()) * 2 * std::numbers::pi / kYawBins;
}

Box poseFrom(const AnchorEdge &edge, const PoseCode &code, double yaw, const Vec3 &size, bool mounted, Random &random)
{
    const double touch = mounted ? kMountedGap : kWallGap;
    const Vec2 half = halfExtents(size, yaw);
    const Wall &wall = edge.wall;
    double gap = touch, along = half.x() + touch;
    if (code.across > 0)
        gap = kGapLeast * std::exp(ratioOfGaps() * (code.across - 1 + random.uniform()));
    if (code.along == 1)
        along = wall.length - half.x() - touch;
    else if (code.along > 1)
        along = half.x() + std::max(wall.length - 2 * half.x(), 0.0) * (code.along - 2 + random.uniform()) / kAlongBins;
    const Vec2 place = wall.from + wall.along * along + wall.inward * (gap + half.y());
    const double bottom = mounted ? kBottomLeast + kBottomStep * (code.bottom + random.uniform()) : 0.0;
    Box box;
    box.size = size;
    box.centre = {place.x(), place.y(), bottom + size.z() / 2};
    box.yaw = geometry::wrapAngle(std::atan2(wall.along.y(), wall.along.x()) + yaw);
    return box;
}

Box poseFrom(const Box &anchor, const PoseCode &code, double yaw, const Vec3 &size, Random &random)
{
    Box box;
    box.size = size;
    box.yaw = geometry::wrapAngle(anchor.yaw + yaw);
    const double across = offsetFrom(code.across, random), along = offsetFrom(code.along, random);
    const Vec2 place = anchor.toWorld({along, across});
    box.centre = {place.x(), place.y(), size.z() / 2};
    return box;
}

int anchorOf(const std::vector<AnchorEdge> &edges, const std::vector<Box> &stands, const Box &box)
{
    int best = -1;
    double least = std::numeric_limits<double>::infinity();
    bool atWall = false;
    for (std::size_t e = 0; e < edges.size(); ++e) {
        const FromEdge seen(edges[e].wall, box);
        const bool beside = seen.along >= -0.05 && seen.along <= edges[e].wall.length + 0.05 && seen.gap > -0.06;
        const bool back = beside && yawClassOf(seen.yaw) == 0 && seen.gap < kFlush;
        const double cost = back ? seen.gap - 100 : beside ? seen.gap : 1e6 + std::abs(seen.gap);
        if (cost < least) {
            least = cost;
            best = -1 - static_cast<int>(e);
            atWall = back;
        }
    }
    least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < stands.size(); ++i)
        if (const auto cost = relationCost(stands[i], box, atWall); cost && *cost < least) {
            least = *cost;
            best = static_cast<int>(i);
        }
    return best;
}

} // namespace twinloom::scenegen
