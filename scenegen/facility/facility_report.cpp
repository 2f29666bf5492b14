// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/facility_report.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace twinloom::facility
{

namespace
{

constexpr double kLeastOfShare = 0.8; ///< shares of the ground are rough, since blocks do not tile every hall

void reportShape(const BlockTask &task, const Department &department, const Block &block, Issues &issues)
{
    const Block inner = withoutAisles(block, task.aisle);
    if (const double ratio = aspectOf(block, task.aisle); ratio > kMostAspect + 1e-6)
        issues.push_back(
            {QStringLiteral("department-long"),
             QCoreApplication::translate("scenegen", "The block of %1 is %2 times as long as wide: no layout was "
                                                     "found that keeps all blocks below %3 times.")
                 .arg(department.name)
                 .arg(ratio, 0, 'f', 1)
                 .arg(kMostAspect, 0, 'f', 1),
             QStringLiteral("parameters.departments")});
    if (const double narrow = std::min(inner[2], inner[3]); narrow < task.leastSide - 1e-3)
        issues.push_back({QStringLiteral("department-narrow"),
                          QCoreApplication::translate("scenegen", "The block of %1 is %2 m wide, less than %3 m.")
                              .arg(department.name)
                              .arg(narrow, 0, 'f', 1)
                              .arg(task.leastSide, 0, 'f', 1),
                          QStringLiteral("parameters.least_side")});
}

} // namespace

double wantedArea(const BlockTask &task, const Department &department)
{
    double floor = task.floor.empty() ? task.ground : 0;
    for (const Block &part : task.floor)
        floor += areaOf(part);
    return department.isShare ? department.area / 100 * floor : department.area;
}

double givenArea(const BlockTask &task, const Department &department, const Block &block)
{
    if (!department.isShare)
        return areaOf(withoutAisles(block, task.aisle));
    double floor = task.floor.empty() ? areaOf(block) : 0;
    for (const Block &part : task.floor)
        floor += overlapOf(part, block);
    return floor;
}

void reportBlocks(const BlockTask &task, const BlockPlan &plan, Issues &issues)
{
    QStringList areas;
    bool isLess = false;
    for (std::size_t d = 0; d < plan.blocks.size(); ++d) {
        const Department &department = task.departments[d];
        const double wanted = wantedArea(task, department), given = givenArea(task, department, plan.blocks[d]);
        isLess = isLess || given < (department.isShare ? kLeastOfShare : 0.999) * wanted;
        areas << QCoreApplication::translate("scenegen", "%1 %2 of %3 m²")
                     .arg(department.name)
                     .arg(given, 0, 'f', 1)
                     .arg(wanted, 0, 'f', 1);
        if (department.isShare) {
            const Block net = withoutAisles(plan.blocks[d], task.aisle);
            areas.back() = QCoreApplication::translate("scenegen", "%1 with aisles, %2 m² without")
                               .arg(areas.back())
                               .arg(net[2] * net[3], 0, 'f', 1);
        }
        reportShape(task, department, plan.blocks[d], issues);
    }
    const QString list = areas.join(QStringLiteral("; "));
    if (isLess)
        issues.push_back(
            {QStringLiteral("departments-do-not-fit"),
             QCoreApplication::translate("scenegen", "The departments and the aisles around them do not fit "
                                                     "in the hall; some are smaller than asked for."),
             QStringLiteral("parameters.departments")});
    issues.push_back({QStringLiteral("department-areas"),
                      QCoreApplication::translate("scenegen", "Given of wanted area: %1.").arg(list),
                      QStringLiteral("parameters.departments")});
}

Issue reportCost(const scenegen::FloorPlan &plan)
{
    const double cost = plan.handlingCost(), loads = plan.loads();
    const double walked = plan.walkingCost(), walkedLoads = plan.walkingLoads();
    const double departments = 100 * plan.departmentArea() / plan.floorArea;
    return {QStringLiteral("facility-report"),
            QCoreApplication::translate(
                "scenegen", "Handling cost %1 (loads x metres), %2 m a load on average; on foot along the aisles %3 "
                            "(loads x metres), %4 m a load. Departments take %5 % of the floor, aisles and free "
                            "floor %6 %; things stand on %7 %.")
                .arg(cost, 0, 'f', 1)
                .arg(loads > 0 ? cost / loads : 0, 0, 'f', 1)
                .arg(walked, 0, 'f', 1)
                .arg(walkedLoads > 0 ? walked / walkedLoads : 0, 0, 'f', 1)
                .arg(departments, 0, 'f', 1)
                .arg(100 - departments, 0, 'f', 1)
                .arg(100 * plan.standingArea / plan.floorArea, 0, 'f', 1),
            QStringLiteral("parameters.flow")};
}

} // namespace twinloom::facility
