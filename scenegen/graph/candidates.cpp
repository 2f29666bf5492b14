// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/candidates.h"

#include "scenegen/evaluate/rules.h"

#include <array>
#include <cmath>
#include <iterator>
#include <numbers>

namespace twinloom::scenegen
{

using geometry::Box;
using geometry::Random;
using geometry::Vec2;

namespace
{

constexpr double kWallGap = 0.025;    ///< between furniture and the wall behind it, as in the data
constexpr double kMountedGap = 0.005; ///< of things that hang
constexpr double kAtWallReach = 0.6;  ///< what stands so near to a wall may have a thing over it
constexpr double kByDoorReach = 0.7;  ///< metres from a door
constexpr double kBefore = 1.2;       ///< metres: what is farther off is opposite rather than before
constexpr double kAside = 0.3;        ///< metres that a neighbour's middle may lie beyond the end of a side

struct Bounds {
    Vec2 low = Vec2::Constant(1e9), high = Vec2::Constant(-1e9);
};

Bounds boundsOf(const Unit &unit)
{
    Bounds bounds;
    for (const scene::RoomObject &member : unit.members)
        for (const Vec2 &corner : member.box.footprint()) {
            bounds.low = bounds.low.cwiseMin(corner);
            bounds.high = bounds.high.cwiseMax(corner);
        }
    return bounds;
}

Vec2 turned(const Vec2 &v, double yaw)
{
    return {std::cos(yaw) * v.x() - std::sin(yaw) * v.y(), std::sin(yaw) * v.x() + std::cos(yaw) * v.y()};
}

/// The frame's side as its outward direction: 0 back, 1 right, 2 front, 3 left.
Vec2 outward(int side)
{
    static const Vec2 directions[] = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}};
    return directions[side];
}

/// A unit with one side towards a wall: how its bounds lie in the wall's coordinates.
struct AtWall {
    double yaw = 0;
    double low = 0, high = 0; ///< along the wall, from the frame's origin
    double depth = 0;         ///< from the wall-side of the bounds to the origin
};

AtWall turnToWall(const Bounds &bounds, int side, const Wall &wall)
{
    AtWall at;
    const Vec2 direction = outward(side);
    at.yaw = std::atan2(-wall.inward.y(), -wall.inward.x()) - std::atan2(direction.y(), direction.x());
    at.low = 1e9;
    at.high = at.depth = -1e9;
    for (const double x : {bounds.low.x(), bounds.high.x()})
        for (const double y : {bounds.low.y(), bounds.high.y()}) {
            const Vec2 corner = turned({x, y}, at.yaw);
            at.low = std::min(at.low, corner.dot(wall.along));
            at.high = std::max(at.high, corner.dot(wall.along));
            at.depth = std::max(at.depth, -corner.dot(wall.inward));
        }
    return at;
}

Pose poseAt(const AtWall &at, const Wall &wall, double t, double gap)
{
    return {wall.from + wall.along * t + wall.inward * (at.depth + gap), at.yaw};
}

/// The two adjacent sides of a corner stand; the second is -1 where the contacts name no neighbours.
std::pair<int, int> sidesOf(int contacts)
{
    for (const int side : {0, 1, 3, 2})
        if (contacts & (1 << side))
            for (const int next : {(side + 1) % 4, (side + 3) % 4})
                if (contacts & (1 << next))
                    return {side, next};
    for (int side = 0; side < 4; ++side)
        if (contacts & (1 << side))
            return {side, -1};
    return {0, -1};
}

std::vector<Pose> cornerPoses(const Bounds &bounds, int contacts, double gap, const Arrangement &room, Random &random)
{
    const auto [side, second] = sidesOf(contacts);
    std::vector<Pose> poses;
    const auto &walls = room.walls();
    for (std::size_t i = 0; i < walls.size(); ++i) {
        const Wall &wall = walls[i];
        const AtWall at = turnToWall(bounds, side, wall);
        const double secondAlong = second < 0 ? 0.0 : turned(outward(second), at.yaw).dot(wall.along);
        if (secondAlong > -0.5 && wall.convexEnd)
            poses.push_back(poseAt(at, wall, wall.length - gap - at.high, gap));
        if (secondAlong < 0.5 && walls[(i + walls.size() - 1) % walls.size()].convexEnd)
            poses.push_back(poseAt(at, wall, gap - at.low, gap));
    }
    random.shuffle(poses);
    return poses;
}

