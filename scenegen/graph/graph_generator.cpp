// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/graph_generator.h"

#include "scenegen/graph/children.h"
#include "scenegen/graph/placer.h"
#include "scenegen/graph/plan_counts.h"
#include "scenegen/graph/plan_wishes.h"
#include "scenegen/graph/statistics.h"
#include "scenegen/lacking.h"
#include "scenegen/legalise/paths.h"
#include "scenegen/mend.h"
#include "scenegen/request_json.h"

#include <QCoreApplication>

#include <set>

namespace twinloom::scenegen
{

using geometry::Random;

namespace
{

constexpr int kDraws = 4;    ///< of what is to stand there, where something that was asked for or is usual has no place
constexpr int kLayings = 16; ///< places on or under a thing that are tried for another
constexpr double kLackingCost = 1.5; ///< more than most things that would be in the way
constexpr double kShortCost = 6;     ///< of each that was counted and is not there: more than all that is usual
constexpr double kCrowded = 1;       ///< of what would be in the way: a table or more

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

/// One attempt: the objects of all units in the order of the plan, then what lies on them.
struct Attempt {
    Placement placement;
    std::vector<scene::RoomObject> objects; ///< `parent` counts from `base`
    int lacking = 0;                        ///< lackingIn() this
    int lost = 0;                           ///< things that the request counts and that are not there
    double cost = 0;
    double blockers = 0; ///< its share of what stands in the way, and would be taken away
};

class GraphGenerator final : public Generator
{
public:
    GraphGenerator();
    const GeneratorInfo &info() const override { return m_info; }
    Result<std::vector<scene::RoomObject>> propose(const Request &request, Issues &issues,
                                                   Progress &progress) const override;

private:
    Attempt attempt(const Request &request, const Plan &plan, Random &random, const Progress &progress) const;
    bool carry(const Plan &plan, const Unit &unit, scene::RoomObject &object, const Attempt &attempt,
               const scene::RoomObject &carrier, Random &random) const;
    void addCarried(const Plan &plan, Attempt &attempt, int base, Random &random) const;

