// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/plan_counts.h"

#include "scenegen/seating.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace twinloom::scenegen
{

using geometry::Random;

namespace
{

constexpr double kMostPerArea = 4.0; ///< things on a square metre of floor that anybody could ask for

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

} // namespace

bool isOf(const Unit &unit, const QString &category)
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

int mostOn(double area)
{
    return static_cast<int>(std::min(2000.0, kMostPerArea * area + 4));
}

namespace
{

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

} // namespace

void removeSome(Plan &plan, const QString &category, int surplus)
{
    std::vector<Unit> &units = plan.units;
    for (std::size_t u = units.size(); u-- > 0 && surplus > 0;) {
        Unit &unit = units[u];
        for (std::size_t m = unit.members.size(); m-- > 1 && surplus > 0;)
            if (isOf(unit.members[m], category)) {
                unit.members.erase(unit.members.begin() + static_cast<std::ptrdiff_t>(m));
                unit.assets.erase(unit.assets.begin() + static_cast<std::ptrdiff_t>(m));
                --surplus;
            }
    }
    for (std::size_t u = units.size(); u-- > 0 && surplus > 0;)
        if (isOf(units[u], category) && !units[u].wanted) {
            units.erase(units.begin() + static_cast<std::ptrdiff_t>(u));
            --surplus;
        }
    if (surplus > 0)
        removeFixed(plan.fixed, category, surplus);
}

namespace
{

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

} // namespace

void matchAsked(Plan &plan, const QString &category)
{
    std::vector<Unit *> alike;
    for (Unit &unit : plan.units)
        if (isOf(unit, category) && unit.members.size() == 1 && unit.assets.front() >= 0 && !unit.place && !unit.yaw)
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

void reportUnknown(const QString &category, const QString &field, Issues &issues)
{
    Issue issue{QStringLiteral("unknown-category"), text("Nothing is known of \"%1\".").arg(category), field};
    if (std::ranges::find(issues, issue) == issues.end())
        issues.push_back(std::move(issue));
}

void detach(const Statistics &statistics, Plan &plan, const QString &category, int wanted, Random &random)
{
    int single = 0;
    for (const Unit &unit : plan.units)
        single += isOf(unit, category) && unit.members.size() == 1;
    const int missing = std::min(wanted, countOf(plan, category)) - single;
    if (missing <= 0)
        return;
    for (Unit &unit : plan.units) // so that a group of it may go, though it was asked for
        unit.wanted = unit.wanted && !(isOf(unit, category) && unit.members.size() > 1);
    removeSome(plan, category, missing);
    addCounted(statistics, plan, category, missing, random);
}

void applyCounts(const Statistics &statistics, const Request &request, Plan &plan, Random &random, Issues &issues)
{
    const int most = mostOn(geometry::signedArea(request.room.polygon));
    std::map<QString, int> targets; // of what is known
    for (const auto &[category, wanted] : request.counts) {
        if (statistics.category(category) < 0) {
            if (wanted > 0)
                reportUnknown(category, QStringLiteral("counts.%1").arg(category), issues);
            continue;
        }
        int pinned = 0;
        for (const PartialObject &object : request.objects)
            pinned += (object.pinned || object.parent) && object.category.compare(category, Qt::CaseInsensitive) == 0;
        targets[category] = std::min(wanted - std::min(pinned, wanted), most);
    }
    // What goes takes its group along, chairs with their table: before it is seen what is missing.
    for (const auto &[category, target] : targets)
        if (const int present = countOf(plan, category); present > target)
            removeSome(plan, category, present - target);
    for (const auto &[category, target] : targets) {
        addCounted(statistics, plan, category, target - countOf(plan, category), random);
        for (Unit &unit : plan.units)
            if (isOf(unit, category))
                unit.wanted = true;
    }
}

} // namespace twinloom::scenegen