std::vector<Pose> wallPoses(const Bounds &bounds, int contacts, double gap, const Arrangement &room, int count,
                            Random &random)
{
    const int side = sidesOf(contacts).first;
    std::vector<double> usable;
    std::vector<AtWall> at;
    for (const Wall &wall : room.walls()) {
        at.push_back(turnToWall(bounds, side, wall));
        usable.push_back(std::max(0.0, wall.length - 2 * gap - (at.back().high - at.back().low)));
    }
    std::vector<Pose> poses;
    for (int k = 0; k < count; ++k) {
        const std::size_t i = random.weighted(usable);
        if (i >= usable.size())
            break; // longer than every wall
        poses.push_back(poseAt(at[i], room.walls()[i], gap - at[i].low + random.uniform() * usable[i], gap));
    }
    return poses;
}

/// Along the walls of doors, off what has to stay free before them, then along the walls next to them.
std::vector<Pose> doorPoses(const Unit &unit, const scene::Room &given, const Arrangement &room, int count,
                            Random &random)
{
    const Bounds bounds = boundsOf(unit);
    const double gap = unit.mounted() ? kMountedGap : kWallGap;
    std::vector<Pose> poses;
    for (int k = 0; k < count && !given.doors.empty(); ++k) {
        const auto &door = given.doors[random.below(static_cast<std::uint32_t>(given.doors.size()))];
        const Vec2 middle = (door.from + door.to) / 2;
        const Wall &wall = room.walls()[static_cast<std::size_t>(nearestWall(room.walls(), middle))];
        const AtWall at = turnToWall(bounds, sidesOf(unit.contacts).first, wall);
        const double clear = std::max((door.to - door.from).norm(), kDoorZone) / 2 +
                             random.uniform(0.02, k < count / 2 ? 0.25 : kByDoorReach);
        const double t = (middle - wall.from).dot(wall.along);
        poses.push_back(poseAt(at, wall, random.below(2) == 0 ? t + clear - at.low : t - clear - at.high, gap));
    }
    const std::vector<Pose> others = wallPoses(bounds, unit.contacts, gap, room, 8 * count, random);
    std::ranges::copy_if(others, std::back_inserter(poses), [&](const Pose &pose) {
        return isInRelation(Relation::ByDoor, placedAt(unit, pose).front().box, nullptr, nullptr, given, room);
    });
    return poses;
}

/// Anywhere, but what stands free keeps off the walls as in furnished rooms: the farther one of two places.
std::vector<Pose> freePoses(const Arrangement &room, int count, Random &random)
{
    const auto limits = geometry::bounds(room.floor());
    const auto anywhere = [&] {
        const double x = random.uniform(limits[0].x(), limits[1].x());
        return Vec2(x, random.uniform(limits[0].y(), limits[1].y()));
    };
    std::vector<Pose> poses;
    for (int k = 0; k < count; ++k) {
        const Wall &wall = room.walls()[random.below(static_cast<std::uint32_t>(room.walls().size()))];
        const Vec2 one = anywhere(), other = anywhere();
        const bool isFirst =
            geometry::signedDistance(room.floor(), one) >= geometry::signedDistance(room.floor(), other);
        poses.push_back({isFirst ? one : other, std::atan2(wall.along.y(), wall.along.x())});
    }
    return poses;
}

