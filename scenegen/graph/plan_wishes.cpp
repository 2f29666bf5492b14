// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/plan_wishes.h"

#include "core/asset/category_text.h"
#include "scenegen/graph/children.h"
#include "scenegen/graph/plan_counts.h"
#include "scenegen/seating.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace twinloom::scenegen
{

using geometry::Random;

int unitOfCategory(const Plan &plan, const QString &category, int except)
{
    int found = -1;
    for (std::size_t u = 0; u < plan.units.size(); ++u)
        if (static_cast<int>(u) != except && isOf(plan.units[u], category) &&
            (found < 0 || (plan.units[u].wanted && !plan.units[static_cast<std::size_t>(found)].wanted)))
            found = static_cast<int>(u);
    return found;
}

Issue relationNotMet(const QString &category, Relation relation, const QString &to, const QString &field)
{
    const auto kind = std::ranges::find(relationKinds(), relation, &RelationKind::relation);
    QStringList words{asset::categoryText(category)};
    if (kind != relationKinds().end())
        words << QLatin1String(kind->name);
    if (!to.isEmpty())
        words << asset::categoryText(to);
    return {
        QStringLiteral("relation-not-met"),
        QCoreApplication::translate("scenegen", "There is no place for this: %1.").arg(words.join(QLatin1Char(' '))),
        field};
}

std::vector<int> pinnedOfCategory(const Plan &plan, const QString &category)
{
    std::vector<int> found;
    for (std::size_t i = 0; i < plan.pinned.size(); ++i)
        if (isOf(plan.pinned[i], category))
            found.push_back(static_cast<int>(i));
    return found;
}

namespace
{

/// As unitOfCategory(), but what is there already comes first: any of several, so that another draw tries another.
int targetOf(const Plan &plan, const QString &category, int except, Random &random)
{
    const std::vector<int> pinned = category.isEmpty() ? std::vector<int>() : pinnedOfCategory(plan, category);
    if (pinned.empty())
        return category.isEmpty() ? -1 : unitOfCategory(plan, category, except);
    const std::size_t one = pinned.size() > 1 ? random.below(static_cast<std::uint32_t>(pinned.size())) : 0;
    return kPinnedBase + pinned[one];
}

/// One that is not `first`: "between two beds".
int anotherOf(const Plan &plan, const QString &category, int except, int first)
{
    for (std::size_t u = 0; u < plan.units.size() && !category.isEmpty(); ++u)
        if (static_cast<int>(u) != except && static_cast<int>(u) != first && isOf(plan.units[u], category))
            return static_cast<int>(u);
    for (const int pinned : category.isEmpty() ? std::vector<int>() : pinnedOfCategory(plan, category))
        if (kPinnedBase + pinned != first)
            return kPinnedBase + pinned;
    return -1;
}

/// Sees to it that so many of a category are there.
void addMissing(const Statistics &statistics, const Request &request, Plan &plan, const QString &category, int least,
                Random &random, Issues &issues)
{
    const bool known = statistics.category(category) >= 0; // what is counted too, applyCounts() tells
    for (const auto &[counted, number] : request.counts)
        if ((number == 0 || !known) && counted.compare(category, Qt::CaseInsensitive) == 0)
            return;
    const double area = geometry::signedArea(request.room.polygon);
    const int missing = std::min(least, mostOn(area)) - countOf(plan, category) -
                        static_cast<int>(pinnedOfCategory(plan, category).size());
    if (known)
        addCounted(statistics, plan, category, std::max(0, missing), random);
    else if (!category.isEmpty() && missing > 0)
        reportUnknown(category, QStringLiteral("prompt"), issues);
}

/// What stands by a window is lower than its sill, where there is such a thing of the category.
void makeLowerThanSills(const Statistics &statistics, const Request &request, const Plan &plan, Unit &unit,
                        Random &random)
{
    constexpr int draws = 12;
    double sill = std::numeric_limits<double>::infinity();
    for (const scene::RoomOpening &window : request.room.windows)
        sill = std::min(sill, window.bottom);
    const int category = statistics.category(unit.members.front().category);
    for (int k = 0; k < draws && unit.assets.front() >= 0 && unit.members.front().box.top() > sill + 0.05; ++k)
        if (auto other = drawSingle(statistics, *plan.type, category, random)) {
            unit.members = std::move(other->members);
            unit.assets = std::move(other->assets);
        }
}

} // namespace

void makeRoomAround(Unit &target, Relation kind, int count)
{
    // A thing with another at each side stands at a wall, but in no corner.
    if ((kind == Relation::Beside && count < 5) || kind == Relation::LeftOf || kind == Relation::RightOf)
        target.contacts = 1;
    // What has another behind it keeps off the walls, and so does a table with a rug below it.
    if (kind == Relation::Behind || (kind == Relation::Under && isTable(target.members.front().category)))
        target.contacts = kInTheMiddle;
    // Nor does a table with seats at all sides stand at a wall.
    if (kind == Relation::Around && count > 2)
        target.contacts = kInTheMiddle;
}

bool isCarried(Relation kind, const Unit &unit, const scene::RoomObject &to)
{
    return kind == Relation::On || (kind == Relation::Under && couldStandUnder(unit.members.front().box.size.z(), to));
}

namespace
{

/// The `number`-th of those that a prompt wants there: one each before a second one lies anywhere.
void giveCarrier(Plan &plan, std::size_t u, const Wish &wish, int number)
{
    std::vector<int> carriers;
    for (const int pinned : pinnedOfCategory(plan, wish.to))
        carriers.push_back(kPinnedBase + pinned);
    for (std::size_t c = 0; c < plan.units.size(); ++c)
        if (c != u && isOf(plan.units[c], wish.to))
            carriers.push_back(static_cast<int>(c));
    const int below = carriers[static_cast<std::size_t>(number) % carriers.size()];
    Unit &unit = plan.units[u];
    unit.node = QStringLiteral("wish-%1").arg(u);
    if (isUnit(below)) {
        QString &node = plan.units[static_cast<std::size_t>(below)].node;
        if (node.isEmpty())
            node = QStringLiteral("wish-%1").arg(below);
        unit.carrier = node;
    } else {
        unit.carrier = pinnedNode(below - kPinnedBase);
    }
    unit.carried = relationOf(wish.relation);
    unit.carrierField = QStringLiteral("prompt");
}

/// What is pinned is of those that a wish is about, too, where too few others are.
void applyToPinned(Plan &plan, const Wish &wish, int done, int most, Random &random)
{
    std::vector<int> things = pinnedOfCategory(plan, wish.category);
    const int least = std::min(most - done, static_cast<int>(things.size()));
    if (least > 0)
        plan.ofPinned.push_back({std::move(things),
                                 least,
                                 {relationOf(wish.relation), targetOf(plan, wish.to, -1, random),
                                  targetOf(plan, wish.other, -1, random), QStringLiteral("prompt")}});
}

} // namespace

namespace
{

bool isThere(const Plan &plan, const QString &category)
{
    return unitOfCategory(plan, category, -1) >= 0 || !pinnedOfCategory(plan, category).empty();
}

/// What something relates to stands by itself, rather than as a seat of a table.
void freeTarget(const Statistics &statistics, Plan &plan, const QString &category, Random &random)
{
    if (!category.isEmpty() && !isThere(plan, category))
        detach(statistics, plan, category, 1, random);
}

} // namespace

void applyWishes(const Statistics &statistics, const Request &request, Plan &plan, Random &random, Issues &issues)
{
    for (const Wish &wish : request.wishes)
        for (const QString &category : {wish.category, wish.to, wish.other})
            addMissing(statistics, request, plan, category,
                       category == wish.category && wish.relation.isEmpty() ? std::max(1, wish.count) : 1, random,
                       issues);
    for (const Wish &wish : request.wishes) {
        const Relation kind = relationOf(wish.relation);
        if (kind == Relation::None)
            continue;
        const int most = wish.count > 0 ? wish.count : std::numeric_limits<int>::max();
        detach(statistics, plan, wish.category, most, random);
        freeTarget(statistics, plan, wish.to, random);
        freeTarget(statistics, plan, wish.other, random);
        int done = 0;
        for (std::size_t u = 0; u < plan.units.size() && done < most; ++u) {
            if (!isOf(plan.units[u], wish.category) || !plan.units[u].carrier.isEmpty())
                continue;
            const int to = targetOf(plan, wish.to, static_cast<int>(u), random);
            const int other = wish.other == wish.to ? anotherOf(plan, wish.to, static_cast<int>(u), to)
                                                    : targetOf(plan, wish.other, static_cast<int>(u), random);
            if (!wish.to.isEmpty() && to < 0)
                continue;
            Unit &unit = plan.units[u];
            unit.wanted = true;
            ++done;
            if (to >= 0 && isCarried(kind, unit, plan.thing(to))) {
                giveCarrier(plan, u, wish, done - 1);
                continue;
            }
            if (kind == Relation::ByWindow)
                makeLowerThanSills(statistics, request, plan, unit, random);
            if (isUnit(to))
                makeRoomAround(plan.units[static_cast<std::size_t>(to)], kind,
                               kind == Relation::Around ? wish.count : most);
            unit.relations.insert(unit.relations.begin(), {kind, to, other, QStringLiteral("prompt"), done - 1,
                                                           wish.count > 0 ? wish.count : 1});
        }
        applyToPinned(plan, wish, done, most, random);
        if (statistics.category(wish.to) >= 0 && !isThere(plan, wish.to)) // else it was told
            issues.push_back(relationNotMet(wish.category, kind, wish.to, QStringLiteral("prompt")));
    }
}

} // namespace twinloom::scenegen
