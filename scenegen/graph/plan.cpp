// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/plan.h"

#include "core/asset/category_text.h"
#include "core/asset/parametric.h"
#include "scenegen/evaluate/rules.h"
#include "scenegen/facility/hall_planner.h"
#include "scenegen/graph/plan_counts.h"
#include "scenegen/graph/plan_forms.h"
#include "scenegen/graph/plan_graph.h"
#include "scenegen/graph/plan_wishes.h"
#include "scenegen/legalise/kept_space.h"
#include "scenegen/seating.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinloom::scenegen
{

using geometry::Random;
using geometry::Vec2;
using geometry::Vec3;

namespace
{

constexpr double kAreaSpread = 0.15; ///< of the logarithm: rooms within some 15 % of the area are alike

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

const RoomSample &drawRoom(const TypeStatistics &type, double area, Random &random)
{
    std::vector<double> weights;
    weights.reserve(type.rooms.size());
    // Beyond the sizes seen, the nearest ones stand in.
    double least = std::numeric_limits<double>::infinity();
    for (const RoomSample &room : type.rooms)
        least = std::min(least, std::abs(std::log(room.area / area)));
    for (const RoomSample &room : type.rooms) {
        const double away = (std::abs(std::log(room.area / area)) - least) / kAreaSpread;
        weights.push_back(std::exp(-0.5 * away * away));
    }
    return type.rooms[std::min(random.weighted(weights), type.rooms.size() - 1)];
}

void drawTemplate(const Statistics &statistics, const Request &request, Plan &plan, Random &random)
{
    const double area = geometry::signedArea(request.room.polygon);
    double density = request.parameters.value(QLatin1String("density")).toDouble(1.0);
    for (; density > 0; density -= 1) {
        const RoomSample &room = drawRoom(*plan.type, area, random);
        for (const int group : room.groups) {
            const int drawn = similarGroup(statistics, *plan.type, group, random);
            if (density >= 1 || random.uniform() < density)
                plan.units.push_back(unitOf(statistics, plan.type->groups[static_cast<std::size_t>(drawn)], drawn));
        }
    }
}

/// Whoever has a desk sits at it: a chair of the room's that belongs to no table, else another one. Where there is no
/// place for both, the desk stands alone.
void seatAtDesks(const Statistics &statistics, Plan &plan, Random &random)
{
    constexpr double gap = 0.02; ///< metres
    const auto isSingle = [](const Unit &unit, const char *category) {
        return unit.members.size() == 1 && isOf(unit, QLatin1String(category));
    };
    for (std::size_t d = 0; d < plan.units.size(); ++d) {
        if (!isSingle(plan.units[d], "Desk"))
            continue;
        const auto lone = std::ranges::find_if(plan.units, [&](const Unit &unit) { return isSingle(unit, "Chair"); });
        std::optional<Unit> chair;
        if (lone != plan.units.end()) {
            chair = std::move(*lone);
            d -= lone < plan.units.begin() + static_cast<std::ptrdiff_t>(d);
            plan.units.erase(lone);
        } else {
            chair = drawSingle(statistics, *plan.type, statistics.category(QStringLiteral("Chair")), random);
        }
        if (!chair)
            return;
        Unit &desk = plan.units[d];
        scene::RoomObject seat = std::move(chair->members.front());
        seat.box.centre.head<2>() = Vec2(0, (desk.members.front().box.size.y() + seat.box.size.y()) / 2 + gap);
        seat.box.yaw = std::numbers::pi;
        desk.members.push_back(std::move(seat));
        desk.assets.push_back(chair->assets.front());
        desk.group = -1; // no sample has both
    }
}

/// Halls are planned by rules; other rooms are drawn.
void drawRoomOrHall(const Statistics &statistics, const Request &request, Plan &plan, Random &random)
{
    const facility::HallRules &rules = facility::HallRules::builtIn();
    const facility::HallRule *hall = rules.find(request.room.roomType);
    const bool isHall =
        hall && (plan.type->rooms.empty() || geometry::signedArea(request.room.polygon) >= hall->leastArea);
    if (!isHall) {
        drawTemplate(statistics, request, plan, random);
        if (!plan.type->authored)
            seatAtDesks(statistics, plan, random);
        return;
    }
    Arrangement taken(request.room);
    taken.setRegions(request.regions);
    placePinned(request, taken);
    const double density = request.parameters.value(QLatin1String("density")).toDouble(1.0);
    plan.fixed = facility::planHall(rules, *hall, request.room, std::move(taken), density, random);
}

/// Whatever is common, and about of the given size and height; what hangs, only near a wall.
QString likelyCategory(const Statistics &statistics, const TypeStatistics &type, const PartialObject &object,
                       const geometry::Polygon &floor, Random &random)
{
    constexpr double sizeSpread = 0.15, heightSpread = 0.5; ///< of the logarithm; metres
    constexpr double nearWall = 0.15, hanging = 0.3;        ///< metres
    const bool inRoom = object.centre && geometry::signedDistance(floor, Vec2(object.centre->head<2>())) > nearWall;
    std::vector<double> weights;
    for (const GroupSample &group : type.groups) {
        const SampledPose &root = group.members.front();
        const Vec3 &size = statistics.assets[static_cast<std::size_t>(root.asset)].size;
        double away = 0;
        if (object.size)
            away += (size.array() / object.size->array()).log().matrix().squaredNorm() / (sizeSpread * sizeSpread);
        if (object.centre)
            away += std::pow((std::max(0.0, root.bottom) + size.z() / 2 - object.centre->z()) / heightSpread, 2);
        weights.push_back(inRoom && root.bottom >= hanging ? 0.0 : std::exp(-0.5 * std::min(away, 1000.0)));
    }
    const std::size_t drawn = std::min(random.weighted(weights), type.groups.size() - 1);
    return statistics.categories[static_cast<std::size_t>(
        statistics.assets[static_cast<std::size_t>(type.groups[drawn].members.front().asset)].category)];
}

/// A unit for what the user half gave.
std::optional<Unit> unitOfPartial(const Statistics &statistics, const Request &request, const Plan &plan,
                                  std::size_t index, Random &random, Issues &issues)
{
    std::optional<Unit> unit;
    const PartialObject &object = request.objects[index];
    const QString category = object.category.isEmpty()
                                 ? likelyCategory(statistics, *plan.type, object, request.room.polygon, random)
                                 : object.category;
    if (const int known = statistics.category(category); known >= 0)
        unit = drawSingle(statistics, *plan.type, known, random);
    if (!unit) {
        issues.push_back({QStringLiteral("unknown-category"),
                          text("Nothing is known of \"%1\"; it is placed along a wall.").arg(category),
                          QStringLiteral("objects[%1]").arg(index)});
        if (!object.size) {
            issues.back().message = text("Nothing is known of \"%1\"; it needs a size to be placed.").arg(category);
            return std::nullopt;
        }
        unit.emplace();
        unit->members.resize(1);
        unit->assets = {-1};
        unit->contacts = 1;
        unit->members.front().category = category;
        unit->members.front().box = {{0, 0, object.size->z() / 2}, *object.size, 0};
    }
    scene::RoomObject &member = unit->members.front();
    const double bottom = member.box.bottom();
    if (object.centre || object.size || object.yaw)
        unit->group = -1; // no other sample will do
    if (object.size) {
        member.box.size = *object.size;
        member.box.centre.z() = bottom + object.size->z() / 2;
        member.asset.clear();
        unit->assets = {-1};
    }
    if (!object.asset.isEmpty())
        member.asset = object.asset;
    member.style = object.style;
    if (asset::hasShape(member.category, object.shape))
        member.shape = object.shape;
    if (object.centre) {
        unit->place = object.centre->head<2>();
        // Nothing sinks into the floor, and what stands, stands on it where the size is ours.
        member.box.centre.z() = std::max(object.centre->z(), member.box.size.z() / 2);
        if (!object.size && bottom < 0.05)
            member.box.centre.z() = member.box.size.z() / 2;
    }
    unit->yaw = object.yaw;
    if (object.yaw)
        member.box.yaw = 0;
    unit->wanted = true;
    return unit;
}

void addPartials(const Statistics &statistics, const Request &request, Plan &plan, Random &random, Issues &issues)
{
    for (std::size_t i = 0; i < request.objects.size(); ++i) {
        const PartialObject &object = request.objects[i];
        if (!object.category.isEmpty())
            removeSome(plan, object.category, 1); // it takes the place of one that was drawn
        if (object.pinned || object.parent)
            continue; // what lies on another given thing, generate() lays there
        if (auto unit = unitOfPartial(statistics, request, plan, i, random, issues))
            plan.units.push_back(std::move(*unit));
    }
}

/// What was asked for without a word of where stands as is the custom, and is not told where it cannot.
void followCustoms(Plan &plan)
{
    for (std::size_t u = 0; u < plan.units.size(); ++u) {
        Unit &unit = plan.units[u];
        const bool open = unit.wanted && unit.relations.empty() && unit.carrier.isEmpty() && !unit.place && !unit.yaw;
        const Custom custom = customOf(unit.members.front().category);
        const int to =
            !open || custom.relation == Relation::None ? -1 : unitOfCategory(plan, custom.to, static_cast<int>(u));
        if (to < 0 || !plan.units[static_cast<std::size_t>(to)].relations.empty())
            continue; // a circle otherwise
        unit.relations.push_back({custom.relation, to, -1, {}});
        makeRoomAround(plan.units[static_cast<std::size_t>(to)], custom.relation, 2);
    }
}

/// Tables as large as the seats around them need, where their size is open.
void fitTables(Plan &plan)
{
    for (std::size_t t = 0; t < plan.units.size(); ++t) {
        Unit &table = plan.units[t];
        if (!isTable(table.members.front().category) || table.assets.front() < 0 || table.members.size() > 1)
            continue;
        int seats = 0;
        for (const Unit &unit : plan.units)
            seats += std::ranges::any_of(unit.relations, [&](const UnitRelation &relation) {
                return relation.kind == Relation::Around && relation.to == static_cast<int>(t);
            });
        Vec3 &size = table.members.front().box.size;
        const Vec3 larger = sizeForSeats(size, seats);
        if (larger == size)
            continue;
        size = larger;
        table.group = -1; // no other sample will do
        table.members.front().asset.clear();
    }
}

/// A table whose chairs were counted goes before what nobody asked for.
bool holdsCounted(const Request &request, const Unit &unit)
{
    return std::ranges::any_of(request.counts, [&](const auto &count) {
        return count.second > 0 && std::ranges::any_of(unit.members, [&](const scene::RoomObject &member) {
                   return isOf(member, count.first);
               });
    });
}

/// Targets before what relates to them, then wishes of the user, then the largest; mounted things last.
void sortUnits(const Request &request, Plan &plan)
{
    std::vector<int> rank(plan.units.size(), 0);
    for (std::size_t pass = 0; pass < std::min<std::size_t>(plan.units.size(), 8); ++pass)
        for (std::size_t u = 0; u < plan.units.size(); ++u)
            for (const UnitRelation &relation : plan.units[u].relations)
                for (const int to : {relation.to, relation.other})
                    if (to >= 0 && static_cast<std::size_t>(to) < plan.units.size())
                        rank[u] = std::max(rank[u], std::min(rank[static_cast<std::size_t>(to)] + 1, 8));
    std::vector<std::size_t> order(plan.units.size());
    for (std::size_t u = 0; u < order.size(); ++u)
        order[u] = u;
    // What was asked for, and what that relates to, before all else: it gets the room that there is.
    std::vector<bool> asked(plan.units.size(), false);
    for (std::size_t u = 0; u < plan.units.size(); ++u) {
        if (!plan.units[u].wanted && !holdsCounted(request, plan.units[u]))
            continue;
        asked[u] = true;
        for (const UnitRelation &relation : plan.units[u].relations)
            for (const int to : {relation.to, relation.other})
                if (to >= 0 && static_cast<std::size_t>(to) < plan.units.size())
                    asked[static_cast<std::size_t>(to)] = true;
    }
    const auto key = [&](std::size_t u) {
        const Unit &unit = plan.units[u];
        const bool fixed = unit.place.has_value();
        return std::tuple(unit.mounted(), !fixed, !asked[u], rank[u], !unit.wanted, -unit.footprint());
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    std::vector<int> newIndex(order.size());
    std::vector<Unit> sorted;
    for (std::size_t k = 0; k < order.size(); ++k) {
        newIndex[order[k]] = static_cast<int>(k);
        sorted.push_back(std::move(plan.units[order[k]]));
    }
    const auto renumber = [&](UnitRelation &relation) {
        for (int *to : {&relation.to, &relation.other})
            if (isUnit(*to))
                *to = newIndex[static_cast<std::size_t>(*to)];
    };
    for (Unit &unit : sorted)
        std::ranges::for_each(unit.relations, renumber);
    for (PinnedRelation &wish : plan.ofPinned)
        renumber(wish.relation);
    plan.units = std::move(sorted);
}

} // namespace

const scene::RoomObject &Plan::thing(int index) const
{
    return isUnit(index) ? units[static_cast<std::size_t>(index)].members.front()
                         : pinned[static_cast<std::size_t>(index - kPinnedBase)];
}

QString pinnedNode(int pinned)
{
    return QStringLiteral("\npinned-%1").arg(pinned);
}

void placePinned(const Request &request, Arrangement &room)
{
    const std::vector<scene::RoomObject> kept = pinnedOf(request);
    for (const scene::RoomObject &object : kept)
        room.place(Body::of(object));
    std::vector<geometry::Box> taken = spaceOfKept(request.room.polygon, kept);
    taken.insert(taken.end(), request.obstacles.begin(), request.obstacles.end());
    room.setTaken(taken);
}

Plan makePlan(const Statistics &statistics, const Request &request, Random &random, Issues &issues)
{
    Plan plan;
    plan.pinned = pinnedOf(request);
    plan.type = statistics.type(request.room.roomType);
    if (!plan.type) {
        plan.type = &statistics.fallback();
        issues.push_back(
            {QStringLiteral("unknown-room-type"),
             request.room.roomType.isEmpty()
                 ? QCoreApplication::translate("scenegen", "The room is of no known type; it is furnished as %1.")
                       .arg(asset::categoryText(plan.type->name))
                 : text("\"%1\" is no known room type; it is furnished as %2.")
                       .arg(request.room.roomType, asset::categoryText(plan.type->name)),
             QStringLiteral("room_type")});
    }
    if (request.graph)
        planGraph(statistics, *request.graph, plan, random, issues);
    else
        drawRoomOrHall(statistics, request, plan, random);
    addPartials(statistics, request, plan, random, issues);
    applyCounts(statistics, request, plan, random, issues);
    applyWishes(statistics, request, plan, random, issues);
    if (!request.graph)
        followCustoms(plan);
    applySizes(statistics, request, plan, random);
    for (const auto &[category, wanted] : request.counts)
        if (wanted > 1 && areAlike(category) && !differInSize(request.sizes, category))
            matchAsked(plan, category);
    fitTables(plan);
    applyShapes(request, plan);
    sortUnits(request, plan);
    return plan;
}

} // namespace twinloom::scenegen