/// About the middle of the floor, the longer side along the longest wall.
std::vector<Pose> middlePoses(const Bounds &bounds, const Arrangement &room, int count, Random &random)
{
    const Wall *longest = &room.walls().front();
    for (const Wall &wall : room.walls())
        if (wall.length > longest->length + 1e-6)
            longest = &wall;
    const Vec2 size = bounds.high - bounds.low, middle = (bounds.low + bounds.high) / 2;
    const double along =
        std::atan2(longest->along.y(), longest->along.x()) + (size.x() < size.y() ? std::numbers::pi / 2 : 0.0);
    const Vec2 centre = geometry::centroid(room.floor());
    std::vector<Pose> poses;
    for (int k = 0; k < count; ++k) {
        const double yaw =
            along + (random.below(2) == 0 ? 0.0 : std::numbers::pi) + (k > count / 2 ? std::numbers::pi / 2 : 0.0);
        const double spread = 0.1 + 1.5 * k / count;
        const Vec2 aside(random.uniform(-spread, spread), random.uniform(-spread, spread));
        poses.push_back({centre + aside - turned(middle, yaw), yaw});
    }
    return poses;
}

} // namespace

std::vector<scene::RoomObject> placedAt(const Unit &unit, const Pose &pose)
{
    std::vector<scene::RoomObject> placed = unit.members;
    for (scene::RoomObject &member : placed) {
        member.box.centre.head<2>() = pose.place + turned(member.box.centre.head<2>(), pose.yaw);
        member.box.yaw = geometry::wrapAngle(member.box.yaw + pose.yaw);
    }
    return placed;
}

std::vector<Pose> standPoses(const Unit &unit, Stand stand, const Arrangement &room, int count, Random &random)
{
    const Bounds bounds = boundsOf(unit);
    const double gap = unit.mounted() ? kMountedGap : kWallGap;
    switch (stand) {
    case Stand::Corner:
        return cornerPoses(bounds, unit.contacts, gap, room, random);
    case Stand::Wall:
        return wallPoses(bounds, unit.contacts, gap, room, count, random);
    case Stand::Middle:
        return middlePoses(bounds, room, count, random);
    case Stand::Free:
        break;
    }
    return freePoses(room, count, random);
}

std::vector<Pose> posesWithin(const std::vector<geometry::Polygon> &areas, const Arrangement &room, int count,
                              Random &random)
{
    std::vector<double> shares;
    for (const geometry::Polygon &area : areas)
        shares.push_back(std::abs(geometry::signedArea(area)));
    std::vector<Pose> poses;
    for (int k = 0; k < count && !areas.empty(); ++k) {
        const auto limits = geometry::bounds(areas[std::min(random.weighted(shares), areas.size() - 1)]);
        const double x = random.uniform(limits[0].x(), limits[1].x());
        const Vec2 place(x, random.uniform(limits[0].y(), limits[1].y()));
        const Wall &wall = room.walls()[random.below(static_cast<std::uint32_t>(room.walls().size()))];
        poses.push_back({place, std::atan2(wall.along.y(), wall.along.x())});
    }
    return poses;
}

std::vector<Pose> windowPoses(const Unit &unit, const UnitRelation &relation, const scene::Room &given,
                              const Arrangement &room, int count, Random &random)
{
    const Bounds bounds = boundsOf(unit);
    std::vector<Pose> poses;
    for (int k = 0; k < count && !given.windows.empty(); ++k) {
        const auto &window = given.windows[random.below(static_cast<std::uint32_t>(given.windows.size()))];
        const Vec2 middle = (window.from + window.to) / 2;
        const Wall *nearest = &room.walls()[static_cast<std::size_t>(nearestWall(room.walls(), middle))];
        const AtWall at = turnToWall(bounds, sidesOf(unit.contacts).first, *nearest);
        const double slot = (relation.slot - (relation.slots - 1) / 2.0) * (at.high - at.low + 0.12);
        // As far aside as half of it, or of the window, is still before the other.
        const double reach = std::max((window.to - window.from).norm(), at.high - at.low) / 2 - 0.01;
        const double t = (middle - nearest->from).dot(nearest->along) - (at.low + at.high) / 2 +
                         (k < count / 4 ? slot + random.uniform(-0.05, 0.05) : random.uniform(-reach, reach));
        poses.push_back(poseAt(at, *nearest, t, kWallGap));
    }
    return poses;
}

