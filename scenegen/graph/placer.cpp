// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/placer.h"

#include "scenegen/graph/candidates.h"
#include "scenegen/graph/children.h"
#include "scenegen/graph/plan_wishes.h"
#include "scenegen/oddity.h"

#include <cmath>
#include <map>

namespace twinloom::scenegen
{

using geometry::Box;
using geometry::Random;
using geometry::Vec2;

namespace
{

constexpr int kPoses = 32;         ///< drawn a unit and way of standing
constexpr int kPosesOfGroup = 128; ///< of several things that stand free
constexpr int kPosesWithin = 192;  ///< of what must stand within areas that are to be filled
constexpr std::size_t kEnough = 6; ///< allowed poses among which the best is taken
constexpr int kOtherSamples = 4;   ///< tried when a group's sample does not fit
constexpr int kOtherSizes = 12;    ///< the same of a thing that the user gave a place
constexpr double kFrontSpace = 0.6;
constexpr double kUnlikeSample = 2.5; ///< of standing by a door or a window where the sample did not, or elsewhere
constexpr double kOverScreenStand = 1.0;
constexpr double kOdd = 2.5;
constexpr double kPoor = -1; ///< score of a pose that is only taken where there is no better one

/// Where somebody stands to use the thing: before its front, unless that is a table or a lamp.
Box frontSpace(const Box &box)
{
    Box space = box;
    space.size.y() = kFrontSpace;
    const Vec2 centre = box.toWorld({0, box.size.y() / 2 + kFrontSpace / 2});
    space.centre.head<2>() = centre;
    return space;
}

/// What people do that the relation test cannot see in so few rooms, and how often it is followed: more often than in
/// the data, where hardly a side table stands by a bed, yet not so often that layouts are told apart by it.
struct Habit {
    QLatin1String thing, to;
    Manner manner;
    double share;
};
const Habit kHabits[] = {
    {QLatin1String("TVStand"), QLatin1String("Sofa"), Manner::Opposite, 0.9},
    {QLatin1String("Sofa"), QLatin1String("TVStand"), Manner::Opposite, 0.9},
    {QLatin1String("Television"), QLatin1String("Sofa"), Manner::Opposite, 0.8},
    {QLatin1String("Television"), QLatin1String("Bed"), Manner::Opposite, 0.7},
    {QLatin1String("SideTable"), QLatin1String("Bed"), Manner::Beside, 0.25},
    {QLatin1String("SideTable"), QLatin1String("Sofa"), Manner::Beside, 0.1},
    {QLatin1String("Chair"), QLatin1String("Desk"), Manner::Before, 0.9},
};

/// A thing between one other only is near it.
bool holds(const UnitRelation &relation, const Box &box, const Box *to, const Box *other, const scene::Room &given,
           const Arrangement &room)
{
    const bool isHalf = relation.kind == Relation::Between && relation.other < 0;
    // Of two that a prompt wants beside it, each has a side.
    const bool said = relation.field == QLatin1String("prompt");
    const Relation side = said ? sideOf(relation.kind, relation.slots, relation.slot) : relation.kind;
    if (side != relation.kind && !isInRelation(side, box, to, other, given, room))
        return false;
    return isInRelation(isHalf ? Relation::Near : relation.kind, box, to, other, given, room);
}

/// What the user says of a thing comes in place of what it was drawn with: a chair that is to face the desk has its
/// back to no other table.
bool isMeant(const Unit &unit, const UnitRelation &relation)
{
    return !relation.field.isEmpty() ||
           std::ranges::all_of(unit.relations, [](const UnitRelation &other) { return other.field.isEmpty(); });
}

/// Of a unit's first thing or, from kPinnedBase on, of a pinned one; null where there is none.
const Box *boxIn(const Plan &plan, const Placement &placement, int index)
{
    if (index < 0)
        return nullptr;
    if (!isUnit(index))
        return &plan.thing(index).box;
    const std::vector<scene::RoomObject> &members = placement.units[static_cast<std::size_t>(index)];
    return members.empty() ? nullptr : &members.front().box;
}

bool has(const Unit &unit, const char *category)
{
    return unit.members.size() == 1 &&
           unit.members.front().category.compare(QLatin1String(category), Qt::CaseInsensitive) == 0;
}

/// By more than a hand's breadth.
bool reachesInto(const Box &front, const Box &box)
{
    constexpr double much = 0.05;
    // Most are far away, which is told sooner.
    const double reach = (front.size.head<2>().norm() + box.size.head<2>().norm()) / 2;
    return (front.centre - box.centre).head<2>().squaredNorm() < reach * reach &&
           geometry::planOverlap(front, box) > much;
}

class Placer
{
public:
    Placer(const Statistics &statistics, const Request &request, const Plan &plan, Arrangement &room, Random &random,
           Placement &placement)
        : m_statistics(statistics), m_request(request), m_plan(plan), m_room(room), m_random(random),
          m_placement(placement), m_seated(plan.units.size(), false)
    {
        for (const Body &body : room.placed())
            noteFront(body.box);
        for (const scene::RoomObject &object : plan.pinned)
            m_things.push_back({object.category, object.box});
        for (const Members &members : placement.units)
            noteThings(members);
    }

