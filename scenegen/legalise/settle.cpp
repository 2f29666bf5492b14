// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/settle.h"

#include <algorithm>
#include <cmath>

namespace twinloom::scenegen
{

using geometry::Box;
using geometry::Vec2;

namespace
{

constexpr int kPushRounds = 50;
constexpr double kSearchStep = 0.1;
constexpr int kSearchSteps = 16;
constexpr double kNear = 1.0;      ///< metres; neighbours are looked up so far around
constexpr double kWallGap = 0.025; ///< between a back and its wall, as in the data
constexpr FitRules kAsItIs{-0.006, true, true};

void shift(Box &box, const Vec2 &by)
{
    box.centre.head<2>() += by;
}

/// Half the footprint's width along a unit axis.
double halfAlong(const Box &box, const Vec2 &axis)
{
    return std::abs(box.right().dot(axis)) * box.size.x() / 2 + std::abs(box.front().dot(axis)) * box.size.y() / 2;
}

/// Back over each wall that the box crosses beside its own stretch.
void pushInside(const Arrangement &room, Box &box)
{
    for (const Wall &wall : room.walls()) {
        const Vec2 offset = box.centre.head<2>() - wall.from;
        const double t = offset.dot(wall.along), depth = offset.dot(wall.inward), half = halfAlong(box, wall.inward);
        if (t < -0.3 || t > wall.length + 0.3 || depth > half || depth < -half - 1.0)
            continue;
        shift(box, wall.inward * (half - depth + 0.002));
    }
}

/// The shift that takes `box` off `other` along the least of the four axes.
Vec2 separation(const Box &box, const Box &other)
{
    const Vec2 between = (box.centre - other.centre).head<2>();
    double least = std::numeric_limits<double>::infinity();
    Vec2 best = Vec2::Zero();
    for (const Vec2 &axis : {box.right(), box.front(), other.right(), other.front()}) {
        const double overlap = halfAlong(box, axis) + halfAlong(other, axis) - std::abs(between.dot(axis));
        if (overlap < least) {
            least = overlap;
            best = axis * (between.dot(axis) < 0 ? -1.0 : 1.0);
        }
    }
    return best * (least + 0.004);
}

std::optional<Box> pushOut(const Arrangement &room, Body body, const FitRules &rules, const Wall *along)
{
    const auto push = [&](const Box &other) {
        if (std::min(body.box.size.z(), other.size.z()) <= kThinnest)
            return;
        if (geometry::heightOverlap(body.box, other) <= 0 || geometry::planOverlap(body.box, other) <= -0.002)
            return;
        Vec2 by = separation(body.box, other);
        if (along)
            by = along->along * by.dot(along->along);
        shift(body.box, by);
    };
    // In their order; a box that was pushed far meets new neighbours among those that follow.
    const auto pushOffPlaced = [&] {
        Vec2 from = body.box.centre.head<2>();
        std::vector<std::size_t> near = room.near(body.box, kNear);
        for (std::size_t k = 0; k < near.size();) {
            const std::size_t number = near[k++];
            const Body &other = room.placed()[number];
            if ((body.seat && other.table) || (body.table && other.seat))
                continue;
            push(other.box);
            if ((body.box.centre.head<2>() - from).norm() < kNear - 0.01)
                continue;
            from = body.box.centre.head<2>();
            near = room.near(body.box, kNear);
            k = static_cast<std::size_t>(std::upper_bound(near.begin(), near.end(), number) - near.begin());
        }
    };
    for (int round = 0; round < kPushRounds; ++round) {
        pushInside(room, body.box);
        if (room.fits(body, rules))
            return body.box;
        const Vec2 before = body.box.centre.head<2>();
        pushOffPlaced();
        if (isObstacle(body.box))
            for (const Box &zone : room.doorZones())
                push(zone);
        if ((body.box.centre.head<2>() - before).norm() < 1e-6)
            break; // what is wrong is no overlap
    }
    return std::nullopt;
}

std::optional<Box> slide(const Arrangement &room, Body body, const FitRules &rules, const Wall &wall)
{
    const Box start = body.box;
    const double gap = isObstacle(start) ? kWallGap : 0.005;
    body.box.yaw = std::atan2(wall.along.y(), wall.along.x());
    const Vec2 base = wall.from + wall.inward * (start.size.y() / 2 + gap);
    const double half = start.size.x() / 2 + gap, wanted = (start.centre.head<2>() - wall.from).dot(wall.along);
    const double first = std::clamp(wanted, half, std::max(half, wall.length - half));
    const int steps = std::min(400, static_cast<int>(wall.length / kSearchStep) + 1);
    for (int k = 0; k <= steps; ++k)
        for (const double sign : {1.0, -1.0}) {
            const double t = first + sign * k * kSearchStep;
            if (t < half || t > wall.length - half || (k == 0 && sign < 0))
                continue;
            body.box.centre.head<2>() = base + wall.along * t;
            if (room.fits(body, rules))
                return body.box;
        }
    return std::nullopt;
}

/// Offsets of a square lattice, nearest first.
const std::vector<Vec2> &spiral()
{
    static const std::vector<Vec2> offsets = [] {
        std::vector<Vec2> list;
        for (int x = -kSearchSteps; x <= kSearchSteps; ++x)
            for (int y = -kSearchSteps; y <= kSearchSteps; ++y)
                list.emplace_back(x * kSearchStep, y * kSearchStep);
        std::stable_sort(list.begin(), list.end(),
                         [](const Vec2 &a, const Vec2 &b) { return a.squaredNorm() < b.squaredNorm(); });
        return list;
    }();
    return offsets;
}

std::optional<Box> searchAround(const Arrangement &room, Body body, const FitRules &rules)
{
    const Vec2 start = body.box.centre.head<2>();
    for (const Vec2 &offset : spiral()) {
        body.box.centre.head<2>() = start + offset;
        if (room.fits(body, rules))
            return body.box;
    }
    return std::nullopt;
}

std::optional<Box> slideAnywhere(const Arrangement &room, const Body &body, const FitRules &rules, int behind)
{
    const auto &walls = room.walls();
    if (const auto box = slide(room, body, rules, walls[static_cast<std::size_t>(behind)]))
        return box;
    for (std::size_t i = 0; i < walls.size(); ++i)
        if (static_cast<int>(i) != behind)
            if (const auto box = slide(room, body, rules, walls[i]))
                return box;
    return std::nullopt;
}

} // namespace

std::optional<Box> settle(const Arrangement &room, const Body &body)
{
    if (room.fits(body, kAsItIs))
        return body.box;
    const bool mounted = body.box.bottom() >= 0.3;
    const int behind = room.wallBehind(body.box, mounted ? 0.6 : 0.12);
    const Wall *wall = behind < 0 ? nullptr : &room.walls()[static_cast<std::size_t>(behind)];
    for (const bool windows : {true, false}) {
        const FitRules rules{0.002, true, windows};
        if (mounted && !windows)
            break; // a picture over a window is worse than none
        if (const auto box = pushOut(room, body, rules, wall))
            return box;
        if (wall) {
            if (const auto box = slideAnywhere(room, body, rules, behind))
                return box;
        } else if (const auto box = searchAround(room, body, rules)) {
            return box;
        }
    }
    return std::nullopt;
}

} // namespace twinloom::scenegen