namespace
{

/// At the right of it (`sign` 1) or the left, backs level, or as far off that as `spread` says.
Pose besidePose(const Box &to, const Vec2 &size, double sign, double spread, Random &random)
{
    const Vec2 half = to.size.head<2>() / 2;
    const double across = sign * (half.x() + size.x() / 2 + random.uniform(0.03, 0.3));
    const double along = size.y() / 2 - half.y() + (spread > 0 ? random.uniform(-spread, spread) : 0.0);
    return {to.toWorld({across, along}), to.yaw};
}

/// Before its front and turned to it, or behind its back and turned as it is.
Pose endPose(const Box &to, const Vec2 &size, Relation relation, bool near, Random &random)
{
    const bool behind = relation == Relation::Behind;
    const Vec2 half = to.size.head<2>() / 2;
    const double aside = random.uniform(-half.x(), half.x()) * (near ? 0.2 : 0.6);
    const double least = near && !behind ? 0.25 : 0.03, most = near ? (behind ? 0.2 : 0.45) : (behind ? 0.9 : 1.1);
    const double away = half.y() + size.y() / 2 + random.uniform(least, most);
    return {to.toWorld({aside, behind ? -away : away}), behind ? to.yaw : to.yaw + std::numbers::pi};
}

} // namespace

std::vector<Pose> relatedPoses(const Unit &unit, Relation relation, const Box &to, const Box *other, int count,
                               Random &random)
{
    const Bounds bounds = boundsOf(unit);
    const Vec2 size = bounds.high - bounds.low, half = to.size.head<2>() / 2;
    std::vector<Pose> poses;
    for (int k = 0; k < count; ++k) {
        const double sign = random.below(2) == 0 ? 1.0 : -1.0;
        Pose pose;
        if (relation == Relation::Facing || relation == Relation::Opposite) {
            // Opposite its front first; towards it from anywhere when that fails.
            const double turn = k < count / 2 || relation == Relation::Opposite ? 0.0 : random.uniform(-1.2, 1.2);
            const double distance = half.y() + size.y() / 2 + random.uniform(0.5, 2.6);
            pose.place = to.toWorld(turned({0, distance}, turn));
            pose.yaw = to.yaw + turn + std::numbers::pi;
        } else if (relation == Relation::Beside) {
            pose = besidePose(to, size, sign, k < count / 2 ? 0.0 : 0.3, random);
        } else if (relation == Relation::LeftOf || relation == Relation::RightOf) {
            pose = besidePose(to, size, relation == Relation::LeftOf ? -1.0 : 1.0, k < count / 2 ? 0.0 : 0.5, random);
        } else if (relation == Relation::InFrontOf || relation == Relation::Behind) {
            pose = endPose(to, size, relation, k < count / 2, random);
        } else if (relation == Relation::Under) {
            pose.place = to.toWorld(half.cwiseProduct(Vec2(random.uniform(-0.2, 0.2), random.uniform(-0.2, 0.2))) *
                                    (k == 0 ? 0.0 : 1.0));
            pose.yaw = to.yaw;
        } else if (relation == Relation::Around) {
            const int side = static_cast<int>(random.below(4));
            const Vec2 out = outward(side), across(-out.y(), out.x());
            const double reach = std::abs(out.dot(half)) + size.y() / 2 + random.uniform(-0.15, 0.05);
            const double room = std::max(0.0, std::abs(across.dot(half)) - size.x() / 2);
            pose.place = to.toWorld(out * reach + across * random.uniform(-room, room));
            pose.yaw = to.yaw + std::atan2(-out.x(), out.y()) + std::numbers::pi + random.uniform(-0.2, 0.2);
        } else if (relation == Relation::Between && other) {
            const Vec2 middle = (to.centre + other->centre).head<2>() / 2;
            pose.place = middle + Vec2(random.uniform(-0.1, 0.1), random.uniform(-0.1, 0.1)) * (1.0 + 0.2 * k);
            pose.yaw = to.yaw;
        } else { // near
            const double angle = random.uniform(0, 2 * std::numbers::pi);
            const double reach = half.norm() + size.norm() / 2 + random.uniform(0.0, 0.6);
            pose.place = to.centre.head<2>() + reach * Vec2(std::cos(angle), std::sin(angle));
            pose.yaw = to.yaw + random.below(4) * std::numbers::pi / 2;
        }
        poses.push_back(pose);
    }
    return poses;
}

