// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/plan_forms.h"

#include "core/asset/parametric.h"
#include "scenegen/evaluate/rules.h"
#include "scenegen/graph/plan_counts.h"

#include <cmath>

namespace twinloom::scenegen
{

using geometry::Random;

namespace
{

constexpr int kDraws = 24; ///< for one as often as it is seen; then any that is known

/// All but the first of a unit's things stand by themselves, seats around it one by one.
void takeApart(Plan &plan, std::size_t u)
{
    const std::size_t members = plan.units[u].members.size();
    for (std::size_t m = 1; m < members; ++m) {
        Unit single;
        single.members = {plan.units[u].members[m]};
        single.members.front().box.centre.head<2>().setZero();
        single.assets = {plan.units[u].assets[m]};
        if (isSeat(single.members.front().category))
            single.relations.push_back({Relation::Around,
                                        static_cast<int>(u),
                                        -1,
                                        {},
                                        static_cast<int>(m - 1),
                                        static_cast<int>(members - 1)});
        plan.units.push_back(std::move(single));
    }
    plan.units[u].members.resize(1);
    plan.units[u].assets.resize(1);
}

/// One of the size, as often as it is seen in such rooms; else one that is made.
void giveSize(const Statistics &statistics, const TypeStatistics &type, const SizeWord &size, Unit &unit,
              Random &random)
{
    scene::RoomObject &thing = unit.members.front();
    const double bottom = thing.box.bottom();
    const int category = statistics.category(thing.category);
    const auto take = [&](int asset) {
        const AssetSize &known = statistics.assets[static_cast<std::size_t>(asset)];
        thing.box.size = known.size;
        thing.asset = known.name;
        unit.assets.front() = asset;
    };
    int found = -1;
    for (int k = 0; k < kDraws && found < 0; ++k)
        if (const auto other = drawSingle(statistics, type, category, random);
            other && size.holds(other->members.front().box.size))
            found = other->assets.front();
    for (std::size_t a = 0; a < statistics.assets.size() && found < 0; ++a)
        if (statistics.assets[a].category == category && size.holds(statistics.assets[a].size))
            found = static_cast<int>(a);
    if (found >= 0) {
        take(found);
    } else {
        thing.box.size = size.made(thing.box.size);
        thing.asset.clear();
        unit.assets.front() = -1;
    }
    thing.box.centre.z() = bottom + thing.box.size.z() / 2;
    unit.group = -1; // no other sample will do
}

} // namespace

void applyShapes(const Request &request, Plan &plan)
{
    const std::size_t planned = plan.units.size();
    for (std::size_t u = 0; u < planned; ++u) {
        const scene::RoomObject &first = plan.units[u].members.front();
        const QString shape = first.shape.isEmpty() ? shapeOf(request, first.category) : first.shape;
        if (shape != asset::kRound || plan.units[u].assets.front() < 0)
            continue;
        scene::RoomObject &table = plan.units[u].members.front();
        table.box.size.head<2>().setConstant(std::sqrt(table.box.size.x() * table.box.size.y()));
        table.asset.clear();
        plan.units[u].assets.front() = -1;
        takeApart(plan, u);
    }
}

void applySizes(const Statistics &statistics, const Request &request, Plan &plan, Random &random)
{
    std::map<QString, int> numbers; // of the category so far
    const std::size_t planned = request.sizes.empty() ? 0 : plan.units.size();
    for (std::size_t u = 0; u < planned; ++u) {
        const QString category = plan.units[u].members.front().category;
        const SizeWord *size = sizeOf(request.sizes, category, numbers[category]++);
        if (!size || plan.units[u].assets.front() < 0 || size->holds(plan.units[u].members.front().box.size))
            continue;
        takeApart(plan, u);
        giveSize(statistics, *plan.type, *size, plan.units[u], random);
    }
}

} // namespace twinloom::scenegen
