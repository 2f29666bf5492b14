// SPDX-License-Identifier: Apache-2.0
#include "scenegen/once.h"

#include "scenegen/graph/statistics.h"

#include <algorithm>

namespace twinloom::scenegen
{

namespace
{

constexpr double kMostly = 0.8;

struct Sightings {
    int single = 0, several = 0;
    void count(std::ptrdiff_t things)
    {
        single += things == 1;
        several += things > 1;
    }
    int all() const { return single + several; }
    bool mostlySingle() const { return single > 0 && single >= kMostly * all(); }
};

bool same(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// Asked for in so many words, so that it comes whatever is there.
bool isWanted(const Request &request, const QString &category)
{
    const auto is = [&](const QString &other) { return same(other, category); };
    return std::ranges::any_of(request.objects,
                               [&](const PartialObject &object) { return !object.pinned && is(object.category); }) ||
           std::ranges::any_of(request.counts, [&](const auto &counted) { return is(counted.first); }) ||
           std::ranges::any_of(request.most, [&](const auto &counted) { return is(counted.first); }) ||
           std::ranges::any_of(request.wishes, is, &Wish::category) ||
           (request.graph && std::ranges::any_of(request.graph->nodes, is, &GraphNode::category));
}

std::ptrdiff_t numberIn(const Statistics &statistics, const std::vector<SampledPose> &things, int category)
{
    return std::ranges::count(things, category, [&](const SampledPose &thing) {
        return statistics.assets[static_cast<std::size_t>(thing.asset)].category;
    });
}

Sightings standing(const Statistics &statistics, const TypeStatistics &type, int category)
{
    Sightings sightings;
    for (const RoomSample &room : type.rooms) {
        std::ptrdiff_t number = 0;
        for (const int group : room.groups)
            number += numberIn(statistics, type.groups[static_cast<std::size_t>(group)].members, category);
        sightings.count(number);
    }
    return sightings;
}

/// Lying on others, by the category of these.
std::map<int, Sightings> lying(const Statistics &statistics, const TypeStatistics &type, int category)
{
    std::map<int, Sightings> byCarrier;
    for (const auto &[asset, sets] : type.children) {
        Sightings &sightings = byCarrier[statistics.assets[static_cast<std::size_t>(asset)].category];
        for (const ChildSet &set : sets)
            sightings.count(numberIn(statistics, set, category));
    }
    return byCarrier;
}

} // namespace

bool isUsuallyOnce(const QString &roomType, const QString &category)
{
    const Statistics &statistics = Statistics::builtIn();
    const TypeStatistics *type = statistics.type(roomType);
    if (!type)
        type = &statistics.fallback();
    const int wanted = statistics.category(category);
    if (wanted < 0)
        return false;
    const auto byCarrier = lying(statistics, *type, wanted);
    int all = 0;
    for (const auto &[carrier, sightings] : byCarrier)
        all += sightings.all();
    if (const Sightings stood = standing(statistics, *type, wanted); stood.all() >= all)
        return stood.mostlySingle();
    // Mostly on one kind of furniture, of which there is one: books are on all sorts.
    return std::ranges::any_of(byCarrier, [&](const auto &carrier) {
        return carrier.second.all() >= kMostly * all && carrier.second.mostlySingle() &&
               standing(statistics, *type, carrier.first).mostlySingle();
    });
}

void limitToOnce(Request &request)
{
    if (request.parameters.value(QLatin1String("density")).toDouble(1) > 1)
        return;
    std::map<QString, int> limits;
    for (const PartialObject &object : request.objects)
        if (object.pinned && !isWanted(request, object.category) &&
            isUsuallyOnce(request.room.roomType, object.category))
            ++limits[object.category];
    request.most.insert(limits.begin(), limits.end());
}

} // namespace twinloom::scenegen