std::vector<Pose> seatPoses(const Unit &unit, const UnitRelation &relation, const Box &table, int count, Random &random)
{
    constexpr std::array order = {2, 0, 1, 3}; // opposite one another first
    constexpr double longSide = 1.2;           // of the other, and worth so much more
    const Bounds bounds = boundsOf(unit);
    const Vec2 size = bounds.high - bounds.low;
    const auto length = [&](int side) { return side % 2 == 0 ? table.size.x() : table.size.y(); };
    std::array<int, 4> seats{};
    int mine = order[0], place = 0;
    for (int k = 0; k < relation.slots; ++k) {
        int best = order[0];
        double most = 0;
        for (const int side : order) {
            const bool isLong = length(side) > longSide * length(side + 1);
            const double share = length(side) * (isLong ? longSide : 1.0) / (seats[static_cast<std::size_t>(side)] + 1);
            if (share > most + 1e-6) {
                most = share;
                best = side;
            }
        }
        if (k == relation.slot) {
            mine = best;
            place = seats[static_cast<std::size_t>(best)];
        }
        ++seats[static_cast<std::size_t>(best)];
    }
    const Vec2 out = outward(mine), across(-out.y(), out.x());
    const double aside = length(mine) * ((place + 0.5) / seats[static_cast<std::size_t>(mine)] - 0.5);
    std::vector<Pose> poses;
    for (int k = 0; k < count; ++k) {
        const double reach = length(mine + 1) / 2 + size.y() / 2 + random.uniform(-0.12, 0.05);
        poses.push_back({table.toWorld(out * reach + across * (aside + random.uniform(-0.04, 0.04))),
                         table.yaw + std::atan2(-out.x(), out.y()) + std::numbers::pi + random.uniform(-0.1, 0.1)});
    }
    return poses;
}

std::vector<Pose> habitPoses(const Unit &unit, Manner manner, const Box &to, const Arrangement &room, Random &random)
{
    const Bounds bounds = boundsOf(unit);
    const double gap = unit.mounted() ? kMountedGap : kWallGap;
    const Vec2 centre = to.centre.head<2>();
    std::vector<Pose> poses;
    if (manner == Manner::Before) {
        const double depth = (to.size.y() + bounds.high.y() - bounds.low.y()) / 2;
        for (const double space : {0.05, 0.1, 0.2})
            poses.push_back({to.toWorld({0, depth + space}), to.yaw + std::numbers::pi + random.uniform(-0.3, 0.3)});
        return poses;
    }
    for (const Wall &wall : room.walls()) {
        const AtWall at = turnToWall(bounds, sidesOf(unit.contacts).first, wall);
        const double t = (centre - wall.from).dot(wall.along), away = (centre - wall.from).dot(wall.inward);
        if (manner == Manner::Opposite) {
            if (to.front().dot(wall.inward) > -0.95 || away < 1.2 + to.size.y() / 2 || away > 6 || t < 0 ||
                t > wall.length)
                continue;
            for (const double aside : {0.0, random.uniform(-0.3, 0.3), random.uniform(-0.6, 0.6)})
                poses.push_back(poseAt(at, wall, t - (at.low + at.high) / 2 + aside, gap));
        } else if (to.front().dot(wall.inward) > 0.95 && std::abs(away - to.size.y() / 2) < 0.15) {
            const double space = random.uniform(0.01, 0.08);
            std::vector<double> ends = {t + to.size.x() / 2 + space - at.low, t - to.size.x() / 2 - space - at.high};
            random.shuffle(ends);
            for (const double end : ends)
                poses.push_back(poseAt(at, wall, end, gap));
        }
    }
    return poses;
}

/// On the wall that the other stands at or hangs on, over it.
static std::vector<Pose> posesAbove(const Unit &unit, const Box &to, const Arrangement &room, int count, Random &random)
{
    std::vector<Pose> poses;
    const int behind = room.wallBehind(to, kAtWallReach);
    if (behind < 0 || !unit.mounted())
        return poses;
    const Wall &wall = room.walls()[static_cast<std::size_t>(behind)];
    const AtWall at = turnToWall(boundsOf(unit), 0, wall);
    const double t = (to.centre.head<2>() - wall.from).dot(wall.along) - (at.low + at.high) / 2;
    for (int k = 0; k < count; ++k)
        poses.push_back(poseAt(at, wall, t + to.size.x() / 4 * k / count * random.uniform(-1, 1), kMountedGap));
    return poses;
}

