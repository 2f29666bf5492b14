// SPDX-License-Identifier: Apache-2.0
#include "scenegen/evaluate/rules.h"

#include <algorithm>
#include <cmath>

namespace twinloom::scenegen
{

using geometry::Box;
using geometry::Polygon;
using geometry::Vec2;

namespace
{

bool endsWith(const QString &category, const char *ending)
{
    return category.endsWith(QLatin1String(ending), Qt::CaseInsensitive);
}

/// Whether the open box holds a part of the segment (Liang and Barsky 1984). A hair of slack lets edges touch.
bool crossesInterior(const Footprint &box, const Vec2 &from, const Vec2 &to)
{
    constexpr double slack = 1e-7;
    const Vec2 a = box.toLocal(from), d = box.toLocal(to) - a;
    const Vec2 half = box.half() - Vec2::Constant(slack);
    double enter = 0, leave = 1;
    for (int axis = 0; axis < 2; ++axis) {
        if (std::abs(d[axis]) < 1e-12) {
            if (std::abs(a[axis]) >= half[axis])
                return false;
            continue;
        }
        double first = (-half[axis] - a[axis]) / d[axis], second = (half[axis] - a[axis]) / d[axis];
        if (first > second)
            std::swap(first, second);
        enter = std::max(enter, first);
        leave = std::min(leave, second);
    }
    return enter < leave;
}

bool isFar(const Polygon &floor, const Vec2 &point)
{
    return !geometry::contains(floor, point) && geometry::signedDistance(floor, point) < -kOutlineTolerance;
}

} // namespace

bool isSeat(const QString &category)
{
    return endsWith(category, "chair") || endsWith(category, "stool");
}
bool isTable(const QString &category)
{
    return endsWith(category, "table") || endsWith(category, "desk");
}
bool isTuckable(const QString &a, const QString &b)
{
    return (isSeat(a) && isTable(b)) || (isTable(a) && isSeat(b));
}

double frontOf(const QString &category)
{
    constexpr double person = 0.6;
    static constexpr std::array<const char *, 14> names = {
        "Desk",          "OfficeDesk", "Workstation", "Wardrobe",     "Closet", "Dresser",        "Cabinet",
        "FilingCabinet", "Bookcase",   "Bookshelf",   "ShelvingUnit", "Fridge", "WashingMachine", "Stove"};
    const bool found = std::any_of(names.begin(), names.end(), [&](const char *name) {
        return category.compare(QLatin1String(name), Qt::CaseInsensitive) == 0;
    });
    return found ? person : 0;
}

bool stands(const std::vector<scene::RoomObject> &objects, std::size_t index)
{
    const scene::RoomObject &object = objects[index];
    if (object.parent < 0 || static_cast<std::size_t>(object.parent) >= objects.size())
        return true;
    const Box &parent = objects[static_cast<std::size_t>(object.parent)].box;
    return footprintDistance(parent, object.box.centre.head<2>()) > kParentTolerance;
}

bool isObstacle(const Box &box)
{
    return box.bottom() < 0.3 && box.top() > 0.05;
}

bool collides(const scene::RoomObject &a, const scene::RoomObject &b)
{
    return geometry::overlaps(a.box, b.box, kCollisionTolerance) && !isTuckable(a.category, b.category);
}

bool isTucked(const scene::RoomObject &a, const scene::RoomObject &b)
{
    return isTuckable(a.category, b.category) && geometry::overlaps(a.box, b.box, kCollisionTolerance);
}

bool isInside(const Polygon &floor, const Box &box)
{
    for (const Vec2 &corner : box.footprint())
        if (!geometry::contains(floor, corner) && geometry::signedDistance(floor, corner) < -1e-7)
            return false;
    const Footprint footprint(box);
    for (std::size_t i = 0; i < floor.size(); ++i)
        if (crossesInterior(footprint, floor[i], floor[(i + 1) % floor.size()]))
            return false;
    return true;
}

bool isOutOfBounds(const Polygon &floor, const Box &box)
{
    if (isInside(floor, box))
        return false;
    for (const Vec2 &corner : box.footprint())
        if (isFar(floor, corner))
            return true;
    // Corners all near the floor: only a reentrant wall under the box is left. At most 300 steps along each side.
    const auto steps = [](double length) { return std::clamp(static_cast<int>(std::ceil(length / 0.01)), 1, 300); };
    const int nx = steps(box.size.x()), ny = steps(box.size.y());
    for (int i = 0; i <= nx; ++i)
        for (int k = 0; k <= ny; ++k)
            if (isFar(floor,
                      box.toWorld({box.size.x() * (double(i) / nx - 0.5), box.size.y() * (double(k) / ny - 0.5)})))
                return true;
    return false;
}

Box doorZone(const Polygon &floor, const scene::RoomOpening &door)
{
    const Vec2 middle = (door.from + door.to) / 2;
    Vec2 inward = Vec2::UnitY();
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < floor.size(); ++i) {
        const Vec2 &a = floor[i], &b = floor[(i + 1) % floor.size()];
        const double distance = (geometry::nearestOnSegment(a, b, middle) - middle).norm();
        if (distance < nearest) {
            nearest = distance;
            const Vec2 along = (b - a).normalized();
            inward = Vec2(-along.y(), along.x());
        }
    }
    const Vec2 centre = middle + inward * (kDoorZone / 2);
    Box zone;
    zone.centre = {centre.x(), centre.y(), 1.0};
    zone.size = {kDoorZone, kDoorZone, 2.0};
    zone.yaw = std::atan2(-inward.x(), inward.y());
    return zone;
}

bool blocksDoor(const Box &zone, const Box &obstacle)
{
    return geometry::planOverlap(zone, obstacle) > kCollisionTolerance;
}

} // namespace twinloom::scenegen
