// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/arrangement.h"

#include <algorithm>
#include <cmath>

namespace twinloom::scenegen
{

using geometry::Box;
using geometry::Vec2;

namespace
{

constexpr double kOpeningDepth = 0.35; ///< what stands so near to a window covers it
constexpr double kDoorReach = 1.2;     ///< from the middle of a door
constexpr double kFrontGap = 0.02;     ///< metres that may reach into the space before a thing
constexpr double kCover = 0.05;        ///< least overlap with an opening that matters
constexpr double kShortWall = 1.2;     ///< metres; a curve is drawn with edges shorter than this,
constexpr double kLittleTurn = 0.7;    ///< radians, that turn by less than this each,
constexpr double kMostTurn = 1.1;      ///< and a stretch of it that turns no more than so
constexpr double kMostBulge = 0.15;    ///< metres, and bulges no more than so is as good as straight

/// The space before an opening, as a box.
Box spaceBefore(const scene::RoomOpening &opening)
{
    const Vec2 middle = (opening.from + opening.to) / 2, across = opening.to - opening.from;
    Box box;
    box.centre = {middle.x(), middle.y(), (opening.bottom + opening.top) / 2};
    box.size = {std::max(across.norm(), 0.01), 2 * kOpeningDepth, std::max(opening.top - opening.bottom, 0.01)};
    box.yaw = std::atan2(across.y(), across.x());
    return box;
}

/// The ends of the walls, of which a stretch of a curve that bulges outwards is one: its chord lies on the floor, and a
/// wardrobe stands at it as at a straight wall. Other floors keep their corners.
geometry::Polygon wallEnds(const geometry::Polygon &floor)
{
    const std::size_t count = floor.size();
    const auto at = [&](std::size_t i) { return floor[i % count]; };
    const auto turn = [&](std::size_t i) { // at the corner i
        const Vec2 in = at(i) - at(i + count - 1), out = at(i + 1) - at(i);
        return std::atan2(in.x() * out.y() - in.y() * out.x(), in.dot(out));
    };
    const auto isCurve = [&](std::size_t i) {
        return (at(i) - at(i + count - 1)).norm() < kShortWall && (at(i + 1) - at(i)).norm() < kShortWall &&
               turn(i) >= 0 && turn(i) < kLittleTurn;
    };
    std::size_t first = 0;
    while (first < count && isCurve(first))
        ++first;
    first %= count; // anywhere in a circle
    geometry::Polygon ends;
    for (std::size_t from = first; from < first + count;) {
        ends.push_back(at(from));
        std::size_t to = from + 1;
        const auto bulges = [&](std::size_t end) {
            for (std::size_t k = from + 1; k < end; ++k)
                if ((geometry::nearestOnSegment(at(from), at(end), at(k)) - at(k)).norm() > kMostBulge)
                    return true;
            return false;
        };
        for (double turned = 0; to < first + count && isCurve(to); ++to)
            if (turned += turn(to); turned > kMostTurn || bulges(to + 1))
                break;
        from = to;
    }
    return ends;
}

} // namespace

int nearestWall(const std::vector<Wall> &walls, const Vec2 &point)
{
    const auto distance = [&](const Wall &wall) {
        return (geometry::nearestOnSegment(wall.from, wall.to, point) - point).norm();
    };
    const auto nearest = std::min_element(walls.begin(), walls.end(),
                                          [&](const Wall &a, const Wall &b) { return distance(a) < distance(b); });
    return static_cast<int>(nearest - walls.begin());
}

std::vector<Wall> wallsOf(const geometry::Polygon &floor)
{
    const geometry::Polygon ends = wallEnds(floor);
    std::vector<Wall> walls(ends.size());
    for (std::size_t i = 0; i < ends.size(); ++i) {
        Wall &wall = walls[i];
        wall.from = ends[i];
        wall.to = ends[(i + 1) % ends.size()];
        wall.length = (wall.to - wall.from).norm();
        wall.along = (wall.to - wall.from) / wall.length;
        wall.inward = Vec2(-wall.along.y(), wall.along.x());
    }
    for (std::size_t i = 0; i < walls.size(); ++i)
        walls[i].convexEnd = walls[i].inward.dot(walls[(i + 1) % walls.size()].along) > 0.1;
    return walls;
}

Arrangement::Arrangement(const scene::Room &room)
    : m_floor(room.polygon), m_walls(wallsOf(room.polygon)), m_windowCount(room.windows.size()),
      m_height(room.height.value_or(std::numeric_limits<double>::infinity()))
{
    for (const scene::RoomOpening &door : room.doors) {
        m_doorZones.push_back(doorZone(room.polygon, door));
        m_doorWalls.push_back(nearestWall(m_walls, (door.from + door.to) / 2));
    }
    for (const scene::RoomOpening &window : room.windows)
        m_openings.push_back(spaceBefore(window));
    for (const scene::RoomOpening &door : room.doors)
        m_openings.push_back(spaceBefore(door));
}

bool Arrangement::coversOpening(const Box &box) const
{
    const bool hangs = !isObstacle(box);
    for (std::size_t i = 0; i < m_openings.size(); ++i) {
        if (i >= m_windowCount && !hangs)
            continue; // what stands before a door is the door zone's business
        if (geometry::heightOverlap(box, m_openings[i]) > 2 * kCover &&
            geometry::planOverlap(box, m_openings[i]) > kCover * (hangs ? 0.1 : 1.0))
            return true;
    }
    return false;
}

bool Arrangement::isByDoor(const Box &box) const
{
    const int behind = wallBehind(box);
    for (std::size_t i = 0; i < m_doorZones.size(); ++i)
        if (behind == m_doorWalls[i] ||
            footprintDistance(box, m_doorZones[i].toWorld({0, -kDoorZone / 2})) < kDoorReach)
            return true;
    return false;
}

bool Arrangement::isByWindow(const Box &box) const
{
    return std::any_of(m_openings.begin(), m_openings.begin() + static_cast<std::ptrdiff_t>(m_windowCount),
                       [&](const Box &space) { return geometry::planOverlap(box, space) > kCover; });
}

Box Arrangement::frontZone(const Body &body)
{
    constexpr double kept = 0.9; ///< of the width: corners may be rounded
    Box zone = body.box;
    zone.size.x() *= kept;
    zone.size.y() = body.front;
    zone.centre.head<2>() += body.box.front() * ((body.box.size.y() + body.front) / 2);
    return zone;
}

bool Arrangement::standsInFronts(const Body &body, double gap) const
{
    return !body.seat && isObstacle(body.box) && m_frontIndex.any(body.box, 0.001, [&](std::size_t k) {
        return geometry::planOverlap(m_fronts[k].zone, body.box) > gap;
    });
}

bool Arrangement::hasFront(const Body &body, double gap) const
{
    const Box zone = frontZone(body);
    const auto isThere = [&](std::size_t k) {
        const Body &other = m_placed[k];
        return !other.seat && isObstacle(other.box) && geometry::planOverlap(zone, other.box) > gap;
    };
    const auto isTaken = [&](std::size_t k) {
        return isObstacle(m_taken[k]) && geometry::planOverlap(zone, m_taken[k]) > gap;
    };
    return !isOutOfBounds(m_floor, zone) && !m_index.any(zone, 0.001, isThere) &&
           !m_takenIndex.any(zone, 0.001, isTaken);
}

bool Arrangement::excludes(const Body &one, const Body &other, const FitRules &rules) const
{
    const Vec2 between = (one.box.centre - other.box.centre).head<2>();
    const double reach = (one.box.size.head<2>().norm() + other.box.size.head<2>().norm()) / 2 + rules.gap;
    // A rug as thin as that is stood upon.
    const bool thin = std::min(one.box.size.z(), other.box.size.z()) <= kThinnest;
    if (thin || between.squaredNorm() > reach * reach || geometry::heightOverlap(one.box, other.box) <= -rules.gap)
        return false;
    const bool tuckable = (one.seat && other.table) || (one.table && other.seat);
    if (tuckable && rules.allowTucked)
        return false;
    return geometry::planOverlap(one.box, other.box) > -rules.gap;
}

void Arrangement::setTaken(const std::vector<Box> &taken)
{
    m_taken = taken;
    m_takenIndex.truncate(0);
    for (const Box &box : taken)
        m_takenIndex.add(box);
}

bool Arrangement::fits(const Body &body, const FitRules &rules) const
{
    const Box &box = body.box;
    if (box.top() > m_height + 0.001 || box.bottom() < -0.02)
        return false;
    if (isObstacle(box))
        for (const Box &zone : m_doorZones)
            if (geometry::planOverlap(zone, box) > -rules.gap)
                return false;
    // Corner to corner, boxes are up to sqrt(2) times their gap along an axis apart.
    if (m_index.any(box, 1.5 * std::max(rules.gap, 0.0) + 0.001,
                    [&](std::size_t other) { return excludes(body, m_placed[other], rules); }))
        return false;
    const double touching = std::max(0.0, -rules.gap);
    if (m_takenIndex.any(box, 0.001, [&](std::size_t other) {
            return geometry::heightOverlap(m_taken[other], box) > touching &&
                   geometry::planOverlap(m_taken[other], box) > touching;
        }))
        return false;
    if (!isInside(m_floor, box))
        return false;
    const auto holds = [&](const geometry::Polygon &region) { return isInside(region, box); };
    if (!m_regions.empty() && std::none_of(m_regions.begin(), m_regions.end(), holds))
        return false;
    if (rules.keepFronts && (standsInFronts(body, kFrontGap) || (body.front > 0 && !hasFront(body, kFrontGap))))
        return false;
    return !rules.keepWindows || !coversOpening(box);
}

int Arrangement::wallBehind(const Box &box, double reach) const
{
    int found = -1;
    double nearest = reach;
    for (std::size_t i = 0; i < m_walls.size(); ++i) {
        const Wall &wall = m_walls[i];
        if (box.front().dot(wall.inward) < 0.98)
            continue;
        const Vec2 offset = box.centre.head<2>() - wall.from;
        const double gap = std::abs(offset.dot(wall.inward) - box.size.y() / 2), t = offset.dot(wall.along);
        if (t > -box.size.x() / 2 && t < wall.length + box.size.x() / 2 && gap < nearest) {
            nearest = gap;
            found = static_cast<int>(i);
        }
    }
    return found;
}

} // namespace twinloom::scenegen
