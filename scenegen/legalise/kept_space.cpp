// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/kept_space.h"

#include "scenegen/legalise/arrangement.h"

#include <cmath>
#include <optional>

namespace twinloom::scenegen
{

using geometry::Box;
using geometry::Vec2;

namespace
{

constexpr double kTall = 1.0;         ///< metres; pictures hang over what is lower
constexpr double kBehind = 0.6;       ///< metres between a thing and a wall that nobody goes into
constexpr double kHanging = 0.3;      ///< metres above the floor
constexpr double kAtWall = 0.15;      ///< metres from a wall, either side: as well as scans know it
constexpr double kBefore = 0.4;       ///< metres before what hangs
constexpr double kWallLength = 0.3;   ///< metres; a thing at less of a wall stands at another one
constexpr double kAlongWall = 0.9962; ///< cosine of 5 degrees between the sides of a thing and a wall

/// A footprint as a wall sees it.
struct Seen {
    double from = 0, to = 0;  ///< along the wall, within it
    double near = 0, far = 0; ///< from the wall
};

std::optional<Seen> seenFrom(const Wall &wall, const Box &box)
{
    const double along = std::abs(box.right().dot(wall.along));
    if (along < kAlongWall && std::sqrt(1 - std::min(1.0, along * along)) < kAlongWall)
        return std::nullopt; // askew
    Seen seen{wall.length, 0, std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const Vec2 &corner : box.footprint()) {
        const Vec2 offset = corner - wall.from;
        const double t = std::clamp(offset.dot(wall.along), 0.0, wall.length), depth = offset.dot(wall.inward);
        seen.from = std::min(seen.from, t);
        seen.to = std::max(seen.to, t);
        seen.near = std::min(seen.near, depth);
        seen.far = std::max(seen.far, depth);
    }
    const double least = std::min(kWallLength, box.size.head<2>().minCoeff());
    return seen.to - seen.from < least ? std::nullopt : std::optional(seen);
}

/// The space along a wall between two distances from it, as high as the box.
Box stripAt(const Wall &wall, const Seen &seen, double from, double to, const Box &box)
{
    const Vec2 middle = wall.from + wall.along * ((seen.from + seen.to) / 2) + wall.inward * ((from + to) / 2);
    return {{middle.x(), middle.y(), box.centre.z()},
            {seen.to - seen.from, to - from, box.size.z()},
            std::atan2(wall.along.y(), wall.along.x())};
}

/// The nearest wall within reach that the thing has a side to.
std::optional<Box> spaceOf(const Box &box, const std::vector<Wall> &walls)
{
    const bool hangs = box.bottom() >= kHanging;
    if (!hangs && box.top() < kTall)
        return std::nullopt;
    std::optional<Box> space;
    double nearest = hangs ? kAtWall : kBehind;
    for (const Wall &wall : walls) {
        const auto seen = seenFrom(wall, box);
        if (!seen || std::abs(seen->near) > nearest || seen->far <= 0)
            continue;
        nearest = std::abs(seen->near);
        if (hangs)
            space = stripAt(wall, *seen, 0, seen->far + kBefore, box);
        else if (seen->near > 0)
            space = stripAt(wall, *seen, 0, seen->near, box);
        else
            space.reset(); // it touches that wall
    }
    return space;
}

} // namespace

std::vector<Box> spaceOfKept(const geometry::Polygon &floor, const std::vector<scene::RoomObject> &kept)
{
    const std::vector<Wall> walls = kept.empty() ? std::vector<Wall>() : wallsOf(floor);
    std::vector<Box> spaces;
    for (std::size_t i = 0; i < kept.size(); ++i)
        if (stands(kept, i))
            if (const auto space = spaceOf(kept[i].box, walls))
                spaces.push_back(*space);
    return spaces;
}

} // namespace twinloom::scenegen
