// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/facility_plan.h"

#include "scenegen/facility/hall_rules.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace twinloom::facility
{

namespace
{

constexpr std::size_t kMostDepartments = 60;
constexpr double kMostArea = 1e7, kMostAmount = 1e9, kMostMetres = 1e5;

Unexpected bad(const char *parameter, const QString &part, const QString &why)
{
    return unexpected(ErrorCode::BadInput, QCoreApplication::translate("scenegen", "parameters.%1: \"%2\": %3")
                                               .arg(QLatin1String(parameter), part.trimmed(), why));
}

QStringList partsOf(const QString &text)
{
    QStringList parts;
    for (const QString &part : text.split(QLatin1Char(';'), Qt::SkipEmptyParts))
        if (!part.trimmed().isEmpty())
            parts << part;
    return parts;
}

int indexOf(const FacilityPlan &plan, const QString &name)
{
    for (std::size_t d = 0; d < plan.departments.size(); ++d)
        if (plan.departments[d].name.compare(name.trimmed(), Qt::CaseInsensitive) == 0)
            return static_cast<int>(d);
    return -1;
}

Unexpected unknownDepartment(const char *parameter, const QString &part, const FacilityPlan &plan, const QString &name)
{
    QStringList names;
    for (const Department &department : plan.departments)
        names << department.name;
    return bad(parameter, part,
               QCoreApplication::translate("scenegen", "there is no department \"%1\"; there are: %2")
                   .arg(name.trimmed(), names.join(QStringLiteral(", "))));
}

/// None where the band is unknown.
std::optional<QString> bandNamed(const QString &name)
{
    for (const BandRule &band : HallRules::builtIn().bands)
        if (band.name.compare(name.trimmed(), Qt::CaseInsensitive) == 0)
            return band.name;
    return {};
}

Result<Department> readDepartment(const QString &part)
{
    const QStringList fields = part.split(QLatin1Char(':'));
    if (fields.size() != 3 || fields[0].trimmed().isEmpty())
        return bad("departments", part, QCoreApplication::translate("scenegen", "Name:area:band is needed"));
    Department department;
    department.name = fields[0].trimmed();
    QString area = fields[1].trimmed();
    department.isShare = area.endsWith(QLatin1Char('%'));
    if (department.isShare)
        area.chop(1);
    department.area = area.toDouble();
    const double most = department.isShare ? 100 : kMostArea;
    if (!(department.area > 0 && department.area <= most))
        return bad("departments", part,
                   QCoreApplication::translate("scenegen", "the area \"%1\" is no number above 0 and up to %2")
                       .arg(fields[1].trimmed())
                       .arg(most, 0, 'f', 0));
    const std::optional<QString> band = bandNamed(fields[2]);
    if (!band) {
        QStringList names;
        for (const BandRule &known : HallRules::builtIn().bands)
            names << known.name;
        return bad("departments", part,
                   QCoreApplication::translate("scenegen", "there is no band \"%1\"; there are: %2")
                       .arg(fields[2].trimmed(), names.join(QStringLiteral(", "))));
    }
    department.band = *band;
    return department;
}

/// Two or four numbers.
Result<Place> readPlace(const char *parameter, const QString &part, const QString &text, bool needsSize)
{
    const QStringList fields = text.split(QLatin1Char(','));
    std::vector<double> numbers;
    bool good = fields.size() == 4 || (fields.size() == 2 && !needsSize);
    for (const QString &field : fields) {
        bool isNumber = false;
        numbers.push_back(field.trimmed().toDouble(&isNumber));
        good = good && isNumber && std::abs(numbers.back()) < kMostMetres;
    }
    if (!good || (fields.size() == 4 && !(numbers[2] > 0 && numbers[3] > 0)))
        return bad(parameter, part, QCoreApplication::translate("scenegen", "x,y,length,width are needed, in metres"));
    Place place{{numbers[0], numbers[1]}, {}};
    if (fields.size() == 4)
        place.size = geometry::Vec2(numbers[2], numbers[3]);
    return place;
}

} // namespace

Result<FacilityPlan> readFacilityPlan(const QString &departments, const QString &flows)
{
    FacilityPlan plan;
    for (const QString &part : partsOf(departments)) {
        auto department = readDepartment(part);
        if (!department)
            return unexpected(department.error());
        if (indexOf(plan, department->name) >= 0)
            return bad(
                "departments", part,
                QCoreApplication::translate("scenegen", "there is a department \"%1\" already").arg(department->name));
        plan.departments.push_back(std::move(*department));
    }
    if (plan.departments.empty() || plan.departments.size() > kMostDepartments)
        return bad("departments", departments,
                   QCoreApplication::translate("scenegen", "1 to %1 departments are needed").arg(kMostDepartments));
    for (const QString &part : partsOf(flows)) {
        const QStringList fields = part.split(QLatin1Char(':')), ends = fields[0].split(QLatin1Char('>'));
        if (fields.size() != 2 || ends.size() != 2)
            return bad("flow", part, QCoreApplication::translate("scenegen", "From>To:amount is needed"));
        for (const QString &end : ends)
            if (indexOf(plan, end) < 0)
                return unknownDepartment("flow", part, plan, end);
        const double amount = fields[1].toDouble();
        if (!(amount > 0 && amount < kMostAmount))
            return bad("flow", part,
                       QCoreApplication::translate("scenegen", "the amount \"%1\" is no number above 0")
                           .arg(fields[1].trimmed()));
        plan.flows.push_back({indexOf(plan, ends[0]), indexOf(plan, ends[1]), amount});
    }
    return plan;
}

Result<std::vector<FixedDepartment>> readFixed(const FacilityPlan &plan, const QString &text)
{
    std::vector<FixedDepartment> fixed;
    for (const QString &part : partsOf(text)) {
        const QString name = part.section(QLatin1Char(':'), 0, 0);
        const int department = indexOf(plan, name);
        if (department < 0)
            return unknownDepartment("fixed", part, plan, name);
        for (const FixedDepartment &other : fixed)
            if (other.department == department)
                return bad("fixed", part,
                           QCoreApplication::translate("scenegen", "\"%1\" has a place already").arg(name.trimmed()));
        const auto place = readPlace("fixed", part, part.section(QLatin1Char(':'), 1), false);
        if (!place)
            return unexpected(place.error());
        fixed.push_back({department, *place});
    }
    return fixed;
}

Result<std::vector<Place>> readForbidden(const QString &text)
{
    std::vector<Place> places;
    for (const QString &part : partsOf(text)) {
        const auto place = readPlace("forbidden", part, part, true);
        if (!place)
            return unexpected(place.error());
        places.push_back(*place);
    }
    return places;
}

} // namespace twinloom::facility