/// On the floor at the wall, below what hangs there.
static std::vector<Pose> posesBelow(const Unit &unit, const Box &to, const Arrangement &room, int count, Random &random)
{
    std::vector<Pose> poses;
    const int behind = room.wallBehind(to, kAtWallReach);
    if (behind < 0 || unit.mounted())
        return poses;
    const Wall &wall = room.walls()[static_cast<std::size_t>(behind)];
    const AtWall at = turnToWall(boundsOf(unit), sidesOf(unit.contacts).first, wall);
    const double t = (to.centre.head<2>() - wall.from).dot(wall.along) - (at.low + at.high) / 2;
    for (int k = 0; k < count; ++k)
        poses.push_back(poseAt(at, wall, t + (at.high - at.low) / 4 * k / count * random.uniform(-1, 1), kWallGap));
    return poses;
}

namespace
{

bool isInCorner(const Box &box, const Arrangement &room)
{
    constexpr double reach = 0.15;
    const auto &walls = room.walls();
    return room.wallBehind(box) >= 0 && std::any_of(walls.begin(), walls.end(), [&](const Wall &wall) {
               return wall.convexEnd && footprintDistance(box, wall.to) < reach;
           });
}

bool isByDoor(const Box &box, const std::vector<scene::RoomOpening> &doors)
{
    const Footprint footprint(box);
    return std::any_of(doors.begin(), doors.end(), [&](const scene::RoomOpening &door) {
        return footprint.distance(geometry::nearestOnSegment(door.from, door.to, box.centre.head<2>())) <
               kByDoorReach + 0.1;
    });
}

/// Near to one, and not beside it: half of the thing is before the window, or half of the window behind the thing.
bool isBeforeWindow(const Box &box, const std::vector<scene::RoomOpening> &windows)
{
    constexpr double reach = 0.6;
    const Footprint footprint(box);
    return std::any_of(windows.begin(), windows.end(), [&](const scene::RoomOpening &window) {
        const double width = (window.to - window.from).norm();
        const Vec2 along = (window.to - window.from) / std::max(width, 1e-9);
        double low = 1e9, high = -1e9;
        for (const Vec2 &corner : box.footprint()) {
            const double at = (corner - window.from).dot(along);
            low = std::min(low, at);
            high = std::max(high, at);
        }
        const double shared = std::min(high, width) - std::max(low, 0.0);
        return shared > std::min(width, high - low) / 2 - 1e-9 &&
               footprint.distance(geometry::nearestOnSegment(window.from, window.to, box.centre.head<2>())) < reach;
    });
}

bool looksAt(const Box &box, const Box &to)
{
    constexpr double cone = 0.87; // 30 degrees to either side
    return box.front().dot((to.centre - box.centre).head<2>().normalized()) > cone;
}

/// A step ahead is nearer to the other, if not to its middle.
bool isTurnedTo(const Box &box, const Box &to)
{
    const Footprint footprint(to);
    return footprint.distance(box.toWorld({0, 0.35})) < footprint.distance(box.centre.head<2>()) + 1e-9;
}

/// In the middle third of the way between two, or nearly.
bool isBetween(const Box &box, const Box &to, const Box &other)
{
    constexpr double aside = 0.5, end = 0.2;
    const Vec2 way = (other.centre - to.centre).head<2>(), offset = (box.centre - to.centre).head<2>();
    const double t = offset.dot(way) / std::max(way.squaredNorm(), 1e-9);
    return t > end && t < 1 - end && (offset - t * way).norm() < aside;
}

/// On the same wall, the one's middle over the other.
bool isOver(const Box &upper, const Box &lower, const Arrangement &room)
{
    return upper.bottom() > lower.top() - 0.01 &&
           std::abs(lower.toLocal(upper.centre.head<2>()).x()) < lower.size.x() / 2 &&
           lower.front().dot(upper.front()) > 0.9 && room.wallBehind(lower, kAtWallReach) == room.wallBehind(upper);
}

bool isUnder(const Box &box, const Box &to, const Arrangement &room)
{
    if (to.bottom() >= 0.3)
        return isOver(to, box, room);
    const Vec2 middle = box.centre.head<2>();
    return box.top() < to.top() && geometry::planOverlap(box, to) > 0 && footprintDistance(to, middle) < kAside;
}

/// On which side of it the box stands, by the thing's own frame; as far as it is so near.
bool isAtSide(Relation relation, const Box &box, const Box &to, double gap)
{
    constexpr double beside = 1.0;
    const Vec2 at = to.toLocal(box.centre.head<2>()), half = to.size.head<2>() / 2;
    const bool level = std::abs(at.y()) < half.y() + kAside, inLine = std::abs(at.x()) < half.x() + kAside;
    switch (relation) {
    case Relation::LeftOf:
        return gap < beside && level && at.x() < -half.x();
    case Relation::RightOf:
        return gap < beside && level && at.x() > half.x();
    case Relation::InFrontOf:
        return gap < kBefore && inLine && at.y() > half.y();
    default: // behind
        return gap < beside && inLine && at.y() < -half.y();
    }
}

bool belongsAtWall(const Unit &unit)
{
    return (unit.contacts & kAtWalls) != 0 && (unit.contacts & kInTheMiddle) == 0 &&
           !isSeat(unit.members.front().category);
}

/// At walls, where it is in the relation; what looks at the other, opposite it first.
std::vector<Pose> relatedFromWall(const Unit &unit, Relation relation, const Box &to, const scene::Room &given,
                                  const Arrangement &room, int count, Random &random)
{
    std::vector<Pose> poses;
    if (relation == Relation::Facing || relation == Relation::Opposite)
        poses = habitPoses(unit, Manner::Opposite, to, room, random);
    const std::vector<Pose> others = standPoses(unit, Stand::Wall, room, 8 * count, random);
    poses.insert(poses.end(), others.begin(), others.end());
    std::erase_if(poses, [&](const Pose &pose) {
        return !isInRelation(relation, placedAt(unit, pose).front().box, &to, nullptr, given, room);
    });
    return poses;
}

/// Several opposite one thing or before it stand side by side; elsewhere where that fails.
std::vector<Pose> rowPoses(const Unit &unit, const UnitRelation &relation, const Box &to, int count, Random &random)
{
    const Bounds bounds = boundsOf(unit);
    const Vec2 size = bounds.high - bounds.low;
    const double aside = (relation.slot - (relation.slots - 1) / 2.0) * (size.x() + 0.15);
    const double least = relation.kind == Relation::Opposite ? 1.3 : 0.3;
    std::vector<Pose> poses;
    for (int k = 0; k < count; ++k) {
        const double away = to.size.y() / 2 + size.y() / 2 + least + 0.04 * k;
        poses.push_back({to.toWorld({aside, away}), to.yaw + std::numbers::pi});
    }
    const std::vector<Pose> others = relatedPoses(unit, relation.kind, to, nullptr, 2 * count, random);
    poses.insert(poses.end(), others.begin(), others.end());
    return poses;
}

/// What belongs at a wall stands at one there, where it can; else anywhere beside the other.
std::vector<Pose> sidePoses(const Unit &unit, Relation relation, const Box &to, const scene::Room &given,
                            const Arrangement &room, int count, Random &random)
{
    std::vector<Pose> poses;
    // But for tables: who asks for one before the sofa wants to reach it.
    if (belongsAtWall(unit) && !isTable(unit.members.front().category)) {
        Unit atWall = unit;
        atWall.contacts = 1;
        poses = relatedFromWall(atWall, relation, to, given, room, count, random);
    }
    const std::vector<Pose> others = relatedPoses(unit, relation, to, nullptr, 2 * count, random);
    poses.insert(poses.end(), others.begin(), others.end());
    return poses;
}

} // namespace

