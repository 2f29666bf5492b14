// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/facility_generator.h"

#include "scenegen/facility/block_filler.h"
#include "scenegen/facility/facility_report.h"
#include "scenegen/facility/fixed_blocks.h"
#include "scenegen/facility/free_placement.h"
#include "scenegen/graph/plan.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace twinloom::facility
{

namespace
{

constexpr double kDoorDepth = 2.0;
constexpr double kLeastSite = 4.0; ///< metres; narrower rectangles hold no block
constexpr quint64 kFamily = 4;     ///< seeds in a row that choose among the plans of one search
constexpr double kAisle = 2.4;
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
                                      "m², or in % of the free floor, aisles included.")),
        textParameter("flow", "",
                      QCoreApplication::translate("scenegen",
                                                  "Material flow as From>To:amount, separated by semicolons. "
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
                                         "Neighbours get a conveyor for flows from this share of the strongest "
                                         "one; above 1: none.")),
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

std::vector<Block> freeRectangles(const Ground &ground, const HallRectangle &frame, double aisle)
{
    const double side = std::max(kLeastSite, aisle + 1);
    std::vector<Block> sites;
    for (const HallRectangle &rectangle : rectanglesOf(ground, side, side * side)) {
        const geometry::Vec2 middle = rectangle.toWorld(rectangle.length / 2, rectangle.width / 2);
        sites.push_back(blockOf(
            frame, geometry::Box{{middle.x(), middle.y(), 1}, {rectangle.length, rectangle.width, 2}, rectangle.yaw}));
    }
    return sites;
}

double totalArea(const std::vector<Block> &blocks)
{
    double sum = 0;
    for (const Block &block : blocks)
        sum += areaOf(block);
    return sum;
}

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

Result<Site> siteOf(const scenegen::Request &request, const std::vector<scene::RoomObject> &pinned, Issues &issues)
{
    const auto text = [&](const char *name) { return request.parameters.value(QLatin1String(name)).toString(); };
    auto plan = readFacilityPlan(text("departments"), text("flow"));
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
    for (const Department &department : task.departments)
        task.rowDepths.push_back(bandNamed(department.band).depth);
    task.ground = totalArea(freeRectangles(site.ground, site.frame, task.aisle));
    if (const auto done = fixBlocks(task, *fixed, pinned, site.ground, site.frame, issues); !done)
        return unexpected(done.error());
    Ground left = site.ground;
    for (const std::optional<Block> &block : task.fixed)
        if (block)
            left.taken.push_back(boxOf(site.frame, *block));
    task.sites = freeRectangles(left, site.frame, task.aisle);
    return site;
}

/// Seeds in a row take the plans of one search in turn, so that alternatives differ in more than what stands in the
/// blocks; the default seed, 1, takes the cheapest.
Result<BlockPlan> choosePlan(const Site &site, const scenegen::Request &request, Progress &progress)
{
    const int steps = request.parameters.value(QLatin1String("steps")).toInt(100000);
    const quint64 turn = request.seed + kFamily - 1, family = turn / kFamily;
    auto plans = planBays(site.task, family, steps, progress);
    if (!plans)
        return unexpected(plans.error());
    BlockPlan &plan = (*plans)[turn % kFamily % plans->size()];
    if (request.parameters.value(QLatin1String("placement")).toString() != QLatin1String("free"))
        return std::move(plan);
    return placeFreely(
        site.task, plan, [&](const Block &block) { return holds(site.ground, site.frame, block); }, request.seed, steps,
        progress);
}

void keepDoorsFree(const scene::Room &room, CellPlacer &placer)
{
    for (const scene::RoomOpening &door : room.doors) {
        geometry::Box free = scenegen::doorZone(room.polygon, door);
        free.size = {std::max(0.8, (door.to - door.from).norm()), 2 * kDoorDepth, 2};
        placer.keepFree(free);
    }
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

std::vector<scene::RoomObject> furnish(const Site &site, const BlockPlan &plan, const scenegen::Request &request,
                                       const std::vector<scene::RoomObject> &pinned, Issues &issues)
{
    const BlockTask &task = site.task;
    geometry::Random random(request.seed, 77);
    scenegen::Arrangement taken(request.room);
    taken.setRegions(request.regions);
    scenegen::placePinned(request, taken);
    CellPlacer placer(HallRules::builtIn(), std::move(taken), 1, random);
    placer.want(leftOf(request, pinned));
    keepDoorsFree(request.room, placer);
    for (const geometry::Box &box : site.ground.taken)
        placer.keepFree(box);
    BlockFiller filler(placer, site.frame, task.aisle, random);
    for (const Block &run :
         conveyorRuns(task, plan.blocks, request.parameters.value(QLatin1String("conveyors")).toDouble()))
        filler.addConveyor(run);
    for (std::size_t d = 0; d < plan.blocks.size(); ++d)
        if (!filler.fill(plan.blocks[d], task.departments[d].band))
            issues.push_back({QStringLiteral("department-empty"),
                              QCoreApplication::translate("scenegen", "The block of %1 is too small for anything.")
                                  .arg(task.departments[d].name),
                              QStringLiteral("parameters.departments")});
    filler.addMissing(task.departments, plan.blocks, task.sites);
    return placer.take();
}

class FacilityGenerator final : public scenegen::Generator
{
public:
    FacilityGenerator()
    {
        m_info.id = QStringLiteral("facility");
        m_info.version = QStringLiteral("4");
        m_info.title = QCoreApplication::translate("scenegen", "Facility layout");
        m_info.summary = QCoreApplication::translate(
            "scenegen", "Divides a hall among departments so that much flow goes a short way, and fills them with "
                        "machines, racks and conveyors between aisles.");
        m_info.fillsRooms = false;
        m_info.parameters = parameters();
    }
    const scenegen::GeneratorInfo &info() const override { return m_info; }

    Result<std::vector<scene::RoomObject>> propose(const scenegen::Request &request, Issues &issues,
                                                   Progress &progress) const override
    {
        if (request.graph || std::any_of(request.wishes.begin(), request.wishes.end(),
                                         [](const auto &wish) { return !wish.relation.isEmpty(); }))
            issues.push_back({QStringLiteral("relation-not-followed"),
                              QCoreApplication::translate("scenegen", "Relations between things are not followed in a "
                                                                      "facility layout."),
                              request.graph ? QStringLiteral("graph") : QStringLiteral("prompt")});
        const std::vector<scene::RoomObject> pinned = scenegen::pinnedOf(request);
        const auto site = siteOf(request, pinned, issues);
        if (!site)
            return unexpected(site.error());
        const auto plan = choosePlan(*site, request, progress);
        if (!plan)
            return unexpected(plan.error());
        reportBlocks(site->task, *plan, issues);
        std::vector<scene::RoomObject> objects = furnish(*site, *plan, request, pinned, issues);
        for (scene::RoomObject &object : objects)
            object.parent += object.parent < 0 ? 0 : static_cast<int>(pinned.size());
        std::vector<scene::RoomObject> all = pinned;
        all.insert(all.end(), objects.begin(), objects.end());
        auto report = reportCost(site->task, *plan, site->frame, request.room.polygon, all, progress);
        if (!report)
            return unexpected(report.error());
        issues.push_back(std::move(*report));
        return objects;
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
