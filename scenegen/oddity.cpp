// SPDX-License-Identifier: Apache-2.0
#include "scenegen/oddity.h"

#include <algorithm>
#include <limits>

namespace twinloom::scenegen
{

using geometry::Box;
using geometry::Vec2;

namespace
{

constexpr double kHangs = 0.3;         ///< metres above the floor
constexpr double kAtWall = 0.3;        ///< metres: a back or a side so near belongs to the wall
constexpr double kBehind = 0.35;       ///< metres: what hangs so far behind the middle of a back hangs over it
constexpr double kAtTable = 0.3;       ///< metres from a seat to its table
constexpr double kTogether = 0.8;      ///< metres between seats that make a group
constexpr double kLegs = 0.85;         ///< metres before a seat: what is nearer is a wall to look at
constexpr double kOutlook = 2.3;       ///< the same of one that was turned away from the walls to look at something
constexpr double kKnees = 0.5;         ///< metres before a seat that are somebody's legs
constexpr double kSeatShare = 0.6;     ///< of its width, without the arms
constexpr double kNearestScreen = 1.4; ///< metres from a seat to what it looks at
constexpr double kAmidFloor = 1.0;     ///< metres from the walls
constexpr double kBetweenTables = 0.9; ///< metres: two seats back to back
constexpr double kInView = 6;          ///< metres
constexpr double kViewCone = 0.87;     ///< cosine: 30 degrees to either side

enum Kind : unsigned {
    kScreen = 1 << 0,
    kScreenStand = 1 << 1,
    kSofa = 1 << 2,
    kArmChair = 1 << 3,
    kBed = 1 << 4,
    kTableSeat = 1 << 5, ///< of those that belong to a table: stools and armchairs stand by themselves, too
    kDesk = 1 << 6,
    kDiningTable = 1 << 7,
    kAnyTable = 1 << 8,
    kCoffeeTable = 1 << 9,
    kOttoman = 1 << 10,
    kStray = 1 << 11, ///< at no wall, yet not far from one
    kRubbish = 1 << 12
};
constexpr unsigned kSeat = kSofa | kArmChair, kSatTable = kDesk | kDiningTable;

unsigned kindsOf(const QString &category)
{
    struct Entry {
        QLatin1String name;
        unsigned kind;
    };
    static constexpr Entry entries[] = {{QLatin1String("Television"), kScreen},
                                        {QLatin1String("TVStand"), kScreenStand},
                                        {QLatin1String("Sofa"), kSofa},
                                        {QLatin1String("ArmChair"), kArmChair},
                                        {QLatin1String("Bed"), kBed},
                                        {QLatin1String("Chair"), kTableSeat},
                                        {QLatin1String("DiningChair"), kTableSeat},
                                        {QLatin1String("OfficeChair"), kTableSeat},
                                        {QLatin1String("Desk"), kDesk},
                                        {QLatin1String("OfficeDesk"), kDesk},
                                        {QLatin1String("Workstation"), kDesk},
                                        {QLatin1String("DiningTable"), kDiningTable},
                                        {QLatin1String("CoffeeTable"), kCoffeeTable},
                                        {QLatin1String("Ottoman"), kOttoman},
                                        {QLatin1String("DogBed"), kStray},
                                        {QLatin1String("Cart"), kStray},
                                        {QLatin1String("GarbageBag"), kRubbish}};
    unsigned kinds = isTable(category) ? kAnyTable : 0U;
    for (const Entry &entry : entries)
        if (category.compare(entry.name, Qt::CaseInsensitive) == 0)
            kinds |= entry.kind;
    return kinds;
}

bool is(const PlacedThing &thing, unsigned kinds)
{
    return (thing.kinds & kinds) != 0;
}

double gapBetween(const PlacedThing &a, const PlacedThing &b)
{
    return -geometry::planOverlap(a.box, b.box);
}

bool isNear(const PlacedThing &thing, unsigned kinds, double gap, const std::vector<PlacedThing> &others)
{
    return std::ranges::any_of(
        others, [&](const PlacedThing &other) { return is(other, kinds) && gapBetween(thing, other) < gap; });
}

bool isThere(unsigned kinds, const std::vector<PlacedThing> &others)
{
    return std::ranges::any_of(others, [&](const PlacedThing &other) { return is(other, kinds); });
}

/// From the walls to the nearest corner.
double offWalls(const Box &box, const Arrangement &room)
{
    double least = std::numeric_limits<double>::infinity();
    for (const Vec2 &corner : box.footprint())
        least = std::min(least, geometry::signedDistance(room.floor(), corner));
    return least;
}

bool isInView(const Box &seat, const Box &other)
{
    const Vec2 way = (other.centre - seat.centre).head<2>();
    return seat.front().dot(way) > kViewCone * way.norm();
}

/// A screen over what is sat or lain upon with the back to it.
bool hangsOverRest(const PlacedThing &screen, const PlacedThing &rest)
{
    if (!is(screen, kScreen) || !is(rest, kSofa | kBed) || screen.box.bottom() < kHangs)
        return false;
    const Vec2 local = rest.box.toLocal(screen.box.centre.head<2>()), half = rest.box.size.head<2>() / 2;
    return std::abs(local.x()) < half.x() && local.y() < 0 && local.y() > -half.y() - kBehind;
}

bool looksFromTooNear(const PlacedThing &seat, const PlacedThing &stand)
{
    return is(seat, kSeat) && is(stand, kScreenStand) && isInView(seat.box, stand.box) &&
           gapBetween(seat, stand) < kNearestScreen;
}

/// Where the legs would be. Armchairs may be turned to their sofa.
bool standsBeforeSeat(const PlacedThing &thing, const PlacedThing &seat)
{
    if (!is(seat, kSeat) || is(thing, kCoffeeTable | kOttoman) || !isObstacle(thing.box) ||
        (is(seat, kArmChair) && is(thing, kSofa)))
        return false;
    Box legs = seat.box;
    legs.size.head<2>() = Vec2(kSeatShare * seat.box.size.x(), kKnees);
    legs.centre.head<2>() = seat.box.toWorld({0, (seat.box.size.y() + kKnees) / 2});
    return geometry::planOverlap(legs, thing.box) > 0;
}

/// A dining or meeting table at the desks of others.
bool crowds(const PlacedThing &table, const PlacedThing &desk)
{
    return is(table, kDiningTable) && is(desk, kDesk) && gapBetween(table, desk) < kBetweenTables;
}

bool jarsWith(const PlacedThing &a, const PlacedThing &b)
{
    // Most are far from each other, which is told sooner.
    const double reach = (a.box.size.head<2>().norm() + b.box.size.head<2>().norm()) / 2 + kNearestScreen;
    if ((a.box.centre - b.box.centre).head<2>().squaredNorm() > reach * reach)
        return false;
    const auto does = [](const PlacedThing &one, const PlacedThing &other) {
        return hangsOverRest(one, other) || looksFromTooNear(one, other) || standsBeforeSeat(one, other) ||
               crowds(one, other);
    };
    return does(a, b) || does(b, a);
}

bool jars(const PlacedThing &thing, const std::vector<PlacedThing> &others)
{
    return std::ranges::any_of(others, [&](const PlacedThing &other) { return jarsWith(thing, other); });
}

bool looksAtWall(const PlacedThing &thing, const Arrangement &room)
{
    if (!is(thing, kSeat))
        return false;
    const double ahead = room.wallBehind(thing.box, kAtWall) < 0 ? kOutlook : kLegs;
    return !geometry::contains(room.floor(), thing.box.toWorld({0, thing.box.size.y() / 2 + ahead}));
}

/// Without what it belongs to.
bool isLone(const PlacedThing &thing, const std::vector<PlacedThing> &others, const Arrangement &room)
{
    if (is(thing, kTableSeat))
        return !isNear(thing, kAnyTable, kAtTable, others) &&
               (isThere(kSatTable, others) || offWalls(thing.box, room) > kAtWall);
    if (is(thing, kCoffeeTable))
        return isThere(kSofa, others) && !isNear(thing, kSofa, kTogether, others);
    if (is(thing, kArmChair))
        return offWalls(thing.box, room) > kAtWall && !isNear(thing, kSofa | kCoffeeTable, kTogether, others);
    if (is(thing, kOttoman))
        return offWalls(thing.box, room) > kAtWall && !isNear(thing, kSeat, kTogether, others);
    if (is(thing, kScreenStand))
        return room.wallBehind(thing.box, kAtWall) < 0;
    if (is(thing, kStray))
        return offWalls(thing.box, room) > kAmidFloor && !isNear(thing, kSeat | kBed, kTogether, others);
    return is(thing, kRubbish) && geometry::signedDistance(room.floor(), Vec2(thing.box.centre.head<2>())) >
                                      kAtWall + thing.box.size.head<2>().maxCoeff() / 2;
}

} // namespace

PlacedThing::PlacedThing(const QString &name, const Box &at) : category(name), box(at), kinds(kindsOf(name)) {}

bool isOddPlace(const QString &category, const Box &box, const std::vector<PlacedThing> &others,
                const Arrangement &room)
{
    const PlacedThing thing(category, box);
    return jars(thing, others) || looksAtWall(thing, room) || isLone(thing, others, room);
}

int oddPlaces(const std::vector<scene::RoomObject> &members, const std::vector<PlacedThing> &others,
              const Arrangement &room)
{
    return static_cast<int>(std::ranges::count_if(members, [&](const scene::RoomObject &member) {
        const PlacedThing thing(member.category, member.box);
        return jars(thing, others) || looksAtWall(thing, room);
    }));
}

bool isAdrift(const QString &category, const Box &box, const std::vector<PlacedThing> &others, const Arrangement &room)
{
    return is({category, box}, kSofa) && room.wallBehind(box, kAtWall) < 0 &&
           std::ranges::none_of(others, [&](const PlacedThing &other) {
               return is(other, kScreenStand | kScreen) && isInView(box, other.box) &&
                      (other.box.centre - box.centre).head<2>().norm() < kInView;
           });
}

bool isBare(const QString &category, const Box &box, const std::vector<PlacedThing> &others, const Arrangement &room)
{
    const PlacedThing thing(category, box);
    return is(thing, kDiningTable) && offWalls(box, room) > kAtWall &&
           std::ranges::none_of(others, [&](const PlacedThing &other) {
               return isSeat(other.category) && gapBetween(thing, other) < kAtTable;
           });
}

} // namespace twinloom::scenegen
