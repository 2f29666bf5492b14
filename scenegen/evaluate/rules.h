// SPDX-License-Identifier: Apache-2.0
// What is physically right in a room: the one definition that the legaliser keeps and the metrics measure. Metres,
// seen from above; the thresholds are those of the metrics in resources/docs (collision 1 cm, outline 2 cm, ...).
#pragma once

#include "core/scene/room.h"

#include <array>

namespace twinloom::scenegen
{

constexpr double kCollisionTolerance = 0.01; ///< least overlap that counts, along z and all four plan axes
constexpr double kOutlineTolerance = 0.02;   ///< reach out of the floor that counts
constexpr double kDoorZone = 0.8;            ///< side of the square before a door
constexpr double kParentTolerance = 0.02;    ///< a child's centre so far out of its parent stands by itself

/// Category ends in Chair or Stool / in Table or Desk, whatever the case.
bool isSeat(const QString &category);
bool isTable(const QString &category);
bool isTuckable(const QString &a, const QString &b);

/// Metres before things of the category, along their front, where a person sits, stands or opens a door or drawer: 0.6
/// for desks, wardrobes, dressers, cupboards, shelves, fridges and the like, 0 for others. Seats may stand there.
double frontOf(const QString &category);

/// Whether object `index` stands by itself: it has no parent, or its centre lies more than 2 cm out of the parent.
bool stands(const std::vector<scene::RoomObject> &objects, std::size_t index);
/// In the way of feet: begins below 0.3 m and ends above 0.05 m. For standing objects.
bool isObstacle(const geometry::Box &box);
/// The boxes overlap by more than 1 cm, and are no seat under a table.
bool collides(const scene::RoomObject &a, const scene::RoomObject &b);
/// The boxes overlap and are a seat and a table.
bool isTucked(const scene::RoomObject &a, const scene::RoomObject &b);

/// The whole footprint lies on the floor or its outline. Exact.
bool isInside(const geometry::Polygon &floor, const geometry::Box &box);
/// Some part of the footprint is more than 2 cm away from the floor. Found on a lattice of 1 cm where isInside is
/// false.
bool isOutOfBounds(const geometry::Polygon &floor, const geometry::Box &box);

/// The square of 0.8 m before the middle of a door, as a box from the floor to 2 m. It turns to the inside of the
/// nearest edge of the floor.
geometry::Box doorZone(const geometry::Polygon &floor, const scene::RoomOpening &door);
/// An obstacle reaches more than 1 cm into the zone.
bool blocksDoor(const geometry::Box &zone, const geometry::Box &obstacle);

/// A box from above, to be asked about many points.
class Footprint
{
public:
    Footprint(const geometry::Box &box) // as a box where a footprint is asked for, made anew each time
        : m_centre(box.centre.head<2>()), m_right(box.right()), m_front(box.front()), m_half(box.size.head<2>() / 2)
    {
    }
    /// From a point to the footprint, 0 inside.
    double distance(const geometry::Vec2 &point) const
    {
        return (toLocal(point).cwiseAbs() - m_half).cwiseMax(0.0).norm();
    }
    geometry::Vec2 toLocal(const geometry::Vec2 &point) const
    {
        const geometry::Vec2 offset = point - m_centre;
        return {m_right.dot(offset), m_front.dot(offset)};
    }
    const geometry::Vec2 &half() const { return m_half; } ///< of the size
    /// The corners of what bounds it along x and y.
    std::array<geometry::Vec2, 2> bounds() const
    {
        const geometry::Vec2 reach = m_right.cwiseAbs() * m_half.x() + m_front.cwiseAbs() * m_half.y();
        return {m_centre - reach, m_centre + reach};
    }

private:
    geometry::Vec2 m_centre, m_right, m_front, m_half;
};
inline double footprintDistance(const geometry::Box &box, const geometry::Vec2 &point)
{
    return Footprint(box).distance(point);
}

} // namespace twinloom::scenegen