    const Statistics &m_statistics = Statistics::builtIn();
    GeneratorInfo m_info;
};

GraphGenerator::GraphGenerator()
{
    m_info.id = QStringLiteral("graph");
    m_info.version = QStringLiteral("21");
    m_info.title = text("Relation graph");
    m_info.summary =
        text("Draws a graph of related things from statistics of furnished rooms and places it. Relations: %1.")
            .arg(relationNames());
    ParamSpec density{QStringLiteral("density"),
                      ParamSpec::Type::Real,
                      1.0,
                      0.0,
                      3.0,
                      {},
                      {},
                      text("How much furniture, as a multiple of what is usual.")};
    ParamSpec small{QStringLiteral("small_objects"),
                    ParamSpec::Type::Bool,
                    true,
                    0,
                    0,
                    {},
                    {},
                    text("Whether books, cups and the like lie on the furniture.")};
    ParamSpec attempts{QStringLiteral("attempts"),
                       ParamSpec::Type::Integer,
                       4,
                       1,
                       64,
                       {},
                       {},
                       text("How many arrangements to try at most; the best one is taken.")};
    m_info.parameters = {density, small, settleParameter(), attempts};
}

int pinnedCount(const Request &request)
{
    int count = 0;
    for (const PartialObject &object : request.objects)
        count += object.pinned;
    return count;
}

/// On top of its carrier or under it, off what is there. Another of its kind, if none of the first one's size fits.
bool GraphGenerator::carry(const Plan &plan, const Unit &unit, scene::RoomObject &object, const Attempt &attempt,
                           const scene::RoomObject &carrier, Random &random) const
{
    const int category = m_statistics.category(object.category);
    bool placed = false;
    for (int k = 0; k < kLayings; ++k) {
        if (unit.carried == Relation::Under)
            placed = standUnder(object, carrier, random);
        else
            placed = true, layOn(object, carrier.box, random);
        if (placed && !meetsSibling(object, attempt.objects))
            return true;
        if (auto other = drawSingle(m_statistics, *plan.type, category, random); other && unit.assets.front() >= 0) {
            other->members.front().parent = object.parent;
            object = other->members.front();
            if (unit.carried != Relation::Under)
                layOn(object, carrier.box, random);
        }
    }
    return placed && unit.carried != Relation::Under;
}

/// The category of what a unit is to lie on; empty where that is not in the plan.
QString carrierOf(const Plan &plan, const Unit &unit)
{
    const auto node = std::ranges::find(plan.units, unit.carrier, &Unit::node);
    if (node != plan.units.end())
        return node->members.front().category;
    for (std::size_t i = 0; i < plan.pinned.size(); ++i)
        if (pinnedNode(static_cast<int>(i)) == unit.carrier)
            return plan.pinned[i].category;
    return {};
}

/// What the user's graph puts on other things: on top, inside the outline; or under them.
void GraphGenerator::addCarried(const Plan &plan, Attempt &attempt, int base, Random &random) const
{
    std::map<QString, int> at; // node id to index among the objects; what is pinned comes before these
    for (int i = 0; i < base; ++i)
        at[pinnedNode(i)] = i - base;
    auto index = static_cast<int>(plan.fixed.size());
    for (std::size_t u = 0; u < plan.units.size(); ++u) {
        if (attempt.placement.units[u].empty())
            continue;
        if (!plan.units[u].node.isEmpty())
            at[plan.units[u].node] = index;
        index += static_cast<int>(attempt.placement.units[u].size());
    }
    // Towers grow by one storey a pass.
    std::set<const Unit *> tried;
    for (bool grown = true; grown;) {
        grown = false;
        for (const Unit &unit : plan.units) {
            if (unit.carrier.isEmpty() || !at.count(unit.carrier) || !tried.insert(&unit).second)
                continue;
            const int below = at[unit.carrier];
            const scene::RoomObject carrier = below < 0 ? plan.pinned[static_cast<std::size_t>(base + below)]
                                                        : attempt.objects[static_cast<std::size_t>(below)];
            scene::RoomObject object = unit.members.front();
            object.parent = base + below;
            if (!carry(plan, unit, object, attempt, carrier, random))
                continue;
            at[unit.node] = static_cast<int>(attempt.objects.size());
            attempt.objects.push_back(std::move(object));
            grown = true;
        }
    }
    for (const Unit &unit : plan.units)
        if (!unit.carrier.isEmpty() && !at.count(unit.node))
            addUnmet(
                relationNotMet(unit.members.front().category, unit.carried, carrierOf(plan, unit), unit.carrierField),
                attempt.placement);
}

/// Things that the plan holds because they were counted, as members of groups too, and that found no place.
int lostOf(const Request &request, const Plan &plan, const std::vector<scene::RoomObject> &objects)
{
    int lost = 0;
    for (const auto &[category, wanted] : request.counts) {
        const auto there = std::ranges::count_if(
            objects, [&name = category](const scene::RoomObject &object) { return isOf(object, name); });
        if (wanted > 0)
            lost += std::max(0, countOf(plan, category) - static_cast<int>(there));
    }
    return lost;
}

/// Its cost is that of what is missing, without what stands in the way.
Attempt GraphGenerator::attempt(const Request &request, const Plan &plan, Random &random,
                                const Progress &progress) const
{
    Attempt result;
    Arrangement room(request.room);
    room.setRegions(request.regions);
    placePinned(request, room);
    const int base = pinnedCount(request);
    for (const scene::RoomObject &object : plan.fixed) {
        result.objects.push_back(object);
        if (object.parent >= 0)
            result.objects.back().parent += base;
        else
            room.place(Body::of(object));
    }
    placeUnits(m_statistics, request, plan, false, room, random, result.placement, progress);
    placeUnits(m_statistics, request, plan, true, room, random, result.placement, progress);
    findUnmet(request, plan, room, result.placement);
    for (const auto &members : result.placement.units)
        result.objects.insert(result.objects.end(), members.begin(), members.end());
    addCarried(plan, result, base, random);
    if (request.parameters.value(QLatin1String("small_objects")).toBool(true) && !request.graph)
        addChildren(m_statistics, *plan.type, request.counts, base, random, result.objects);
    result.lacking = plan.fixed.empty() ? lackingIn(request, result.objects) : 0;
    result.lost = lostOf(request, plan, result.objects);
    int bare = 0;
    for (std::size_t u = 0; u < plan.units.size(); ++u)
        bare += bareTables(plan.units[u], result.placement.units[u]);
    result.cost = result.placement.missing + kUnmetCost * result.placement.unmet + kLackingCost * result.lacking +
                  kShortCost * result.lost + kBareCost * bare;
    return result;
}

std::vector<PathObstacle> obstaclesAmong(const Request &request, const std::vector<scene::RoomObject> &objects)
{
    std::vector<PathObstacle> obstacles;
    for (const scene::RoomObject &object : objects)
        if (isObstacle(object.box) && object.parent < 0)
            obstacles.push_back({object.box, isSeat(object.category),
                                 isAsked(request, object.category) ? Keep::Wanted : Keep::Free,
                                 isTable(object.category)});
    return obstacles;
}

/// Large groups and wishes need more attempts than a room that may be as it likes.
int effort(const Plan &plan)
{
    const bool asked = std::any_of(plan.units.begin(), plan.units.end(),
                                   [](const Unit &unit) { return !unit.relations.empty() || unit.wanted; });
    return asked || (plan.type->authored && plan.fixed.empty()) ? 4 : 1;
}

/// The later draws leave out more of what was not asked for: it gives way to what was.
Request thinned(const Request &request, int draw)
{
    constexpr double shares[kDraws] = {1, 1, 0.5, 0};
    const auto wished = [](const PartialObject &object) { return !object.pinned; };
    const bool asked = !request.wishes.empty() || std::ranges::any_of(request.objects, wished) ||
                       std::ranges::any_of(request.counts, [](const auto &count) { return count.second > 0; });
    Request thin = request;
    const double density = request.parameters.value(QLatin1String("density")).toDouble(1);
    if (asked)
        thin.parameters.insert(QStringLiteral("density"), density * shares[draw]);
    return thin;
}

/// Whether other things might do better. A hall's planner takes what fits at once, and long.
bool isWorthDrawingAgain(const Plan &plan, const Attempt &best)
{
    return plan.fixed.empty() && (best.placement.homeless + best.placement.unmet + best.lacking + best.lost > 0 ||
                                  best.blockers >= kUnmetCost);
}

/// Tables with seats all around them go to a wall, unless the seats were counted.
void narrow(const Request &request, Plan &plan)
{
    if (std::ranges::none_of(request.counts, [](const auto &count) { return isSeat(count.first) && count.second > 0; }))
        std::ranges::for_each(plan.units, seatOneSide);
}

Result<std::vector<scene::RoomObject>> GraphGenerator::propose(const Request &request, Issues &issues,
                                                               Progress &progress) const
{
    Random random(request.seed, requestStream(request));
    const FloorGrid floor = floorBetween(request.room.polygon, request.obstacles);
    const int asked = request.parameters.value(QLatin1String("attempts")).toInt(4);
    std::optional<Attempt> best;
    Issues ofBest;
    bool again = true;
    for (int draw = 0; draw < kDraws && again; ++draw) {
        Issues ofPlan;
        Plan plan = makePlan(m_statistics, thinned(request, draw), random, ofPlan);
        if (best && best->blockers > kCrowded)
            narrow(request, plan);
        // A hall that is planned already comes out the same each time.
        const int attempts = plan.units.empty() ? 1 : asked * effort(plan);
        for (int k = 0; k < attempts && (!best || best->cost > 1e-9); ++k) {
            Attempt one = attempt(request, plan, random, progress);
            const double least = best ? best->cost : std::numeric_limits<double>::infinity();
            if (one.cost < least)
                one.blockers = costOfBlockers(floor, obstaclesAmong(request, one.objects), least - one.cost, progress);
            one.cost += one.blockers;
            if (progress.cancelled())
                return cancelledError();
            if (!best || one.cost < least) {
                best = std::move(one);
                ofBest = ofPlan;
            }
            progress.set((draw + double(k + 1) / attempts) / kDraws);
        }
        again = isWorthDrawingAgain(plan, *best) || (plan.fixed.empty() && best->blockers > kCrowded);
    }
    issues.insert(issues.end(), ofBest.begin(), ofBest.end());
    issues.insert(issues.end(), best->placement.issues.begin(), best->placement.issues.end());
    mend(request, pinnedCount(request), best->objects);
    return std::move(best->objects);
}

} // namespace

std::shared_ptr<const Generator> makeGraphGenerator()
{
    return std::make_shared<GraphGenerator>();
}

} // namespace twinloom::scenegen
