// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/block_sites.h"

#include "scenegen/facility/fixed_blocks.h"

#include <algorithm>

namespace twinloom::facility
{

namespace
{

constexpr double kLeastSite = 4.0; ///< metres; narrower rectangles hold no block
constexpr double kBeyond = 0.5;    ///< metres; there is no floor so far behind a wall
constexpr double kAtDoor = 0.6;    ///< metres from a side to the middle of a door in it
constexpr int kSamples = 40;

/// A side of a block: from one corner to the next, and the way out.
struct Side {
    geometry::Vec2 from, to, out;
    std::size_t axis = 0; ///< along which it faces
    bool isHigh = false;
};

std::array<Side, 4> sidesOf(const Block &block)
{
    const auto [x, y, w, h] = block;
    const geometry::Vec2 low(x, y), east(x + w, y), north(x, y + h), high(x + w, y + h);
    return {{{low, north, {-1, 0}, 0, false},
             {east, high, {1, 0}, 0, true},
             {low, east, {0, -1}, 1, false},
             {north, high, {0, 1}, 1, true}}};
}

bool isWall(const Side &side, const geometry::Polygon &floor, const HallRectangle &frame)
{
    for (int k = 0; k < kSamples; ++k) {
        const geometry::Vec2 at = side.from + (k + 0.5) / kSamples * (side.to - side.from) + kBeyond * side.out;
        if (geometry::contains(floor, frame.toWorld(at.x(), at.y())))
            return false;
    }
    return true;
}

bool hasDoor(const Side &side, const std::vector<scene::RoomOpening> &doors, const HallRectangle &frame)
{
    const geometry::Vec2 along = side.to - side.from;
    return std::any_of(doors.begin(), doors.end(), [&](const scene::RoomOpening &door) {
        const geometry::Vec2 middle = frame.toLocal((door.from + door.to) / 2) - side.from;
        const double t = std::clamp(middle.dot(along) / along.squaredNorm(), 0.0, 1.0);
        return (middle - t * along).norm() < kAtDoor;
    });
}

} // namespace

double leastSite(double aisle)
{
    return std::max(kLeastSite, aisle + 1);
}

BlockSites blockSites(const Ground &ground, const std::vector<scene::RoomOpening> &doors, const HallRectangle &frame,
                      double aisle)
{
    const double least = leastSite(aisle);
    BlockSites found;
    for (const HallRectangle &rectangle : rectanglesOf(ground, least, least * least)) {
        const geometry::Vec2 middle = rectangle.toWorld(rectangle.length / 2, rectangle.width / 2);
        const Block block = blockOf(
            frame, geometry::Box{{middle.x(), middle.y(), 1}, {rectangle.length, rectangle.width, 2}, rectangle.yaw});
        Block site = block;
        for (const Side &side : sidesOf(block)) {
            if (!isWall(side, ground.floor, frame) || hasDoor(side, doors, frame))
                continue;
            site[side.axis] -= side.isHigh ? 0 : aisle / 2;
            site[side.axis + 2] += aisle / 2;
        }
        found.floor.push_back(block);
        found.sites.push_back(site);
    }
    return found;
}

} // namespace twinloom::facility
