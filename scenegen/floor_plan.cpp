// SPDX-License-Identifier: Apache-2.0
#include "scenegen/floor_plan.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cmath>

namespace twinloom::scenegen
{

namespace
{

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

QJsonArray pointToJson(const geometry::Vec2 &point)
{
    return {rounded(point.x()), rounded(point.y())};
}

QJsonArray pointsToJson(const std::vector<geometry::Vec2> &points)
{
    QJsonArray array;
    for (const geometry::Vec2 &point : points)
        array.append(pointToJson(point));
    return array;
}

template <class Things, class Write>
QJsonArray listToJson(const Things &things, Write &&write)
{
    QJsonArray array;
    for (const auto &thing : things)
        array.append(write(thing));
    return array;
}

double share(double part, double whole)
{
    return whole > 0 ? rounded(part / whole) : 0;
}

constexpr const char *kTextNeeded = QT_TRANSLATE_NOOP("scenegen", "a text is needed");
constexpr const char *kNumberNeeded = QT_TRANSLATE_NOOP("scenegen", "a finite number is needed");
constexpr const char *kFlagNeeded = QT_TRANSLATE_NOOP("scenegen", "true or false is needed");
constexpr const char *kListNeeded = QT_TRANSLATE_NOOP("scenegen", "a list is needed");
constexpr const char *kPointNeeded = QT_TRANSLATE_NOOP("scenegen", "two finite numbers are needed");
constexpr const char *kCornersNeeded = QT_TRANSLATE_NOOP("scenegen", "at least three corners are needed");
constexpr const char *kKindNeeded = QT_TRANSLATE_NOOP("scenegen", "\"main\" or \"cross\" is needed");

/// Reads one thing, and remembers the first field of the plan that is wrong.
class Fields
{
public:
    Fields(QJsonObject json, QString path, std::optional<Error> &fault)
        : m_json(std::move(json)), m_path(std::move(path)), m_fault(fault)
    {
    }

    bool has(const char *key) const { return m_json.contains(QLatin1String(key)); }
    QString word(const char *key)
    {
        return checked(key, m_json.value(QLatin1String(key)), &QJsonValue::isString, kTextNeeded).toString();
    }
    std::vector<QString> words(const char *key)
    {
        std::vector<QString> read;
        for (const QJsonValue &value : list(key))
            read.push_back(checked(key, value, &QJsonValue::isString, kTextNeeded).toString());
        return read;
    }
    double number(const char *key)
    {
        // JSON has no NaN, and what is beyond doubles reads as infinite.
        const QJsonValue value = checked(key, m_json.value(QLatin1String(key)), &QJsonValue::isDouble, kNumberNeeded);
        if (!std::isfinite(value.toDouble()))
            refuse(key, kNumberNeeded);
        return value.toDouble();
    }
    bool flag(const char *key)
    {
        return checked(key, m_json.value(QLatin1String(key)), &QJsonValue::isBool, kFlagNeeded).toBool();
    }
    geometry::Vec2 point(const char *key) { return pointOf(key, m_json.value(QLatin1String(key))); }
    std::vector<geometry::Vec2> points(const char *key)
    {
        std::vector<geometry::Vec2> read;
        for (const QJsonValue &value : list(key))
            read.push_back(pointOf(key, value));
        return read;
    }
    geometry::Polygon outline(const char *key)
    {
        geometry::Polygon read = points(key);
        if (read.size() < 3)
            refuse(key, kCornersNeeded);
        return read;
    }
    template <class Read>
    auto things(const char *key, Read &&read)
    {
        std::vector<decltype(read(*this))> found;
        if (!has(key))
            return found;
        int number = 0;
        for (const QJsonValue &value : list(key)) {
            const QString path = QStringLiteral("%1.%2[%3]").arg(m_path, QLatin1String(key)).arg(number++);
            Fields one(value.toObject(), path, m_fault);
            found.push_back(read(one));
        }
        return found;
    }
    Fields part(const char *key) const
    {
        return {m_json.value(QLatin1String(key)).toObject(), m_path + QLatin1Char('.') + QLatin1String(key), m_fault};
    }
    void refuse(const char *key, const char *what)
    {
        if (!m_fault)
            m_fault = Error{ErrorCode::BadInput,
                            QStringLiteral("%1.%2: %3")
                                .arg(m_path, QLatin1String(key), QCoreApplication::translate("scenegen", what)),
                            {}};
    }

private:
    QJsonValue checked(const char *key, const QJsonValue &value, bool (QJsonValue::*is)() const, const char *needed)
    {
        if (!(value.*is)())
            refuse(key, needed);
        return value;
    }
    QJsonArray list(const char *key)
    {
        return checked(key, m_json.value(QLatin1String(key)), &QJsonValue::isArray, kListNeeded).toArray();
    }
    geometry::Vec2 pointOf(const char *key, const QJsonValue &value)
    {
        const QJsonArray pair = value.toArray();
        const geometry::Vec2 at(pair[0].toDouble(), pair[1].toDouble());
        if (pair.size() != 2 || !pair[0].isDouble() || !pair[1].isDouble() || !at.allFinite())
            refuse(key, kPointNeeded);
        return at;
    }