    void place(std::size_t u);

private:
    using Members = std::vector<scene::RoomObject>;

    bool fits(const Members &members) const;
    double score(const Members &members, int contacts) const;
    bool isOverScreenStand(const Box &box) const;
    std::optional<Members> bestOf(const Unit &unit, const std::vector<Pose> &poses,
                                  double least = -std::numeric_limits<double>::infinity());
    std::optional<Members> byRelation(std::size_t u);
    std::optional<Members> byUser(const Unit &unit);
    std::optional<Members> byUserAsItIs(const Unit &unit);
    std::optional<Members> byHabit(const Unit &unit);
    std::optional<Members> byStand(const Unit &unit);
    std::optional<Members> offTheWalls(const Unit &unit);
    std::optional<Members> withOtherSample(const Unit &unit);
    std::optional<Members> withoutMembers(Unit unit);
    std::optional<Members> firstSeat(const Unit &seat, const std::vector<Pose> &poses) const;
    int heldBy(std::size_t u, const Box &box) const;
    void fitRug(Unit &rug, const Box &to) const;
    std::optional<Members> byOwnChoice(std::size_t u);
    const Box *boxOf(int index) const;
    void noteFront(const Box &box)
    {
        if (isObstacle(box) && m_room.wallBehind(box) >= 0)
            m_fronts.push_back(frontSpace(box));
    }
    void noteThings(const Members &members)
    {
        for (const scene::RoomObject &member : members)
            m_things.push_back({member.category, member.box});
    }
    void accept(std::size_t u, Members members);
    void placeSeatsOf(std::size_t u);

