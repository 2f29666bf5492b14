// SPDX-License-Identifier: Apache-2.0
#include "scenegen/oddity.h"

#include <algorithm>

namespace twinloom::scenegen
{

using geometry::Box;
using geometry::Vec2;

namespace
{

constexpr double kHangs = 0.3;     ///< metres above the floor
constexpr double kAtWall = 0.3;    ///< metres: a back or a side so near belongs to the wall
constexpr double kBehind = 0.35;   ///< metres: what hangs so far behind the middle of a back hangs over it
constexpr double kAtTable = 0.6;   ///< metres from a seat to its table
constexpr double kLegs = 0.5;      ///< metres of floor before somebody who sits
constexpr double kInView = 6;      ///< metres
constexpr double kViewCone = 0.87; ///< cosine: 30 degrees to either side

bool is(const QString &category, const char *name)
{
    return category.compare(QLatin1String(name), Qt::CaseInsensitive) == 0;
}

bool isScreen(const QString &category, const Box &box)
{
    return is(category, "Television") && box.bottom() >= kHangs;
}

/// Sat or lain upon with the back to what hangs over it.
bool isRestedOn(const QString &category)
{
    return is(category, "Sofa") || is(category, "Bed");
}

bool hangsOver(const Box &upper, const Box &lower)
{
    const Vec2 local = lower.toLocal(upper.centre.head<2>()), half = lower.size.head<2>() / 2;
    return std::abs(local.x()) < half.x() && local.y() < 0 && local.y() > -half.y() - kBehind;
}

bool isScreenOverRest(const QString &category, const Box &box, const PlacedThing &other)
{
    return (isScreen(category, box) && isRestedOn(other.category) && hangsOver(box, other.box)) ||
           (isRestedOn(category) && isScreen(other.category, other.box) && hangsOver(other.box, box));
}

/// Of those that belong to a table: stools and armchairs stand by themselves, too.
bool isTableSeat(const QString &category)
{
    return is(category, "Chair") || is(category, "DiningChair") || is(category, "OfficeChair");
}

bool isSatAt(const PlacedThing &other)
{
    return is(other.category, "DiningTable") || is(other.category, "Desk") || is(other.category, "OfficeDesk") ||
           is(other.category, "Workstation");
}

bool looksAtWall(const Box &box, const Arrangement &room)
{
    return !geometry::contains(room.floor(), box.toWorld({0, box.size.y() / 2 + kLegs}));
}

} // namespace

bool isOddPlace(const QString &category, const Box &box, const std::vector<PlacedThing> &others,
                const Arrangement &room)
{
    if (std::ranges::any_of(others, [&](const PlacedThing &other) { return isScreenOverRest(category, box, other); }))
        return true;
    if (is(category, "GarbageBag"))
        return geometry::signedDistance(room.floor(), Vec2(box.centre.head<2>())) >
               kAtWall + box.size.head<2>().maxCoeff() / 2;
    if (is(category, "Sofa") || is(category, "ArmChair"))
        return looksAtWall(box, room);
    return isTableSeat(category) && std::ranges::any_of(others, isSatAt) &&
           std::ranges::none_of(others, [&](const PlacedThing &other) {
               return isTable(other.category) && -geometry::planOverlap(box, other.box) < kAtTable;
           });
}

bool isAdrift(const QString &category, const Box &box, const std::vector<PlacedThing> &others, const Arrangement &room)
{
    return is(category, "Sofa") && room.wallBehind(box, kAtWall) < 0 &&
           std::ranges::none_of(others, [&](const PlacedThing &other) {
               const Vec2 way = (other.box.centre - box.centre).head<2>();
               return (is(other.category, "TVStand") || is(other.category, "Television")) && way.norm() < kInView &&
                      box.front().dot(way) > kViewCone * way.norm();
           });
}

} // namespace twinloom::scenegen