    QJsonObject m_json;
    QString m_path;
    std::optional<Error> &m_fault;
};

PlannedDepartment departmentFrom(Fields &fields)
{
    PlannedDepartment department;
    department.name = fields.word("name");
    department.band = fields.word("band");
    department.outline = fields.outline("polygon");
    department.wantedArea = fields.number("wanted_area");
    department.area = fields.number("area");
    department.isFixed = fields.flag("fixed");
    if (fields.has("wanted_share"))
        department.wantedShare = 100 * fields.number("wanted_share");
    return department;
}

PlannedAisle aisleFrom(Fields &fields)
{
    PlannedAisle aisle;
    const QString kind = fields.word("kind");
    if (kind != QLatin1String("main") && kind != QLatin1String("cross"))
        fields.refuse("kind", kKindNeeded);
    aisle.kind = kind == QLatin1String("main") ? PlannedAisle::Kind::Main : PlannedAisle::Kind::Cross;
    aisle.outline = fields.outline("polygon");
    aisle.width = fields.number("width");
    aisle.length = fields.number("length");
    return aisle;
}

PlannedConveyor conveyorFrom(Fields &fields)
{
    PlannedConveyor conveyor{fields.word("from"), fields.word("to"), fields.points("way"), fields.flag("raised")};
    // Plans that were written before these stood there are plans, too.
    if (fields.has("crossed_aisles"))
        conveyor.crossed = fields.words("crossed_aisles");
    if (fields.has("posts"))
        conveyor.posts = fields.points("posts");
    return conveyor;
}

PlannedFlow flowFrom(Fields &fields)
{
    PlannedFlow flow{fields.word("from"),       fields.word("to"),     fields.number("amount"),
                     fields.number("distance"), fields.number("cost"), {},
                     fields.points("way")};
    if (fields.has("walking_distance"))
        flow.walkingDistance = fields.number("walking_distance");
    return flow;
}

} // namespace

std::vector<QString> aisleNames(const std::vector<PlannedAisle> &aisles)
{
    std::vector<QString> names;
    int main = 0, cross = 0;
    for (const PlannedAisle &aisle : aisles)
        names.push_back(aisle.kind == PlannedAisle::Kind::Main ? QStringLiteral("Main aisle %1").arg(++main)
                                                               : QStringLiteral("Cross aisle %1").arg(++cross));
    return names;
}

double FloorPlan::departmentArea() const
{
    double sum = 0;
    for (const PlannedDepartment &department : departments)
        sum += std::abs(geometry::signedArea(department.outline));
    return sum;
}

double FloorPlan::loads() const
{
    double sum = 0;
    for (const PlannedFlow &flow : flows)
        sum += flow.amount;
    return sum;
}

double FloorPlan::handlingCost() const
{
    double sum = 0;
    for (const PlannedFlow &flow : flows)
        sum += flow.cost;
    return sum;
}

double FloorPlan::walkingCost() const
{
    double sum = 0;
    for (const PlannedFlow &flow : flows)
        sum += flow.amount * flow.walkingDistance.value_or(0);
    return sum;
}

double FloorPlan::walkingLoads() const
{
    double sum = 0;
    for (const PlannedFlow &flow : flows)
        sum += flow.walkingDistance ? flow.amount : 0;
    return sum;
}

QJsonObject toJson(const PlannedDepartment &department, double floorArea)
{
    const double net = std::abs(geometry::signedArea(department.outline));
    QJsonObject json{{QStringLiteral("name"), department.name},
                     {QStringLiteral("band"), department.band},
                     {QStringLiteral("polygon"), pointsToJson(department.outline)},
                     {QStringLiteral("wanted_area"), rounded(department.wantedArea)},
                     {QStringLiteral("area"), rounded(department.area)},
                     {QStringLiteral("net_area"), rounded(net)},
                     {QStringLiteral("share"), share(net, floorArea)},
                     {QStringLiteral("fixed"), department.isFixed}};
    if (department.wantedShare) {
        json.insert(QStringLiteral("wanted_share"), rounded(*department.wantedShare / 100));
        json.insert(QStringLiteral("gross_area"), rounded(department.area));
    }
    return json;
}

QJsonObject toJson(const PlannedAisle &aisle)
{
    const bool isMain = aisle.kind == PlannedAisle::Kind::Main;
    return {{QStringLiteral("kind"), isMain ? QStringLiteral("main") : QStringLiteral("cross")},
            {QStringLiteral("width"), rounded(aisle.width)},
            {QStringLiteral("length"), rounded(aisle.length)},
            {QStringLiteral("polygon"), pointsToJson(aisle.outline)}};
}

QJsonObject toJson(const PlannedStation &station)
{
    return {{QStringLiteral("name"), station.name},
            {QStringLiteral("at"), pointToJson(station.at)},
            {QStringLiteral("width"), rounded(station.width)}};
}

QJsonObject toJson(const PlannedFlow &flow)
{
    QJsonObject json{{QStringLiteral("from"), flow.from},          {QStringLiteral("to"), flow.to},
                     {QStringLiteral("amount"), flow.amount},      {QStringLiteral("distance"), rounded(flow.distance)},
                     {QStringLiteral("cost"), rounded(flow.cost)}, {QStringLiteral("way"), pointsToJson(flow.way)}};
    if (flow.walkingDistance)
        json.insert(QStringLiteral("walking_distance"), rounded(*flow.walkingDistance));
    return json;
}

QJsonObject toJson(const PlannedConveyor &conveyor)
{
    return {{QStringLiteral("from"), conveyor.from},
            {QStringLiteral("to"), conveyor.to},
            {QStringLiteral("raised"), conveyor.isRaised},
            {QStringLiteral("way"), pointsToJson(conveyor.way)},
            {QStringLiteral("crossed_aisles"), listToJson(conveyor.crossed, [](const QString &name) { return name; })},
            {QStringLiteral("posts"), pointsToJson(conveyor.posts)}};
}

QJsonObject totalsToJson(const FloorPlan &plan)
{
    const double loads = plan.loads(), walkingLoads = plan.walkingLoads();
    return {
        {QStringLiteral("handling_cost"), rounded(plan.handlingCost())},
        {QStringLiteral("loads"), rounded(loads)},
        {QStringLiteral("mean_distance"), loads > 0 ? rounded(plan.handlingCost() / loads) : 0},
        {QStringLiteral("walking_cost"), rounded(plan.walkingCost())},
        {QStringLiteral("mean_walking_distance"), walkingLoads > 0 ? rounded(plan.walkingCost() / walkingLoads) : 0},
        {QStringLiteral("floor_area"), rounded(plan.floorArea)},
        {QStringLiteral("aisle_area"), rounded(plan.aisleArea)},
        {QStringLiteral("standing_area"), rounded(plan.standingArea)},
        {QStringLiteral("department_share"), share(plan.departmentArea(), plan.floorArea)},
        {QStringLiteral("aisle_share"), share(plan.aisleArea, plan.floorArea)},
        {QStringLiteral("standing_share"), share(plan.standingArea, plan.floorArea)}};
}

QJsonObject floorPlanToJson(const FloorPlan &plan)
{
    const auto plain = [](const auto &thing) { return toJson(thing); };
    return {{QStringLiteral("departments"),
             listToJson(plan.departments, [&](const auto &department) { return toJson(department, plan.floorArea); })},
            {QStringLiteral("aisles"), listToJson(plan.aisles, plain)},
            {QStringLiteral("stations"), listToJson(plan.stations, plain)},
            {QStringLiteral("flows"), listToJson(plan.flows, plain)},
            {QStringLiteral("conveyors"), listToJson(plan.conveyors, plain)},
            {QStringLiteral("totals"), totalsToJson(plan)}};
}

Result<FloorPlan> floorPlanFromJson(const QJsonObject &json)
{
    std::optional<Error> fault;
    Fields fields(json, QStringLiteral("plan"), fault);
    FloorPlan plan;
    plan.departments = fields.things("departments", departmentFrom);
    plan.aisles = fields.things("aisles", aisleFrom);
    plan.stations = fields.things("stations", [](Fields &station) {
        return PlannedStation{station.word("name"), station.point("at"), station.number("width")};
    });
    plan.flows = fields.things("flows", flowFrom);
    plan.conveyors = fields.things("conveyors", conveyorFrom);
    if (fields.has("totals")) {
        // Plans that were written before the areas stood there have shares only.
        Fields totals = fields.part("totals");
        plan.floorArea = totals.number("floor_area");
        const auto area = [&](const char *inFull, const char *asShare) {
            return totals.has(inFull) ? totals.number(inFull) : totals.number(asShare) * plan.floorArea;
        };
        plan.aisleArea = area("aisle_area", "aisle_share");
        plan.standingArea = area("standing_area", "standing_share");
    }
    if (fault)
        return unexpected(*std::move(fault));
    return plan;
}

} // namespace twinloom::scenegen
