// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/plan.h"

#include "core/asset/category_text.h"
#include "core/asset/parametric.h"
#include "scenegen/evaluate/rules.h"
#include "scenegen/facility/hall_planner.h"
#include "scenegen/graph/children.h"
#include "scenegen/legalise/kept_space.h"
#include "scenegen/seating.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <set>

namespace twinloom::scenegen
{

using geometry::Random;
using geometry::Vec2;
using geometry::Vec3;

namespace
{

constexpr double kAreaSpread = 0.15; ///< of the logarithm: rooms within some 15 % of the area are alike
constexpr double kMostPerArea = 4.0; ///< things on a square metre of floor that anybody could ask for

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

bool has(const Unit &unit, const QString &category)
{
    return unit.members.front().category.compare(category, Qt::CaseInsensitive) == 0;
}

bool isOf(const scene::RoomObject &object, const QString &category)
{
    return object.category.compare(category, Qt::CaseInsensitive) == 0;
}

int countOf(const Plan &plan, const QString &category)
{
    int count = 0;
    for (const scene::RoomObject &object : plan.fixed)
        count += isOf(object, category);
    for (const Unit &unit : plan.units)
        for (const scene::RoomObject &member : unit.members)
            count += isOf(member, category);
    return count;
}

/// Things of a category on a floor, in square metres.
int mostOn(double area)
{
    return static_cast<int>(std::min(2000.0, kMostPerArea * area + 4));
}

/// The last ones first, with what lies on them.
void removeFixed(std::vector<scene::RoomObject> &fixed, const QString &category, int surplus)
{
    std::vector<bool> gone(fixed.size(), false);
    for (std::size_t i = fixed.size(); i-- > 0 && surplus > 0;)
        if (isOf(fixed[i], category)) {
            gone[i] = true;
            --surplus;
        }
    std::vector<int> index(fixed.size(), -1);
    std::vector<scene::RoomObject> kept;
    for (std::size_t i = 0; i < fixed.size(); ++i) {
        const int parent = fixed[i].parent;
        if (gone[i] || (parent >= 0 && index[static_cast<std::size_t>(parent)] < 0))
            continue;
        index[i] = static_cast<int>(kept.size());
        kept.push_back(std::move(fixed[i]));
        if (parent >= 0)
            kept.back().parent = index[static_cast<std::size_t>(parent)];
    }
    fixed = std::move(kept);
}

/// Removes things of a category that nobody asked for, up to `surplus` of them: members before roots.
void removeSome(Plan &plan, const QString &category, int surplus)
{
    std::vector<Unit> &units = plan.units;
    for (std::size_t u = units.size(); u-- > 0 && surplus > 0;) {
        Unit &unit = units[u];
        for (std::size_t m = unit.members.size(); m-- > 1 && surplus > 0;)
            if (unit.members[m].category.compare(category, Qt::CaseInsensitive) == 0) {
                unit.members.erase(unit.members.begin() + static_cast<std::ptrdiff_t>(m));
                unit.assets.erase(unit.assets.begin() + static_cast<std::ptrdiff_t>(m));
                --surplus;
            }
    }
    for (std::size_t u = units.size(); u-- > 0 && surplus > 0;)
        if (has(units[u], category) && !units[u].wanted) {
            units.erase(units.begin() + static_cast<std::ptrdiff_t>(u));
            --surplus;
        }
    if (surplus > 0)
        removeFixed(plan.fixed, category, surplus);
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

/// Halls are planned by rules; other rooms are drawn.
void drawRoomOrHall(const Statistics &statistics, const Request &request, Plan &plan, Random &random)
{
    const facility::HallRules &rules = facility::HallRules::builtIn();
    const facility::HallRule *hall = rules.find(request.room.roomType);
    const bool isHall =
        hall && (plan.type->rooms.empty() || geometry::signedArea(request.room.polygon) >= hall->leastArea);
    if (!isHall) {
        drawTemplate(statistics, request, plan, random);
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

/// The plan's table or desk with the fewest seats around it; -1 without one.
int tableFor(const std::vector<Unit> &units, const std::vector<int> &seats)
{
    int best = -1;
    for (std::size_t u = 0; u < units.size(); ++u)
        if (isTable(units[u].members.front().category) && units[u].footprint() > 0.4 &&
            (best < 0 || seats[u] < seats[static_cast<std::size_t>(best)]))
            best = static_cast<int>(u);
    return best;
}

/// Several of a category that was asked for are the same thing, where such are bought alike: the smallest of them.
void matchAsked(Plan &plan, const QString &category)
{
    std::vector<Unit *> alike;
    for (Unit &unit : plan.units)
        if (has(unit, category) && unit.members.size() == 1 && unit.assets.front() >= 0 && !unit.place && !unit.yaw)
            alike.push_back(&unit);
    const auto smallest = std::ranges::min_element(alike, {}, [](const Unit *unit) { return unit->footprint(); });
    for (Unit *unit : alike) {
        const Unit &model = **smallest;
        unit->members.front().box.size = model.members.front().box.size;
        unit->members.front().box.centre.z() = model.members.front().box.centre.z();
        unit->members.front().asset = model.members.front().asset;
        unit->assets = model.assets;
    }
}

void addCounted(const Statistics &statistics, Plan &plan, const QString &category, int missing, Random &random)
{
    const int known = statistics.category(category);
    std::vector<int> seats(plan.units.size() + static_cast<std::size_t>(missing), 0);
    for (; missing > 0; --missing) {
        auto unit = drawSingle(statistics, *plan.type, known, random);
        if (!unit)
            return;
        unit->wanted = true;
        if (category.endsWith(QLatin1String("chair"), Qt::CaseInsensitive) &&
            category.compare(QLatin1String("armchair"), Qt::CaseInsensitive) != 0)
            if (const int table = tableFor(plan.units, seats); table >= 0) {
                unit->relations.push_back({Relation::Around, table, -1, {}});
                ++seats[static_cast<std::size_t>(table)];
            }
        plan.units.push_back(std::move(*unit));
    }
}

/// The unit that another one relates to: a wanted one first. -1 without one.
int unitOfCategory(const Plan &plan, const QString &category, int except)
{
    int found = -1;
    for (std::size_t u = 0; u < plan.units.size(); ++u)
        if (static_cast<int>(u) != except && has(plan.units[u], category) &&
            (found < 0 || (plan.units[u].wanted && !plan.units[static_cast<std::size_t>(found)].wanted)))
            found = static_cast<int>(u);
    return found;
}

std::vector<int> pinnedOfCategory(const Plan &plan, const QString &category)
{
    std::vector<int> found;
    for (std::size_t i = 0; i < plan.pinned.size(); ++i)
        if (isOf(plan.pinned[i], category))
            found.push_back(static_cast<int>(i));
    return found;
}

/// As unitOfCategory(), but what is there already comes first: any of several, so that another draw tries another.
int targetOf(const Plan &plan, const QString &category, int except, Random &random)
{
    const std::vector<int> pinned = category.isEmpty() ? std::vector<int>() : pinnedOfCategory(plan, category);
    if (pinned.empty())
        return category.isEmpty() ? -1 : unitOfCategory(plan, category, except);
    const std::size_t one = pinned.size() > 1 ? random.below(static_cast<std::uint32_t>(pinned.size())) : 0;
    return kPinnedBase + pinned[one];
}

/// Tells it once.
void reportUnknown(const QString &category, const QString &field, Issues &issues)
{
    Issue issue{QStringLiteral("unknown-category"), text("Nothing is known of \"%1\".").arg(category), field};
    if (std::ranges::find(issues, issue) == issues.end())
        issues.push_back(std::move(issue));
}

/// Sees to it that so many of a category are there.
void addMissing(const Statistics &statistics, const Request &request, Plan &plan, const QString &category, int least,
                Random &random, Issues &issues)
{
    const bool known = statistics.category(category) >= 0; // what is counted too, applyCounts() tells
    for (const auto &[counted, number] : request.counts)
        if ((number == 0 || !known) && counted.compare(category, Qt::CaseInsensitive) == 0)
            return;
    const double area = geometry::signedArea(request.room.polygon);
    const int missing = std::min(least, mostOn(area)) - countOf(plan, category) -
                        static_cast<int>(pinnedOfCategory(plan, category).size());
    if (known)
        addCounted(statistics, plan, category, std::max(0, missing), random);
    else if (!category.isEmpty() && missing > 0)
        reportUnknown(category, QStringLiteral("prompt"), issues);
}

/// Things of a category that came in a group or a hall's plan leave it, so that they can stand as wished.
void detach(const Statistics &statistics, Plan &plan, const QString &category, int wanted, Random &random)
{
    int single = 0;
    for (const Unit &unit : plan.units)
        single += has(unit, category) && unit.members.size() == 1;
    const int missing = std::min(wanted, countOf(plan, category)) - single;
    if (missing <= 0)
        return;
    for (Unit &unit : plan.units) // so that a group of it may go, though it was asked for
        unit.wanted = unit.wanted && !(has(unit, category) && unit.members.size() > 1);
    removeSome(plan, category, missing);
    addCounted(statistics, plan, category, missing, random);
}

/// What stands by a window is lower than its sill, where there is such a thing of the category.
void makeLowerThanSills(const Statistics &statistics, const Request &request, const Plan &plan, Unit &unit,
                        Random &random)
{
    constexpr int draws = 12;
    double sill = std::numeric_limits<double>::infinity();
    for (const scene::RoomOpening &window : request.room.windows)
        sill = std::min(sill, window.bottom);
    const int category = statistics.category(unit.members.front().category);
    for (int k = 0; k < draws && unit.assets.front() >= 0 && unit.members.front().box.top() > sill + 0.05; ++k)
        if (auto other = drawSingle(statistics, *plan.type, category, random)) {
            unit.members = std::move(other->members);
            unit.assets = std::move(other->assets);
        }
}

/// Leaves room for `count` things that are to be `kind` of it.
void makeRoomAround(Unit &target, Relation kind, int count)
{
    // A thing with another at each side stands at a wall, but in no corner.
    if ((kind == Relation::Beside && count < 5) || kind == Relation::LeftOf || kind == Relation::RightOf)
        target.contacts = 1;
    // What has another behind it keeps off the walls, and so does a table with a rug below it.
    if (kind == Relation::Behind || (kind == Relation::Under && isTable(target.members.front().category)))
        target.contacts = kInTheMiddle;
    // Nor does a table with seats at all sides stand at a wall.
    if (kind == Relation::Around && count > 2)
        target.contacts = kInTheMiddle;
}

/// Whether it is laid on the other, or put under it, once that has its place; else it looks for a place of its own.
bool isCarried(Relation kind, const Unit &unit, const scene::RoomObject &to)
{
    return kind == Relation::On || (kind == Relation::Under && couldStandUnder(unit.members.front().box.size.z(), to));
}

/// The `number`-th of those that a prompt wants there: one each before a second one lies anywhere.
void giveCarrier(Plan &plan, std::size_t u, const Wish &wish, int number)
{
    std::vector<int> carriers;
    for (const int pinned : pinnedOfCategory(plan, wish.to))
        carriers.push_back(kPinnedBase + pinned);
    for (std::size_t c = 0; c < plan.units.size(); ++c)
        if (c != u && has(plan.units[c], wish.to))
            carriers.push_back(static_cast<int>(c));
    const int below = carriers[static_cast<std::size_t>(number) % carriers.size()];
    Unit &unit = plan.units[u];
    unit.node = QStringLiteral("wish-%1").arg(u);
    if (isUnit(below)) {
        QString &node = plan.units[static_cast<std::size_t>(below)].node;
        if (node.isEmpty())
            node = QStringLiteral("wish-%1").arg(below);
        unit.carrier = node;
    } else {
        unit.carrier = pinnedNode(below - kPinnedBase);
    }
    unit.carried = relationOf(wish.relation);
    unit.carrierField = QStringLiteral("prompt");
}

/// What is pinned is of those that a wish is about, too, where too few others are.
void applyToPinned(Plan &plan, const Wish &wish, int done, int most, Random &random)
{
    std::vector<int> things = pinnedOfCategory(plan, wish.category);
    const int least = std::min(most - done, static_cast<int>(things.size()));
    if (least > 0)
        plan.ofPinned.push_back({std::move(things),
                                 least,
                                 {relationOf(wish.relation), targetOf(plan, wish.to, -1, random),
                                  targetOf(plan, wish.other, -1, random), QStringLiteral("prompt")}});
}

void applyWishes(const Statistics &statistics, const Request &request, Plan &plan, Random &random, Issues &issues)
{
    for (const Wish &wish : request.wishes)
        for (const QString &category : {wish.category, wish.to, wish.other})
            addMissing(statistics, request, plan, category,
                       category == wish.category && wish.relation.isEmpty() ? std::max(1, wish.count) : 1, random,
                       issues);
    for (const Wish &wish : request.wishes) {
        const Relation kind = relationOf(wish.relation);
        if (kind == Relation::None)
            continue;
        const int most = wish.count > 0 ? wish.count : std::numeric_limits<int>::max();
        detach(statistics, plan, wish.category, most, random);
        int done = 0;
        for (std::size_t u = 0; u < plan.units.size() && done < most; ++u) {
            if (!has(plan.units[u], wish.category) || !plan.units[u].carrier.isEmpty())
                continue;
            const int to = targetOf(plan, wish.to, static_cast<int>(u), random);
            const int other = targetOf(plan, wish.other, static_cast<int>(u), random);
            if (!wish.to.isEmpty() && to < 0)
                continue;
            Unit &unit = plan.units[u];
            unit.wanted = true;
            ++done;
            if (to >= 0 && isCarried(kind, unit, plan.thing(to))) {
                giveCarrier(plan, u, wish, done - 1);
                continue;
            }
            if (kind == Relation::ByWindow)
                makeLowerThanSills(statistics, request, plan, unit, random);
            if (isUnit(to))
                makeRoomAround(plan.units[static_cast<std::size_t>(to)], kind,
                               kind == Relation::Around ? wish.count : most);
            unit.relations.insert(unit.relations.begin(), {kind, to, other, QStringLiteral("prompt"), done - 1,
                                                           wish.count > 0 ? wish.count : 1});
        }
        applyToPinned(plan, wish, done, most, random);
    }
}

/// A round thing is as deep as it is wide, unless its size was given, and its seats stand around it one by one.
void applyShapes(const Request &request, Plan &plan)
{
    const std::size_t planned = plan.units.size();
    for (std::size_t u = 0; u < planned; ++u) {
        const scene::RoomObject &first = plan.units[u].members.front();
        const QString shape = first.shape.isEmpty() ? shapeOf(request, first.category) : first.shape;
        if (shape != asset::kRound || plan.units[u].assets.front() < 0)
            continue;
        scene::RoomObject &table = plan.units[u].members.front();
        table.box.size.head<2>().setConstant(std::sqrt(table.box.size.x() * table.box.size.y()));
        table.asset.clear();
        plan.units[u].assets.front() = -1;
        const std::size_t members = plan.units[u].members.size();
        for (std::size_t m = 1; m < members; ++m) {
            Unit single;
            single.members = {plan.units[u].members[m]};
            single.members.front().box.centre.head<2>().setZero();
            single.assets = {plan.units[u].assets[m]};
            if (isSeat(single.members.front().category))
                single.relations.push_back({Relation::Around,
                                            static_cast<int>(u),
                                            -1,
                                            {},
                                            static_cast<int>(m - 1),
                                            static_cast<int>(members - 1)});
            plan.units.push_back(std::move(single));
        }
        plan.units[u].members.resize(1);
        plan.units[u].assets.resize(1);
    }
}

void applyCounts(const Statistics &statistics, const Request &request, Plan &plan, Random &random, Issues &issues)
{
    const int most = mostOn(geometry::signedArea(request.room.polygon));
    for (const auto &[category, wanted] : request.counts) {
        if (statistics.category(category) < 0) {
            if (wanted > 0)
                reportUnknown(category, QStringLiteral("counts.%1").arg(category), issues);
            continue;
        }
        int pinned = 0;
        for (const PartialObject &object : request.objects)
            pinned += (object.pinned || object.parent) && object.category.compare(category, Qt::CaseInsensitive) == 0;
        const int target = std::min(wanted - std::min(pinned, wanted), most);
        const int present = countOf(plan, category);
        if (present > target)
            removeSome(plan, category, present - target);
        else
            addCounted(statistics, plan, category, target - present, random);
        for (Unit &unit : plan.units)
            if (has(unit, category))
                unit.wanted = true;
    }
}

/// What something lies on is under it anyway.
void dropMirrored(Plan &plan)
{
    const auto find = [&](const QString &node) {
        return std::ranges::find_if(plan.units, [&](const Unit &other) { return other.node == node; });
    };
    for (Unit &unit : plan.units) {
        std::erase_if(unit.relations, [&](const UnitRelation &relation) {
            if (relation.kind != Relation::Under || !isUnit(relation.to))
                return false;
            const Unit &to = plan.units[static_cast<std::size_t>(relation.to)];
            return to.carrier == unit.node && to.carried == Relation::On;
        });
        if (unit.carried != Relation::Under || unit.carrier.isEmpty())
            continue;
        const auto carrier = find(unit.carrier);
        if (carrier != plan.units.end() && carrier->carrier == unit.node && carrier->carried == Relation::On)
            unit.carrier.clear();
    }
}

void addEdges(const RelationGraph &graph, Plan &plan, const std::map<QString, int> &unitOfNode)
{
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const GraphEdge &edge = graph.edges[e];
        const QString field = QStringLiteral("graph.edges[%1]").arg(e);
        const auto from = unitOfNode.find(edge.from);
        if (from == unitOfNode.end())
            continue; // its node was an Issue already
        UnitRelation relation{relationOf(edge.relation), -1, -1, field};
        if (relation.kind == Relation::None)
            continue; // generate() told it
        if (const auto to = unitOfNode.find(edge.to); to != unitOfNode.end())
            relation.to = to->second;
        if (!isUnit(from->second)) {
            plan.ofPinned.push_back({{from->second - kPinnedBase}, 1, relation});
            continue;
        }
        Unit &unit = plan.units[static_cast<std::size_t>(from->second)];
        if (relation.to >= 0 && isCarried(relation.kind, unit, plan.thing(relation.to))) {
            unit.carrier = isUnit(relation.to) ? edge.to : pinnedNode(relation.to - kPinnedBase);
            unit.carried = relation.kind;
            unit.carrierField = field;
            continue;
        }
        const auto first = std::find_if(unit.relations.begin(), unit.relations.end(), [](const UnitRelation &r) {
            return r.kind == Relation::Between && r.other < 0;
        });
        if (relation.kind == Relation::Between && first != unit.relations.end())
            first->other = relation.to;
        else
            unit.relations.push_back(relation);
    }
}

/// Several things around or beside one share its sides.
void shareSides(Plan &plan)
{
    for (std::size_t u = 0; u < plan.units.size(); ++u)
        for (const Relation kind : {Relation::Beside, Relation::Around}) {
            std::vector<UnitRelation *> alike;
            for (Unit &unit : plan.units)
                for (UnitRelation &relation : unit.relations)
                    if (relation.kind == kind && relation.to == static_cast<int>(u))
                        alike.push_back(&relation);
            for (std::size_t k = 0; k < alike.size(); ++k) {
                alike[k]->slot = static_cast<int>(k);
                alike[k]->slots = static_cast<int>(alike.size());
            }
            if (!alike.empty())
                makeRoomAround(plan.units[u], kind, static_cast<int>(alike.size()));
        }
    for (std::size_t u = 0; u < plan.units.size(); ++u)
        for (const UnitRelation &relation : plan.units[u].relations)
            if (isUnit(relation.to) && ((relation.kind >= Relation::LeftOf && relation.kind <= Relation::Behind) ||
                                        relation.kind == Relation::Under))
                makeRoomAround(plan.units[static_cast<std::size_t>(relation.to)], relation.kind, 1);
}

/// Nodes that stand for what is pinned, with its index from kPinnedBase on: each for the first of its category that no
/// other node took, but for those that only relate to others. Those are new.
std::map<QString, int> pinnedNodes(const RelationGraph &graph, const Plan &plan)
{
    std::map<QString, int> found;
    std::vector<bool> taken(plan.pinned.size(), false);
    std::set<QString> targets, movers;
    for (const GraphEdge &edge : graph.edges) {
        targets.insert(edge.to);
        movers.insert(edge.from);
    }
    for (const GraphNode &node : graph.nodes) {
        if (movers.count(node.id) && !targets.count(node.id))
            continue;
        for (const int pinned : plan.pinned.empty() ? std::vector<int>() : pinnedOfCategory(plan, node.category))
            if (!taken[static_cast<std::size_t>(pinned)]) {
                taken[static_cast<std::size_t>(pinned)] = true;
                found[node.id] = kPinnedBase + pinned;
                break;
            }
    }
    return found;
}

void planGraph(const Statistics &statistics, const RelationGraph &graph, Plan &plan, Random &random, Issues &issues)
{
    std::map<QString, int> unitOfNode = pinnedNodes(graph, plan);
    for (std::size_t n = 0; n < graph.nodes.size() && n < 2000; ++n) {
        if (unitOfNode.count(graph.nodes[n].id))
            continue;
        const int category = statistics.category(graph.nodes[n].category);
        auto unit = category < 0 ? std::nullopt : drawSingle(statistics, *plan.type, category, random);
        if (!unit) {
            reportUnknown(graph.nodes[n].category, QStringLiteral("graph.nodes[%1].category").arg(n), issues);
            continue;
        }
        unit->wanted = true;
        unit->node = graph.nodes[n].id;
        unitOfNode[graph.nodes[n].id] = static_cast<int>(plan.units.size());
        plan.units.push_back(std::move(*unit));
    }
    addEdges(graph, plan, unitOfNode);
    dropMirrored(plan);
    shareSides(plan);
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

/// Targets before what relates to them, then wishes of the user, then the largest; mounted things last.
void sortUnits(Plan &plan)
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
        if (!plan.units[u].wanted)
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
    for (const auto &[category, wanted] : request.counts)
        if (wanted > 1 && areAlike(category))
            matchAsked(plan, category);
    fitTables(plan);
    applyShapes(request, plan);
    sortUnits(plan);
    return plan;
}

} // namespace twinloom::scenegen
