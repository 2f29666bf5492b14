// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/facility_generator.h"

#include "scenegen/facility/aisle_map.h"
#include "scenegen/facility/block_filler.h"
#include "scenegen/facility/block_sites.h"
#include "scenegen/facility/conveyor_routes.h"
#include "scenegen/facility/facility_report.h"
#include "scenegen/facility/fitting.h"
#include "scenegen/facility/fixed_blocks.h"
#include "scenegen/facility/free_placement.h"
#include "scenegen/facility/plan_description.h"
#include "scenegen/graph/plan.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace twinloom::facility
{

namespace
{

constexpr double kDoorDepth = 2.0;
constexpr quint64 kFamily = 4; ///< seeds in a row that choose among the plans of one search
constexpr double kAisle = 2.4;
constexpr double kLongSpan = 8; ///< metres of a conveyor that carries itself
const char *const kDepartments =
    "Storage:20%:racks; Machining:18%:machining; Robots:16%:robots; Line:18%:line; Assembly:13%:benches";

scenegen::ParamSpec textParameter(const char *name, const char *fallback, const QString &help)
{
    return {QLatin1String(name), scenegen::ParamSpec::Type::Text, QString::fromLatin1(fallback), 0, 0, {}, {}, help};
}

scenegen::ParamSpec choiceParameter(const char *name, const QStringList &choices, const QString &help)
{
    return {QLatin1String(name), scenegen::ParamSpec::Type::Choice, choices.front(), 0, 0, {}, choices, help};
}

std::vector<scenegen::ParamSpec> parameters()
{
    using scenegen::ParamSpec;
    const auto real = [](const char *name, double fallback, double least, double most, const char *unit,
                         const QString &help) {
        return ParamSpec{
            QLatin1String(name), ParamSpec::Type::Real, fallback, least, most, QLatin1String(unit), {}, help};
    };
    return {
        textParameter("departments", kDepartments,
                      QCoreApplication::translate(
                          "scenegen", "Departments as Name:area:band, separated by semicolons. The area is in "
                                      "m², without aisles, or in % of the free floor, aisles included.")),
        textParameter("flow", "",
                      QCoreApplication::translate("scenegen",
                                                  "Material flow as From>To:amount, separated by semicolons. "
                                                  "An end may be a door: Door 2, or Dock for the widest one. "
                                                  "None: from each department to the next.")),
        textParameter("fixed", "",
                      QCoreApplication::translate("scenegen", "Departments that have their place, as Name:x,y or "
                                                              "Name:x,y,length,width: middle and sides in metres, "
                                                              "separated by semicolons.")),
        textParameter("forbidden", "",
                      QCoreApplication::translate("scenegen", "Floor that stays free, as x,y,length,width: middle and "
                                                              "sides in metres, separated by semicolons.")),
        choiceParameter("placement", {QStringLiteral("bays"), QStringLiteral("free")},
                        QCoreApplication::translate("scenegen", "Whether departments stand in bays or anywhere.")),
        choiceParameter("spare", {QStringLiteral("free"), QStringLiteral("share")},
                        QCoreApplication::translate("scenegen",
                                                    "Whether spare room stays free, or is shared out to the "
                                                    "departments in proportion to their areas.")),
        real("aisle", kAisle, 1.2, 8, "m", QCoreApplication::translate("scenegen", "Width of the aisles.")),
        real("least_side", 0, 0, 100, "m",
             QCoreApplication::translate("scenegen", "Least length and width of a department; 0: any.")),
        real("conveyors", 0.75, 0, 2, "",
             QCoreApplication::translate("scenegen",
                                         "Conveyors carry the flows from this share of the strongest one; above "
                                         "1: none.")),
        ParamSpec{QStringLiteral("steps"),
                  ParamSpec::Type::Integer,
                  100000,
                  1000,
                  100000000,
                  {},
                  {},
                  QCoreApplication::translate("scenegen", "How many block layouts to try.")}};
}

/// What the request says, in the hall's axes.
struct Site {
    Ground ground;
    HallRectangle frame;
    BlockTask task;
};

/// Each department to the next, for want of anything better.
std::vector<Flow> chainOf(const FacilityPlan &plan, Issues &issues)
{
    std::vector<Flow> flows;
    for (int d = 1; d < static_cast<int>(plan.departments.size()); ++d)
        flows.push_back({d - 1, d, 10});
    issues.push_back({QStringLiteral("flow-assumed"),
                      QCoreApplication::translate("scenegen", "No flow is given: 10 loads from each department to the "
                                                              "next are assumed."),
                      QStringLiteral("parameters.flow")});
    return flows;
}

/// What leaves no floor for a single department, and how much floor that needs.
Unexpected noFloor(const Ground &ground, const HallRectangle &frame, const BlockTask &task,
                   const std::vector<scene::RoomOpening> &doors)
{
    const auto hasSites = [&](const Ground &less) { return !blockSites(less, doors, frame, task.aisle).sites.empty(); };
    const QString field = !hasSites({ground.floor, {}, {}})               ? QStringLiteral("polygon")
                          : !hasSites({ground.floor, ground.regions, {}}) ? QStringLiteral("regions")
                                                                          : QStringLiteral("parameters.forbidden");
    return unexpected(ErrorCode::BadInput,
                      QCoreApplication::translate("scenegen", "%1: no floor is left for departments: with aisles of %2 "
                                                              "m, they need free rectangles of at least %3 m by %3 m")
                          .arg(field)
                          .arg(task.aisle, 0, 'f', 1)
                          .arg(leastSite(task.aisle), 0, 'f', 1));
}

Result<Site> siteOf(const scenegen::Request &request, const std::vector<scene::RoomObject> &pinned, Issues &issues)
{
    const auto text = [&](const char *name) { return request.parameters.value(QLatin1String(name)).toString(); };
    std::vector<Station> stations = stationsOf(request.room);
    auto plan = readFacilityPlan(text("departments"), text("flow"), stations);
    if (!plan)
        return unexpected(plan.error());
    const auto fixed = readFixed(*plan, text("fixed"));
    if (!fixed)
        return unexpected(fixed.error());
    const auto forbidden = readForbidden(text("forbidden"));
    if (!forbidden)
        return unexpected(forbidden.error());
    Site site{{request.room.polygon, request.regions, {}}, hallFrame(request.room.polygon), {}};
    for (const Place &place : *forbidden)
        site.ground.taken.push_back(boxOf(site.frame, blockOf(site.frame, place.middle, *place.size)));
    BlockTask &task = site.task;
    task.aisle = request.parameters.value(QLatin1String("aisle")).toDouble(kAisle);
    task.leastSide = request.parameters.value(QLatin1String("least_side")).toDouble();
    task.sharesOut = text("spare") == QLatin1String("share");
    task.flows = plan->flows.empty() ? chainOf(*plan, issues) : std::move(plan->flows);
    task.departments = std::move(plan->departments);
    for (Station &station : stations)
        station.at = site.frame.toLocal(station.at);
    task.stations = std::move(stations);
    for (const Department &department : task.departments)
        task.rowDepths.push_back(bandNamed(department.band).depth);
    const BlockSites all = blockSites(site.ground, request.room.doors, site.frame, task.aisle);
    task.floor = all.floor;
    task.ground = totalArea(all.sites);
    if (all.sites.empty())
        return noFloor(site.ground, site.frame, task, request.room.doors);
    if (const auto done = fixBlocks(task, *fixed, pinned, site.ground, site.frame, issues); !done)
        return unexpected(done.error());
    Ground left = site.ground;
    for (const std::optional<Block> &block : task.fixed)
        if (block)
            left.taken.push_back(boxOf(site.frame, *block));
    task.sites = blockSites(left, request.room.doors, site.frame, task.aisle).sites;
    return site;
}

/// Stays free before a door.
geometry::Box zoneBefore(const scene::Room &room, const scene::RoomOpening &door)
{
    geometry::Box free = scenegen::doorZone(room.polygon, door);
    free.size = {std::max(0.8, (door.to - door.from).norm()), 2 * kDoorDepth, 2};
    return free;
}

/// A living room has few block layouts: as many are tried as its ground has of that of a small hall, squared, since
/// departments that do not fit are searched for again and again, smaller and fewer.
int stepsOn(double ground, int steps)
{
    constexpr double kSmallHall = 150; ///< m2
    constexpr int kFewest = 1000;
    const double share = std::min(1.0, ground / kSmallHall);
    return std::max(std::min(steps, kFewest), static_cast<int>(share * share * steps));
}

/// Seeds in a row take the plans of one search in turn, so that alternatives differ in more than what stands in the
/// blocks; the default seed, 1, takes the cheapest. Departments without room go from the site's task.
Result<BlockPlan> choosePlan(Site &site, const scenegen::Request &request, Issues &issues, Progress &progress)
{
    const int steps = stepsOn(site.task.ground, request.parameters.value(QLatin1String("steps")).toInt(100000));
    const quint64 turn = request.seed + kFamily - 1, family = turn / kFamily;
    auto fitted = planWhatFits(site.task, family, steps, issues, progress);
    if (!fitted)
        return unexpected(fitted.error());
    site.task = std::move(fitted->task);
    BlockPlan &plan = fitted->plans[turn % kFamily % fitted->plans.size()];
    if (request.parameters.value(QLatin1String("placement")).toString() != QLatin1String("free"))
        return std::move(plan);
    Ground offDoors = site.ground;
    for (const scene::RoomOpening &door : request.room.doors)
        offDoors.taken.push_back(zoneBefore(request.room, door));
    const auto isGround = [&](const Block &block) {
        return holdsWithAisles(site.ground, site.frame, block, site.task.aisle) &&
               holds({offDoors.floor, {}, offDoors.taken}, site.frame, withoutAisles(block, site.task.aisle));
    };
    return placeFreely(site.task, plan, isGround, request.seed, steps, progress);
}

/// Counts of what is still to be placed.
std::map<QString, int> leftOf(const scenegen::Request &request, const std::vector<scene::RoomObject> &pinned)
{
    std::map<QString, int> counts = request.counts;
    for (auto &[category, count] : counts)
        for (const scene::RoomObject &object : pinned)
            count -= object.category.compare(category, Qt::CaseInsensitive) == 0;
    return counts;
}

/// What is asked for and nobody knows, with what there is.
void reportUnknown(const scenegen::Request &request, Issues &issues)
{
    for (const auto &[category, count] : request.counts)
        if (count > 0 && !usualSize(category))
            issues.push_back({QStringLiteral("unknown-category"),
                              QCoreApplication::translate("scenegen", "Nothing that stands in a hall is called \"%1\"; "
                                                                      "there are: %2.")
                                  .arg(category, hallCategories().join(QStringLiteral(", "))),
                              QStringLiteral("counts.%1").arg(category)});
}

struct Furnished {
    std::vector<scene::RoomObject> objects;
    std::vector<scenegen::PlannedConveyor> conveyors;
};

/// The machines of a department, or else the ground between its aisles.
std::vector<geometry::Box> machinesOf(const Site &site, const BlockPlan &plan, std::size_t department,
                                      const std::vector<scene::RoomObject> &objects)
{
    const Block block = withoutAisles(plan.blocks[department], site.task.aisle);
    const geometry::Box ground = boxOf(site.frame, block);
    std::vector<geometry::Box> machines;
    for (const scene::RoomObject &object : objects)
        if (object.parent < 0 && makes(bandNamed(site.task.departments[department].band), object.category) &&
            geometry::planOverlap(ground, object.box) > 0)
            machines.push_back(object.box);
    return machines.empty() ? std::vector{ground} : machines;
}

Issue conveyorIssue(const char *code, const QString &message)
{
    return {QLatin1String(code), message, QStringLiteral("parameters.conveyors")};
}

[[maybe_unused]] constexpr const char *kAisles[] = {QT_TRANSLATE_NOOP("scenegen", "Main aisle"),
                                                    QT_TRANSLATE_NOOP("scenegen", "Cross aisle")};

/// "Main aisle 2" in the language of messages.
QString aisleText(const QString &name)
{
    const QByteArray kind = name.section(QLatin1Char(' '), 0, -2).toUtf8();
    return QCoreApplication::translate("scenegen", kind.constData()) + QLatin1Char(' ') +
           name.section(QLatin1Char(' '), -1);
}

/// Where it meets aisles, and what carries it.
void reportConveyor(const scenegen::PlannedConveyor &conveyor, Issues &issues)
{
    QStringList aisles;
    for (const QString &name : conveyor.crossed)
        aisles << aisleText(name);
    const QString crossed = aisles.join(QStringLiteral(", "));
    if (!conveyor.isRaised && !aisles.isEmpty())
        issues.push_back(
            conveyorIssue("conveyor-cuts-aisle",
                          QCoreApplication::translate("scenegen", "The conveyor from %1 to %2 cuts %3: there is "
                                                                  "no way round, and no room above.")
                              .arg(conveyor.from, conveyor.to, crossed)));
    if (!conveyor.isRaised)
        return;
    issues.push_back(conveyorIssue(
        "conveyor-raised",
        aisles.isEmpty()
            ? QCoreApplication::translate("scenegen", "The conveyor from %1 to %2 runs above people's heads: on the "
                                                      "floor, there is no way that leaves people theirs.")
                  .arg(conveyor.from, conveyor.to)
            : QCoreApplication::translate("scenegen", "The conveyor from %1 to %2 runs above people's heads, over %3.")
                  .arg(conveyor.from, conveyor.to, crossed)));
    if (const double span = longestSpan(conveyor); span > kLongSpan)
        issues.push_back(conveyorIssue(
            "conveyor-long-span",
            QCoreApplication::translate("scenegen", "%1 m of the conveyor from %2 to %3 have no room for a post below "
                                                    "them: hang it from the roof, or bridge them.")
                .arg(span, 0, 'f', 1)
                .arg(conveyor.from, conveyor.to)));
}

std::vector<scenegen::PlannedConveyor> addConveyors(const Site &site, const BlockPlan &plan,
                                                    const scenegen::Request &request,
                                                    const std::vector<scene::RoomObject> &pinned, CellPlacer &placer,
                                                    Issues &issues, const Progress &progress)
{
    std::vector<scenegen::PlannedConveyor> conveyors;
    const double share = request.parameters.value(QLatin1String("conveyors")).toDouble();
    std::vector<scene::RoomObject> objects = pinned;
    objects.insert(objects.end(), placer.objects().begin(), placer.objects().end());
    const std::vector<ConveyorWish> wishes = conveyorWishes(site.task, share);
    if (wishes.empty())
        return conveyors;
    const std::vector<scenegen::PlannedAisle> aisles = aislesOf(site.task, plan.blocks, site.ground, site.frame);
    ConveyorRouter router(placer, site.frame, request.room.polygon, aisles);
    for (const ConveyorWish &wish : wishes) {
        const auto from = static_cast<std::size_t>(wish.from), to = static_cast<std::size_t>(wish.to);
        auto conveyor =
            router.join({machinesOf(site, plan, from, objects), machinesOf(site, plan, to, objects)}, progress);
        const QString &start = site.task.departments[from].name, &end = site.task.departments[to].name;
        if (!conveyor) {
            issues.push_back(
                conveyorIssue("conveyor-left-out",
                              QCoreApplication::translate("scenegen", "There is no way for a conveyor from %1 to %2 on "
                                                                      "which people still reach everything.")
                                  .arg(start, end)));
            continue;
        }
        conveyor->from = start;
        conveyor->to = end;
        reportConveyor(*conveyor, issues);
        conveyors.push_back(std::move(*conveyor));
    }
    return conveyors;
}

/// Whoever counts conveyors gets so many, and no routes.
bool countsConveyors(const scenegen::Request &request)
{
    return std::any_of(request.counts.begin(), request.counts.end(), [](const auto &counted) {
        return counted.first.startsWith(QLatin1String("Conveyor"), Qt::CaseInsensitive);
    });
}

Furnished furnish(const Site &site, const BlockPlan &plan, const scenegen::Request &request,
                  const std::vector<scene::RoomObject> &pinned, Issues &issues, const Progress &progress)
{
    const BlockTask &task = site.task;
    geometry::Random random(request.seed, 77);
    scenegen::Arrangement taken(request.room);
    taken.setRegions(request.regions);
    scenegen::placePinned(request, taken);
    CellPlacer placer(HallRules::builtIn(), std::move(taken), 1, random);
    placer.want(leftOf(request, pinned));
    reportUnknown(request, issues);
    for (const scene::RoomOpening &door : request.room.doors)
        placer.keepFree(zoneBefore(request.room, door));
    for (const geometry::Box &box : site.ground.taken)
        placer.keepFree(box);
    BlockFiller filler(placer, site.frame, request.room.polygon, task.aisle, random);
    for (std::size_t d = 0; d < plan.blocks.size(); ++d)
        if (!filler.fill(plan.blocks[d], task.departments[d].band))
            issues.push_back({QStringLiteral("department-empty"),
                              QCoreApplication::translate("scenegen", "The block of %1 is too small for anything.")
                                  .arg(task.departments[d].name),
                              QStringLiteral("parameters.departments")});
    std::vector<scenegen::PlannedConveyor> conveyors;
    if (!countsConveyors(request))
        conveyors = addConveyors(site, plan, request, pinned, placer, issues, progress);
    filler.addMissing(task.departments, plan.blocks, task.sites);
    return {placer.take(), std::move(conveyors)};
}

class FacilityGenerator final : public scenegen::PlanningGenerator
{
public:
    FacilityGenerator()
    {
        m_info.id = QStringLiteral("facility");
        m_info.version = QStringLiteral("12");
        m_info.title = QCoreApplication::translate("scenegen", "Facility layout");
        m_info.summary = QCoreApplication::translate(
            "scenegen", "Divides a hall among departments so that much flow goes a short way, and fills them with "
                        "machines, racks and conveyors between aisles.");
        m_info.fillsRooms = false;
        m_info.parameters = parameters();
    }
    const scenegen::GeneratorInfo &info() const override { return m_info; }

    Result<Proposal> proposePlanned(const scenegen::Request &request, Issues &issues, Progress &progress) const override
    {
        if (request.graph || std::any_of(request.wishes.begin(), request.wishes.end(),
                                         [](const auto &wish) { return !wish.relation.isEmpty(); }))
            issues.push_back({QStringLiteral("relation-not-followed"),
                              QCoreApplication::translate("scenegen", "Relations between things are not followed in a "
                                                                      "facility layout."),
                              request.graph ? QStringLiteral("graph") : QStringLiteral("prompt")});
        const std::vector<scene::RoomObject> pinned = scenegen::pinnedOf(request);
        auto site = siteOf(request, pinned, issues);
        if (!site)
            return unexpected(site.error());
        const auto plan = choosePlan(*site, request, issues, progress);
        if (!plan)
            return unexpected(plan.error());
        reportBlocks(site->task, *plan, issues);
        Furnished furnished = furnish(*site, *plan, request, pinned, issues, progress);
        std::vector<scene::RoomObject> &objects = furnished.objects;
        for (scene::RoomObject &object : objects)
            object.parent += object.parent < 0 ? 0 : static_cast<int>(pinned.size());
        std::vector<scene::RoomObject> all = pinned;
        all.insert(all.end(), objects.begin(), objects.end());
        auto described = describePlan(site->task, *plan, site->frame, site->ground, all, progress);
        if (!described)
            return unexpected(described.error());
        described->conveyors = std::move(furnished.conveyors);
        issues.push_back(reportCost(*described));
        return Proposal{std::move(objects), std::move(*described)};
    }

private:
    scenegen::GeneratorInfo m_info;
};

} // namespace

std::shared_ptr<const scenegen::Generator> makeFacilityGenerator()
{
    return std::make_shared<FacilityGenerator>();
}

} // namespace twinloom::facility
