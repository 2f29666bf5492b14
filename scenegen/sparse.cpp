// SPDX-License-Identifier: Apache-2.0
#include "scenegen/sparse.h"

#include "core/asset/category_text.h"
#include "scenegen/contradictions.h"
#include "scenegen/evaluate/rules.h"
#include "scenegen/facility/hall_rules.h"
#include "scenegen/graph/statistics.h"
#include "scenegen/lacking.h"
#include "scenegen/legalise/arrangement.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace twinloom::scenegen
{

namespace
{

constexpr double kUsualShare = 0.25; ///< less of what is usual is worth a word
constexpr double kHallFloor = 12;    ///< m2 a thing: sparse for a hall
constexpr double kHallAcross = 2.4;  ///< metres: least width of a hall with things at a wall and a way along them
constexpr double kRoomAcross = 1.2;  ///< the same for a room
constexpr double kWall = 1;          ///< metres: the least that a piece of furniture stands at
constexpr double kTakenShare = 0.3;  ///< of the floor under pinned things
constexpr int kLattice = 32;

bool isHall(const Request &request)
{
    const facility::HallRule *hall = facility::HallRules::builtIn().find(request.room.roomType);
    return hall && geometry::signedArea(request.room.polygon) >= hall->leastArea;
}

/// Whether the request leaves the generator anything to place.
bool wantsThings(const Request &request)
{
    const bool dense = request.parameters.value(QLatin1String("density")).toDouble(1) > 0;
    const Statistics &statistics = Statistics::builtIn();
    const auto isKnown = [&](const GraphNode &node) { return statistics.category(node.category) >= 0; };
    return dense && !bansAllOfItsGraph(request) &&
           (!request.graph || std::any_of(request.graph->nodes.begin(), request.graph->nodes.end(), isKnown));
}

/// Standing things in rooms of the type, in the mean.
double usualCount(const Request &request)
{
    const double density = request.parameters.value(QLatin1String("density")).toDouble(1);
    if (isHall(request))
        return density * geometry::signedArea(request.room.polygon) / kHallFloor;
    const Statistics &statistics = Statistics::builtIn();
    const TypeStatistics *known = statistics.type(request.room.roomType);
    const TypeStatistics &type = known ? *known : statistics.fallback();
    std::size_t things = 0;
    for (const RoomSample &room : type.rooms)
        for (const int group : room.groups)
            things += type.groups[static_cast<std::size_t>(group)].members.size();
    return type.rooms.empty() ? 0 : density * static_cast<double>(things) / static_cast<double>(type.rooms.size());
}

/// The diameter of the largest circle on the floor, to a lattice.
double widest(const geometry::Polygon &floor)
{
    const auto [low, high] = geometry::bounds(floor);
    double most = 0;
    for (int y = 0; y < kLattice; ++y)
        for (int x = 0; x < kLattice; ++x) {
            const geometry::Vec2 share((x + 0.5) / kLattice, (y + 0.5) / kLattice);
            most = std::max(most, geometry::signedDistance(floor, low + share.cwiseProduct(high - low)));
        }
    return 2 * most;
}

double longestWall(const geometry::Polygon &floor)
{
    double longest = 0;
    for (const Wall &wall : wallsOf(floor))
        longest = std::max(longest, wall.length);
    return longest;
}

QString metres(double length)
{
    return QLocale().toString(length, 'f', 1);
}

QString reasonOf(const Request &request)
{
    const geometry::Polygon &floor = request.room.polygon;
    double taken = 0;
    for (const PartialObject &object : request.objects)
        if (object.pinned && object.size)
            taken += object.size->x() * object.size->y();
    if (taken > kTakenShare * geometry::signedArea(floor))
        return QCoreApplication::translate("scenegen", "What stands there already leaves little of the floor.");
    if (!request.regions.empty())
        return QCoreApplication::translate("scenegen", "The areas that were drawn leave little of the floor.");
    const double across = widest(floor);
    if (across < (isHall(request) ? kHallAcross : kRoomAcross))
        return QCoreApplication::translate("scenegen",
                                           "At its widest the floor is %1 m across: too narrow for things and "
                                           "a way along them.")
            .arg(metres(across));
    if (const double longest = longestWall(floor); longest < kWall)
        return QCoreApplication::translate("scenegen",
                                           "The longest straight wall measures %1 m: too short to stand at.")
            .arg(metres(longest));
    return QCoreApplication::translate("scenegen",
                                       "There is no further place that is free, off the doors, and can be walked to.");
}

/// What such rooms have, nearly all of them, and this one has not.
void reportLacking(const Request &request, const std::vector<scene::RoomObject> &objects, Issues &issues)
{
    QStringList names;
    for (const QString &category : namesOfLacking(request, objects))
        names << asset::categoryText(category);
    if (!names.isEmpty())
        issues.push_back({QStringLiteral("usual-missing"),
                          QCoreApplication::translate("scenegen", "%1: nearly all rooms of this type have such, and "
                                                                  "there was no place for it. %2")
                              .arg(names.join(QStringLiteral(", ")), reasonOf(request)),
                          QStringLiteral("polygon")});
}

} // namespace

void reportSparse(const Request &request, const std::vector<scene::RoomObject> &objects, Issues &issues)
{
    if (!wantsThings(request))
        return;
    const auto pinned = static_cast<std::size_t>(
        std::count_if(request.objects.begin(), request.objects.end(), [](const PartialObject &o) { return o.pinned; }));
    int standing = 0;
    for (std::size_t i = pinned; i < objects.size(); ++i)
        standing += stands(objects, i);
    if (objects.size() == pinned) {
        issues.push_back(
            {QStringLiteral("nothing-fits"),
             QCoreApplication::translate("scenegen", "Nothing could be placed in this room. %1").arg(reasonOf(request)),
             QStringLiteral("polygon")});
        return;
    }
    const bool selective =
        request.graph || !request.regions.empty() || pinned > 0 ||
        std::any_of(request.counts.begin(), request.counts.end(), [](const auto &count) { return count.second == 0; });
    const double usual = usualCount(request);
    const bool isFew = !selective && standing < kUsualShare * usual;
    if (!isFew && (!selective || !request.regions.empty())) // few things say it all; who bans or pins wants less
        reportLacking(request, objects, issues);
    if (isFew)
        issues.push_back(
            {QStringLiteral("few-things"),
             QCoreApplication::translate("scenegen", "Things that were placed: %1, where a room of this type "
                                                     "usually holds about %2. %3")
                 .arg(standing)
                 .arg(usual, 0, 'f', 0)
                 .arg(reasonOf(request)),
             QStringLiteral("polygon")});
}

} // namespace twinloom::scenegen