    const Statistics &m_statistics;
    const Request &m_request;
    const Plan &m_plan;
    Arrangement &m_room;
    Random &m_random;
    Placement &m_placement;
    std::vector<bool> m_seated; ///< by unit: was placed with its table, or could not be
    std::vector<Box> m_fronts;
    std::vector<PlacedThing> m_things; ///< pinned ones and those of the units so far
};

bool Placer::fits(const Members &members) const
{
    // A seat may be under its own group's table, not under another's.
    for (const scene::RoomObject &member : members)
        if (!m_room.fits(Body::of(member), {0.005, false, true}))
            return false;
    return true;
}

bool Placer::isOverScreenStand(const Box &box) const
{
    for (const Members &members : m_placement.units)
        for (const scene::RoomObject &member : members) {
            const Vec2 local = member.box.toLocal(box.centre.head<2>());
            if (member.category == QLatin1String("TVStand") && std::abs(local.y()) < member.box.size.y() &&
                std::abs(local.x()) < (member.box.size.x() + box.size.x()) / 2)
                return true;
        }
    return false;
}

double Placer::score(const Members &members, int contacts) const
{
    const bool mounted = members.front().box.bottom() >= 0.3;
    double sum = m_random.uniform();
    for (const scene::RoomObject &member : members) {
        const Box &box = member.box;
        if (mounted) {
            // A picture over something reads as hung on purpose, but for where a screen stands; a television should be
            // seen from where people sit.
            const bool screen = member.category == QLatin1String("Television");
            for (const Body &body : m_room.placed()) {
                const Vec2 local = box.toLocal(body.box.centre.head<2>());
                if (screen && local.y() > 1 && local.y() < 5 && std::abs(local.x()) < 1.0 && body.box.size.x() > 1.2 &&
                    body.box.front().dot(box.front()) < -0.9)
                    sum += 1.5;
                else if (!screen && std::abs(local.x()) < 0.15 && local.y() < 1.2 && body.box.size.x() > 0.8)
                    sum += 0.4;
            }
            if (!screen && isOverScreenStand(box))
                sum -= kOverScreenStand;
            continue;
        }
        for (const Box &front : m_fronts)
            if (reachesInto(front, box))
                sum -= 0.7;
        if (isObstacle(box) && m_room.wallBehind(box) >= 0) {
            const Box front = frontSpace(box);
            for (const Body &body : m_room.placed())
                if (isObstacle(body.box) && reachesInto(front, body.box))
                    sum -= 0.7;
        }
        for (const Box &zone : m_room.doorZones()) {
            const double distance = footprintDistance(box, zone.toWorld({0, kDoorZone / 2}));
            sum -= std::max(0.0, 0.5 - distance); // a way in, beyond the door itself
        }
    }
    sum -= kOdd * (members.size() == 1 ? isOddPlace(members.front().category, members.front().box, m_things, m_room)
                                       : oddPlaces(members, m_things, m_room));
    for (const int opening : {kByDoor, kByWindow}) {
        const bool is = std::any_of(members.begin(), members.end(), [&](const scene::RoomObject &member) {
            return opening == kByDoor ? m_room.isByDoor(member.box) : m_room.isByWindow(member.box);
        });
        if (is != ((contacts & opening) != 0))
            sum -= kUnlikeSample;
    }
    return sum;
}

std::optional<Placer::Members> Placer::bestOf(const Unit &unit, const std::vector<Pose> &poses, double least)
{
    std::optional<Members> best;
    double highest = 0;
    std::size_t found = 0;
    for (const Pose &pose : poses) {
        Members members = placedAt(unit, pose);
        if (!fits(members))
            continue;
        const double value = score(members, unit.contacts);
        if (value >= least && (!best || value > highest)) {
            highest = value;
            best = std::move(members);
        }
        found += value > kPoor;
        if (found == kEnough)
            break;
    }
    return best;
}

const Box *Placer::boxOf(int index) const
{
    return boxIn(m_plan, m_placement, index);
}

/// Relations that hold with the unit's first thing at the box: its own, and those that others have to it.
int Placer::heldBy(std::size_t u, const Box &box) const
{
    int held = 0;
    for (const UnitRelation &relation : m_plan.units[u].relations)
        held += isMeant(m_plan.units[u], relation) &&
                holds(relation, box, boxOf(relation.to), boxOf(relation.other), m_request.room, m_room);
    for (std::size_t other = 0; other < m_plan.units.size(); ++other)
        for (const UnitRelation &relation : m_plan.units[other].relations)
            if (const Box *from = boxOf(static_cast<int>(other)); from && relation.to == static_cast<int>(u))
                held += holds(relation, *from, &box, boxOf(relation.other), m_request.room, m_room);
    return held;
}

/// Where most of its relations hold, the best of the places of the first that has such.
std::optional<Placer::Members> Placer::byRelation(std::size_t u)
{
    const Unit &unit = m_plan.units[u];
    std::optional<Members> best;
    int most = 0;
    for (const UnitRelation &relation : unit.relations) {
        if (!isMeant(unit, relation))
            continue;
        Unit seat = unit; // may come from beside a table or from amid the floor, turned as it stood there
        seat.members.front().box.yaw = 0;
        if (relation.kind == Relation::ByWindow || relation.kind == Relation::ByDoor)
            seat.contacts |= relation.kind == Relation::ByWindow ? kByWindow : kByDoor;
        if (const Box *to = boxOf(relation.to);
            to && relation.kind == Relation::Under && isFlat(seat.members.front().box))
            fitRug(seat, *to);
        std::map<int, std::vector<Pose>, std::greater<>> poses; // by what they hold
        for (const Pose &pose : posesInRelation(seat, relation, boxOf(relation.to), boxOf(relation.other),
                                                m_request.room, m_room, kPoses, m_random))
            poses[heldBy(u, placedAt(seat, pose).front().box)].push_back(pose);
        for (const auto &[held, some] : poses) {
            if (held <= most)
                break;
            if (auto found = relation.kind == Relation::Around ? firstSeat(seat, some) : bestOf(seat, some)) {
                best = std::move(found);
                most = held;
                break;
            }
        }
    }
    return best;
}

/// As large as there is room for it below the other, if its size is open.
void Placer::fitRug(Unit &rug, const Box &to) const
{
    Box &box = rug.members.front().box;
    for (const geometry::Vec3 &size : rugSizesUnder(to)) {
        if (rug.assets.front() < 0)
            return;
        box = {{0, 0, size.z() / 2}, size, 0};
        if (!fits(placedAt(rug, {to.centre.head<2>(), to.yaw})))
            continue;
        rug.members.front().asset.clear();
        rug.assets.front() = -1;
    }
}

/// The seat's own table is the one that it may touch.
std::optional<Placer::Members> Placer::firstSeat(const Unit &seat, const std::vector<Pose> &poses) const
{
    for (const Pose &pose : poses) {
        Members members = placedAt(seat, pose);
        if (m_room.fits(Body::of(members.front()), {0.005, true, true}))
            return members;
    }
    return std::nullopt;
}

/// Of another size that is usual, where that is open, if the first does not fit.
std::optional<Placer::Members> Placer::byUser(const Unit &unit)
{
    auto members = byUserAsItIs(unit);
    const bool isOpen = unit.assets.front() >= 0 && !unit.mounted();
    const int category = m_statistics.category(unit.members.front().category);
    for (int k = 0; k < kOtherSizes && isOpen && !members; ++k) {
        auto other = drawSingle(m_statistics, *m_plan.type, category, m_random);
        if (!other || other->mounted())
            continue;
        Unit resized = unit;
        resized.members = std::move(other->members);
        if (unit.yaw)
            resized.members.front().box.yaw = 0;
        members = byUserAsItIs(resized);
    }
    if (!members && unit.place) // the legaliser says why it cannot stand there
        return placedAt(unit, {*unit.place, unit.yaw.value_or(0.0)});
    return members;
}

std::optional<Placer::Members> Placer::byUserAsItIs(const Unit &unit)
{
    std::vector<Pose> poses;
    if (unit.place) {
        for (const Wall &wall : m_room.walls())
            poses.push_back({*unit.place, unit.yaw.value_or(std::atan2(wall.along.y(), wall.along.x()))});
        return bestOf(unit, poses);
    }
    for (const Stand stand : {Stand::Wall, Stand::Free})
        for (const Pose &pose : standPoses(unit, stand, m_room, 4 * kPoses, m_random))
            if (stand == Stand::Free || std::abs(geometry::wrapAngle(pose.yaw - *unit.yaw)) < 0.05)
                poses.push_back({pose.place, *unit.yaw});
    return bestOf(unit, poses);
}

std::optional<Placer::Members> Placer::byHabit(const Unit &unit)
{
    for (const Habit &habit : kHabits) {
        if (unit.members.size() > 1 || unit.members.front().category != habit.thing || m_random.uniform() > habit.share)
            continue;
        std::vector<Pose> poses;
        for (const Members &members : m_placement.units)
            for (const scene::RoomObject &member : members)
                if (member.category == habit.to)
                    for (const Pose &pose : habitPoses(unit, habit.manner, member.box, m_room, m_random))
                        poses.push_back(pose);
        if (auto best = bestOf(unit, poses, kPoor))
            return best;
    }
    return std::nullopt;
}

std::optional<Placer::Members> Placer::byStand(const Unit &unit)
{
    // Some left them amid the floor, which is nothing to learn from.
    const int contacts = has(unit, "GarbageBag") || has(unit, "TVStand") ? unit.contacts | 1 : unit.contacts;
    if (contacts & kInTheMiddle)
        return bestOf(unit, standPoses(unit, Stand::Middle, m_room, 2 * kPoses, m_random));
    const bool corner = ((contacts & 1) && (contacts & 10)) || ((contacts & 4) && (contacts & 10));
    if (corner)
        if (auto best = bestOf(unit, standPoses(unit, Stand::Corner, m_room, kPoses, m_random), kPoor))
            return best;
    if (contacts & kAtWalls)
        return bestOf(unit, standPoses(unit, Stand::Wall, m_room, kPoses, m_random));
    // Of groups amid the floor few poses are allowed, and fewer look well.
    const int poses = unit.members.size() > 1 ? kPosesOfGroup : kPoses;
    return bestOf(unit, standPoses(unit, Stand::Free, m_room, poses, m_random));
}

/// A bed amid the floor rather than none, where the areas to fill reach no wall: for what was asked for and what nearly
/// all such rooms have.
std::optional<Placer::Members> Placer::offTheWalls(const Unit &unit)
{
    const bool needed = unit.wanted || m_plan.type->usual.contains(unit.members.front().category, Qt::CaseInsensitive);
    if (m_request.regions.empty() || !needed || unit.mounted())
        return std::nullopt;
    return bestOf(unit, posesWithin(m_request.regions, m_room, kPosesWithin, m_random));
}

std::optional<Placer::Members> Placer::withOtherSample(const Unit &unit)
{
    if (unit.group < 0)
        return std::nullopt;
    const auto &groups = m_plan.type->groups;
    for (int k = 0, tries = 0; k < kOtherSamples && tries < 400; ++tries) {
        const auto g = m_random.below(static_cast<std::uint32_t>(groups.size()));
        if (groups[g].members.size() != unit.members.size())
            continue;
        const Unit other = unitOf(m_statistics, groups[g], static_cast<int>(g));
        bool same = other.mounted() == unit.mounted();
        for (std::size_t m = 0; same && m < other.members.size(); ++m)
            same = other.members[m].category == unit.members[m].category;
        if (!same)
            continue;
        ++k;
        if (auto best = byStand(other))
            return best;
    }
    return std::nullopt;
}

/// Fewer chairs rather than no table.
std::optional<Placer::Members> Placer::withoutMembers(Unit unit)
{
    while (unit.members.size() > 1) {
        leaveOut(unit);
        if (auto best = byStand(unit))
            return best;
    }
    return std::nullopt;
}

std::optional<Placer::Members> Placer::byOwnChoice(std::size_t u)
{
    const Unit &unit = m_plan.units[u];
    std::optional<Members> members;
    if (!unit.relations.empty())
        members = byRelation(u);
    if (!members)
        members = byHabit(unit);
    if (!members)
        members = byStand(unit);
    if (!members)
        members = withOtherSample(unit);
    if (!members)
        members = withoutMembers(unit);
    if (!members)
        members = offTheWalls(unit);
    return members;
}

void Placer::accept(std::size_t u, Members members)
{
    for (const scene::RoomObject &member : members) {
        m_room.place(Body::of(member));
        noteFront(member.box);
    }
    noteThings(members);
    m_placement.units[u] = std::move(members);
}

void Placer::place(std::size_t u)
{
    const Unit &unit = m_plan.units[u];
    if (!m_placement.units[u].empty() || m_seated[u])
        return;
    // What it relates to comes first, even a television on the wall.
    for (const UnitRelation &relation : unit.relations)
        for (const int to : {relation.to, relation.other})
            if (isUnit(to) && m_placement.units[static_cast<std::size_t>(to)].empty() &&
                m_plan.units[static_cast<std::size_t>(to)].relations.empty() &&
                m_plan.units[static_cast<std::size_t>(to)].carrier.isEmpty())
                place(static_cast<std::size_t>(to));
    std::optional<Members> members;
    if (unit.place || unit.yaw)
        members = byUser(unit);
    else
        members = byOwnChoice(u);
    double placed = 0;
    if (members) {
        for (const scene::RoomObject &member : *members)
            placed += member.box.size.x() * member.box.size.y();
        accept(u, std::move(*members));
        placeSeatsOf(u);
    } else if (unit.wanted) {
        ++m_placement.homeless;
    }
    m_placement.missing += std::max(0.0, unit.footprint() - placed) * (unit.wanted ? 10 : 1);
}

/// What the user wants around a thing comes before others take the place.
void Placer::placeSeatsOf(std::size_t u)
{
    for (std::size_t seat = 0; seat < m_plan.units.size(); ++seat)
        for (const UnitRelation &relation : m_plan.units[seat].relations)
            if (relation.kind == Relation::Around && relation.to == static_cast<int>(u) && !relation.field.isEmpty() &&
                seat != u) {
                place(seat);
                m_seated[seat] = true;
            }
}

} // namespace

void placeUnits(const Statistics &statistics, const Request &request, const Plan &plan, bool mounted, Arrangement &room,
                Random &random, Placement &placement, const Progress &progress)
{
    placement.units.resize(plan.units.size());
    Placer placer(statistics, request, plan, room, random, placement);
    for (std::size_t u = 0; u < plan.units.size() && !progress.cancelled(); ++u)
        if (plan.units[u].mounted() == mounted && plan.units[u].carrier.isEmpty())
            placer.place(u);
}

void addUnmet(const Issue &issue, Placement &placement)
{
    ++placement.unmet;
    if (std::find(placement.issues.begin(), placement.issues.end(), issue) == placement.issues.end())
        placement.issues.push_back(issue);
}

static Issue notMet(const Plan &plan, const scene::RoomObject &thing, const UnitRelation &relation)
{
    return relationNotMet(thing.category, relation.kind, relation.to < 0 ? QString() : plan.thing(relation.to).category,
                          relation.field);
}

void findUnmet(const Request &request, const Plan &plan, const Arrangement &room, Placement &placement)
{
    const auto boxOf = [&](int index) { return boxIn(plan, placement, index); };
    for (const PinnedRelation &wish : plan.ofPinned) {
        const UnitRelation &relation = wish.relation;
        const auto held = std::ranges::count_if(wish.things, [&](int thing) {
            const int index = kPinnedBase + thing;
            if (relation.kind == Relation::On) // lies there from the first
                return !isUnit(relation.to) && relation.to >= 0 &&
                       plan.thing(index).parent == relation.to - kPinnedBase;
            return relation.to != index &&
                   holds(relation, *boxOf(index), boxOf(relation.to), boxOf(relation.other), request.room, room);
        });
        if (held >= wish.least)
            continue;
        addUnmet(notMet(plan, plan.pinned[static_cast<std::size_t>(wish.things.front())], relation), placement);
        if (!isUnit(relation.to)) // no other arrangement does better
            --placement.unmet;
    }
    for (std::size_t u = 0; u < plan.units.size(); ++u)
        for (const UnitRelation &relation : plan.units[u].relations) {
            const Box *box = boxOf(static_cast<int>(u));
            if (relation.field.isEmpty() || !plan.units[u].carrier.isEmpty() ||
                (box && holds(relation, *box, boxOf(relation.to), boxOf(relation.other), request.room, room)))
                continue;
            addUnmet(notMet(plan, plan.units[u].members.front(), relation), placement);
        }
}

} // namespace twinloom::scenegen
