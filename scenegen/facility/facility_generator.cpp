// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/facility_generator.h"

#include "scenegen/facility/cell_placer.h"
#include "scenegen/facility/flexible_bay.h"
#include "scenegen/facility/hall_bands.h"
#include "scenegen/graph/plan.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace twinloom::facility
{

namespace
{

using Blocks = std::vector<std::array<double, 4>>;

constexpr double kMostAspect = 4;
constexpr double kMargin = 0.3; ///< inside a block; its own aisles come on top
constexpr double kDoorDepth = 2.0;
const char *const kDepartments =
    "Storage:25:racks; Machining:20:machining; Robots:20:robots; Line:20:line; Assembly:15:benches";
const char *const kFlows =
    "Storage>Machining:20; Machining>Robots:15; Robots>Line:15; Line>Assembly:10; Assembly>Storage:10";

Unexpected bad(const char *parameter, const QString &part)
{
    return unexpected(ErrorCode::BadInput,
                      QCoreApplication::translate("scenegen", "parameters.%1: \"%2\" is not understood")
                          .arg(QLatin1String(parameter), part));
}

const BandRule *findBand(const QString &name)
{
    for (const BandRule &band : HallRules::builtIn().bands)
        if (band.name.compare(name, Qt::CaseInsensitive) == 0)
            return &band;
    return nullptr;
}

/// A block of the bay layout as a rectangle with aisles on all sides.
HallRectangle blockOf(const HallRectangle &hall, const std::array<double, 4> &block)
{
    const auto [x, y, w, h] = block;
    HallRectangle part;
    std::fill(std::begin(part.open), std::end(part.open), true);
    if (w >= h) {
        part.origin = hall.toWorld(x + kMargin, y + kMargin);
        part.yaw = hall.yaw;
    } else {
        part.origin = hall.toWorld(x + w - kMargin, y + kMargin);
        part.yaw = hall.yaw + std::numbers::pi / 2;
    }
    part.length = std::max(w, h) - 2 * kMargin;
    part.width = std::min(w, h) - 2 * kMargin;
    return part;
}

void reportLong(const FacilityPlan &plan, const Blocks &blocks, double most, Issues &issues)
{
    for (std::size_t d = 0; d < blocks.size(); ++d) {
        const double w = blocks[d][2], h = blocks[d][3], ratio = std::max(w / h, h / w);
        if (ratio > most + 1e-6)
            issues.push_back(
                {QStringLiteral("department-long"),
                 QCoreApplication::translate("scenegen", "The block of %1 is %2 times as long as wide: no layout was "
                                                         "found that keeps all blocks below %3 times.")
                     .arg(plan.departments[d].name)
                     .arg(ratio, 0, 'f', 1)
                     .arg(most, 0, 'f', 1),
                 QStringLiteral("parameters.departments")});
    }
}

FlexibleBayInstance instanceOf(const FacilityPlan &plan, const HallRectangle &hall)
{
    const auto count = static_cast<Eigen::Index>(plan.departments.size());
    FlexibleBayInstance instance;
    instance.width = hall.length;
    instance.height = hall.width;
    instance.flow = Eigen::MatrixXd::Zero(count, count);
    double sum = 0;
    for (const Department &department : plan.departments)
        sum += department.area;
    for (const Department &department : plan.departments)
        instance.area.push_back(department.area / sum * hall.area());
    for (const Flow &flow : plan.flows)
        instance.flow(flow.from, flow.to) += flow.amount;
    return instance;
}

/// Departments that are longer than they should be are better than none: the limit is doubled, then dropped.
Result<Blocks> arrange(const FacilityPlan &plan, const HallRectangle &hall, quint64 seed, int steps, Issues &issues,
                       Progress &progress)
{
    FlexibleBayInstance instance = instanceOf(plan, hall);
    const double most = std::max(kMostAspect, hall.length / hall.width + 1);
    const auto solve = [&](double aspect) {
        instance.maxAspectRatio.assign(plan.departments.size(), aspect);
        return solveFlexibleBay(instance, seed, {0, steps}, progress);
    };
    auto solved = solve(most);
    for (const double aspect : {2 * most, std::numeric_limits<double>::infinity()})
        if (!solved && solved.error().code != ErrorCode::Cancelled)
            solved = solve(aspect);
    if (!solved)
        return unexpected(solved.error());
    reportLong(plan, solved->rectangles, most, issues);
    return std::move(solved->rectangles);
}

Issue report(const FacilityPlan &plan, const Blocks &blocks, const HallRectangle &hall,
             const std::vector<scene::RoomObject> &objects)
{
    double cost = 0, loads = 0, used = 0;
    for (const Flow &flow : plan.flows) {
        const auto &a = blocks[static_cast<std::size_t>(flow.from)], &b = blocks[static_cast<std::size_t>(flow.to)];
        const double way = std::abs(a[0] + a[2] / 2 - b[0] - b[2] / 2) + std::abs(a[1] + a[3] / 2 - b[1] - b[3] / 2);
        cost += flow.amount * way;
        loads += flow.amount;
    }
    for (const scene::RoomObject &object : objects)
        if (object.parent < 0)
            used += object.box.size.x() * object.box.size.y();
    return {QStringLiteral("facility-report"),
            QCoreApplication::translate("scenegen",
                                        "Handling cost %1 (loads x metres), %2 m a load on average, %3 % of the floor "
                                        "is used.")
                .arg(cost, 0, 'f', 1)
                .arg(loads > 0 ? cost / loads : 0, 0, 'f', 1)
                .arg(100 * used / hall.area(), 0, 'f', 1),
            QStringLiteral("parameters.flow")};
}

void fillBlock(CellPlacer &placer, const HallRectangle &block, const BandRule &band, geometry::Random &random)
{
    const HallRules &rules = HallRules::builtIn();
    const HallRule &hall = *rules.find(QStringLiteral("Factory"));
    ZoneRule zone;
    zone.islands = {static_cast<int>(&band - rules.bands.data())};
    const double end = hall.crossAisle / 2 - kMargin;
    if (block.length <= 2 * end)
        return;
    const AcrossPlan across = chooseBands(rules, hall, zone, block, random);
    for (const BandPlace &place : across.bands)
        placer.fillBand(block, band, end, block.length - end, place.from, place.backHigh);
    if (across.bands.empty() && block.width >= band.depth + 0.8)
        placer.placeRow(block, {end, block.length - end, 0.1, false, &band},
                        placer.drawRow(band, block.length - 2 * end));
}

class FacilityGenerator final : public scenegen::Generator
{
public:
    FacilityGenerator()
    {
        using scenegen::ParamSpec;
        m_info.id = QStringLiteral("facility");
        m_info.version = QStringLiteral("2");
        m_info.title = QCoreApplication::translate("scenegen", "Facility layout");
        m_info.summary = QCoreApplication::translate(
            "scenegen", "Divides a hall among departments so that much flow goes a short way, and fills them with "
                        "machines, racks and conveyors between aisles.");
        m_info.parameters = {ParamSpec{QStringLiteral("departments"),
                                       ParamSpec::Type::Text,
                                       QString::fromLatin1(kDepartments),
                                       0,
                                       0,
                                       {},
                                       {},
                                       QCoreApplication::translate(
                                           "scenegen", "Departments as Name:area:band, separated by semicolons.")},
                             ParamSpec{QStringLiteral("flow"),
                                       ParamSpec::Type::Text,
                                       QString::fromLatin1(kFlows),
                                       0,
                                       0,
                                       {},
                                       {},
                                       QCoreApplication::translate(
                                           "scenegen", "Material flow as From>To:amount, separated by semicolons.")},
                             ParamSpec{QStringLiteral("steps"),
                                       ParamSpec::Type::Integer,
                                       100000,
                                       1000,
                                       100000000,
                                       {},
                                       {},
                                       QCoreApplication::translate("scenegen", "How many block layouts to try.")}};
    }
    const scenegen::GeneratorInfo &info() const override { return m_info; }

    Result<std::vector<scene::RoomObject>> propose(const scenegen::Request &request, Issues &issues,
                                                   Progress &progress) const override
    {
        const auto plan = readFacilityPlan(request.parameters.value(QLatin1String("departments")).toString(),
                                           request.parameters.value(QLatin1String("flow")).toString());
        if (!plan)
            return unexpected(plan.error());
        const auto rectangles = rectanglesOf(request.room.polygon, 4, 16);
        if (rectangles.empty())
            return unexpected(ErrorCode::BadInput, QCoreApplication::translate(
                                                       "scenegen", "polygon: the hall is too small for departments"));
        const HallRectangle &hall = rectangles.front();
        const auto blocks = arrange(*plan, hall, request.seed,
                                    request.parameters.value(QLatin1String("steps")).toInt(100000), issues, progress);
        if (!blocks)
            return unexpected(blocks.error());
        geometry::Random random(request.seed, 77);
        scenegen::Arrangement taken(request.room);
        taken.setRegions(request.regions);
        scenegen::placePinned(request, taken);
        CellPlacer placer(HallRules::builtIn(), std::move(taken), 1, random);
        for (const scene::RoomOpening &door : request.room.doors) {
            geometry::Box free = scenegen::doorZone(request.room.polygon, door);
            free.size = {std::max(0.8, (door.to - door.from).norm()), 2 * kDoorDepth, 2};
            placer.keepFree(free);
        }
        for (std::size_t d = 0; d < blocks->size(); ++d) {
            const std::size_t before = placer.count();
            fillBlock(placer, blockOf(hall, (*blocks)[d]), *findBand(plan->departments[d].band), random);
            if (placer.count() == before)
                issues.push_back({QStringLiteral("department-empty"),
                                  QCoreApplication::translate("scenegen", "The block of %1 is too small for anything.")
                                      .arg(plan->departments[d].name),
                                  QStringLiteral("parameters.departments")});
        }
        std::vector<scene::RoomObject> objects = placer.take();
        issues.push_back(report(*plan, *blocks, hall, objects));
        const auto pinned = static_cast<int>(std::count_if(request.objects.begin(), request.objects.end(),
                                                           [](const auto &object) { return object.pinned; }));
        for (scene::RoomObject &object : objects)
            object.parent += object.parent < 0 ? 0 : pinned;
        return objects;
    }

private:
    scenegen::GeneratorInfo m_info;
};

} // namespace

Result<FacilityPlan> readFacilityPlan(const QString &departments, const QString &flows)
{
    FacilityPlan plan;
    const auto index = [&](const QString &name) {
        for (std::size_t d = 0; d < plan.departments.size(); ++d)
            if (plan.departments[d].name.compare(name.trimmed(), Qt::CaseInsensitive) == 0)
                return static_cast<int>(d);
        return -1;
    };
    for (const QString &part : departments.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const QStringList fields = part.split(QLatin1Char(':'));
        const double area = fields.size() == 3 ? fields[1].toDouble() : 0;
        if (!(area > 0 && area < 1e7) || fields[0].trimmed().isEmpty() || !findBand(fields[2].trimmed()) ||
            index(fields[0]) >= 0)
            return bad("departments", part.trimmed());
        plan.departments.push_back({fields[0].trimmed(), area, fields[2].trimmed()});
    }
    if (plan.departments.empty() || plan.departments.size() > 60)
        return bad("departments", departments);
    for (const QString &part : flows.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const QStringList fields = part.split(QLatin1Char(':')), ends = fields[0].split(QLatin1Char('>'));
        const double amount = fields.size() == 2 ? fields[1].toDouble() : 0;
        const int from = index(ends[0]), to = ends.size() == 2 ? index(ends[1]) : -1;
        if (!(amount > 0 && amount < 1e9) || from < 0 || to < 0)
            return bad("flow", part.trimmed());
        plan.flows.push_back({from, to, amount});
    }
    return plan;
}

std::shared_ptr<const scenegen::Generator> makeFacilityGenerator()
{
    return std::make_shared<FacilityGenerator>();
}

} // namespace twinloom::facility
