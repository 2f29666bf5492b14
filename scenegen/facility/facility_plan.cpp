// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/facility_plan.h"

#include "scenegen/facility/hall_rules.h"
#include "scenegen/usual_width.h"

#include <QCoreApplication>
#include <QRegularExpression>

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

/// Separators and digits as a Chinese keyboard writes them are the usual ones.
QString withUsualSeparators(QString text)
{
    for (QChar &c : text) {
        const QChar usual = scenegen::ofUsualWidth(c);
        if (usual.isDigit() || QStringView(u";:,%>.-").contains(usual))
            c = usual;
    }
    return text;
}

QStringList partsOf(const QString &text)
{
    QStringList parts;
    for (const QString &part : withUsualSeparators(text).split(QLatin1Char(';'), Qt::SkipEmptyParts))
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

/// Index of the door that is meant, from 0; -1 where no door is, and beyond the doors where there is none like it.
int doorOf(const QString &name, const std::vector<Station> &stations)
{
    static const QRegularExpression door(QStringLiteral("^(?:(door|gate|dock|大?门)\\s*)?([0-9]{1,4})?$"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = door.match(name.trimmed());
    if (!match.hasMatch() || name.trimmed().isEmpty())
        return -1;
    const auto none = static_cast<int>(stations.size());
    if (!match.captured(2).isEmpty()) {
        const int number = match.captured(2).toInt();
        return number >= 1 && number <= none ? number - 1 : none;
    }
    const auto widest = std::max_element(stations.begin(), stations.end(),
                                         [](const Station &a, const Station &b) { return a.width < b.width - 1e-6; });
    return static_cast<int>(widest - stations.begin());
}

/// Of a department, or beyond these of a station.
Result<int> readEnd(const QString &part, const QString &end, const FacilityPlan &plan,
                    const std::vector<Station> &stations)
{
    if (const int department = indexOf(plan, end); department >= 0)
        return department;
    const int door = doorOf(end, stations);
    if (door < 0)
        return unknownDepartment("flow", part, plan, end);
    if (door >= static_cast<int>(stations.size()))
        return bad("flow", part,
                   QCoreApplication::translate("scenegen", "there is no door \"%1\"; the room has %n door(s)", nullptr,
                                               static_cast<int>(stations.size()))
                       .arg(end.trimmed()));
    return static_cast<int>(plan.departments.size()) + door;
}

Result<Flow> readFlow(const QString &part, const FacilityPlan &plan, const std::vector<Station> &stations)
{
    const QStringList fields = part.split(QLatin1Char(':')), ends = fields[0].split(QLatin1Char('>'));
    if (fields.size() != 2 || ends.size() != 2)
        return bad("flow", part, QCoreApplication::translate("scenegen", "From>To:amount is needed"));
    const auto from = readEnd(part, ends[0], plan, stations);
    if (!from)
        return unexpected(from.error());
    const auto to = readEnd(part, ends[1], plan, stations);
    if (!to)
        return unexpected(to.error());
    const auto departments = static_cast<int>(plan.departments.size());
    if (*from >= departments && *to >= departments)
        return bad("flow", part,
                   QCoreApplication::translate("scenegen", "a flow needs a department at one end at least"));
    if (*from == *to)
        return bad(
            "flow", part,
            QCoreApplication::translate("scenegen", "a flow goes from one department to another, not to itself"));
    const double amount = fields[1].toDouble();
    if (!(amount > 0 && amount < kMostAmount))
        return bad(
            "flow", part,
            QCoreApplication::translate("scenegen", "the amount \"%1\" is no number above 0").arg(fields[1].trimmed()));
    return Flow{*from, *to, amount};
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

QString nameOf(const std::vector<Department> &departments, const std::vector<Station> &stations, int end)
{
    const auto i = static_cast<std::size_t>(end);
    return i < departments.size() ? departments[i].name : stations[i - departments.size()].name;
}

std::vector<Station> stationsOf(const scene::Room &room)
{
    std::vector<Station> stations;
    for (const scene::RoomOpening &door : room.doors)
        stations.push_back({QStringLiteral("Door %1").arg(stations.size() + 1), (door.from + door.to) / 2,
                            (door.to - door.from).norm()});
    return stations;
}

Result<FacilityPlan> readFacilityPlan(const QString &departments, const QString &flows,
                                      const std::vector<Station> &stations)
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
        const auto flow = readFlow(part, plan, stations);
        if (!flow)
            return unexpected(flow.error());
        plan.flows.push_back(*flow);
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