std::vector<Pose> posesInRelation(const Unit &unit, const UnitRelation &relation, const Box *to, const Box *other,
                                  const scene::Room &given, const Arrangement &room, int count, Random &random)
{
    Unit atWall = unit;
    atWall.contacts = 1;
    switch (relation.kind) {
    case Relation::Above:
        return to ? posesAbove(unit, *to, room, count, random) : std::vector<Pose>();
    case Relation::AgainstWall:
        return standPoses(atWall, Stand::Wall, room, 2 * count, random);
    case Relation::InCorner:
        return standPoses(atWall, Stand::Corner, room, count, random);
    case Relation::ByWindow:
        return windowPoses(atWall, relation, given, room, count, random);
    case Relation::ByDoor:
        return doorPoses(atWall, given, room, count, random);
    case Relation::LeftOf:
    case Relation::RightOf:
    case Relation::InFrontOf:
    case Relation::Behind:
        if (to && relation.kind == Relation::InFrontOf && relation.slots > 1)
            return rowPoses(unit, relation, *to, count, random);
        return to ? sidePoses(unit, relation.kind, *to, given, room, count, random) : std::vector<Pose>();
    case Relation::Under:
        if (to && to->bottom() >= 0.3)
            return posesBelow(unit, *to, room, count, random);
        break;
    case Relation::Beside:
        if (to && relation.slots > 1) { // at the other side than the one before
            const Relation side = relation.slot % 2 == 0 ? Relation::LeftOf : Relation::RightOf;
            std::vector<Pose> poses = relatedPoses(unit, side, *to, other, count, random);
            const std::vector<Pose> others = relatedPoses(unit, relation.kind, *to, other, 2 * count, random);
            poses.insert(poses.end(), others.begin(), others.end());
            return poses;
        }
        break;
    case Relation::Around:
        if (to && relation.slots > 1) {
            std::vector<Pose> poses = seatPoses(unit, relation, *to, count, random);
            const std::vector<Pose> others = relatedPoses(unit, relation.kind, *to, other, count, random);
            poses.insert(poses.end(), others.begin(), others.end());
            return poses;
        }
        break;
    case Relation::Facing:
    case Relation::Opposite:
        if (to && belongsAtWall(unit))
            return relatedFromWall(atWall, relation.kind, *to, given, room, count, random);
        if (to && relation.kind == Relation::Opposite && relation.slots > 1)
            return rowPoses(unit, relation, *to, count, random);
        break;
    default:
        break;
    }
    return to ? relatedPoses(unit, relation.kind, *to, other, 2 * count, random) : std::vector<Pose>();
}

bool isInRelation(Relation relation, const Box &box, const Box *to, const Box *other, const scene::Room &given,
                  const Arrangement &room)
{
    constexpr double touching = 0.4, near = 1.0, inView = 4.0, across = 6.0;
    const double gap = to ? -geometry::planOverlap(box, *to) : 0;
    switch (relation) {
    case Relation::AgainstWall:
        return room.wallBehind(box) >= 0;
    case Relation::InCorner:
        return isInCorner(box, room);
    case Relation::ByWindow:
        return isBeforeWindow(box, given.windows);
    case Relation::ByDoor:
        return isByDoor(box, given.doors);
    case Relation::Facing:
        return to && gap < inView && looksAt(box, *to);
    case Relation::Opposite:
        return to && gap < across && looksAt(box, *to) && looksAt(*to, box);
    case Relation::LeftOf:
    case Relation::RightOf:
    case Relation::InFrontOf:
    case Relation::Behind:
        return to && isAtSide(relation, box, *to, gap);
    case Relation::Beside:
        return to && gap < touching && std::abs(to->toLocal(box.centre.head<2>()).x()) > to->size.x() / 2;
    case Relation::Around:
        return to && gap < touching && isTurnedTo(box, *to);
    case Relation::Near:
        return to && gap < near;
    case Relation::Above:
        return to && isOver(box, *to, room);
    case Relation::Under:
        return to && isUnder(box, *to, room);
    case Relation::Between:
        return to && other && isBetween(box, *to, *other);
    case Relation::On: // by its parent
    case Relation::None:
        break;
    }
    return false;
}

} // namespace twinloom::scenegen
