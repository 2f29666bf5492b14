// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/room_type.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace twinloom::scenegen
{
namespace
{

constexpr double kClear = 0.4;      // least probability of the type that is told
constexpr double kAnywhere = 0.002; // share of the things of a room of any type that a category has at least

using Shares = std::vector<double>; // by category

void addShares(const Statistics &statistics, const std::vector<double> &assets, Shares &shares)
{
    const double sum = std::accumulate(assets.begin(), assets.end(), 0.0);
    for (std::size_t a = 0; a < assets.size() && sum > 0; ++a)
        shares[static_cast<std::size_t>(statistics.assets[a].category)] += assets[a] / sum;
}

/// Of what stands in rooms of a type, and of what lies on that: there is more of the latter, but it tells less.
Shares sharesOf(const Statistics &statistics, const TypeStatistics &type)
{
    std::vector<double> standing(statistics.assets.size(), 0.0), carried = standing;
    const auto countGroup = [&](const GroupSample &group) {
        for (const SampledPose &member : group.members)
            standing[static_cast<std::size_t>(member.asset)] += 1;
    };
    for (const RoomSample &room : type.rooms)
        for (const int group : room.groups)
            countGroup(type.groups[static_cast<std::size_t>(group)]);
    if (type.rooms.empty()) // halls: what there may be is all that is known
        for (const GroupSample &group : type.groups)
            countGroup(group);
    for (const auto &[parent, sightings] : type.children)
        for (const ChildSet &children : sightings)
            for (const SampledPose &child : children)
                carried[static_cast<std::size_t>(child.asset)] +=
                    standing[static_cast<std::size_t>(parent)] / static_cast<double>(sightings.size());
    Shares shares(statistics.categories.size(), 0.0);
    addShares(statistics, standing, shares);
    addShares(statistics, carried, shares);
    return shares;
}

} // namespace

QString likelyRoomType(const Statistics &statistics, std::span<const SeenThing> things)
{
    std::vector<Shares> shares;
    Shares anywhere(statistics.categories.size(), 0.0);
    for (const TypeStatistics &type : statistics.types) {
        shares.push_back(sharesOf(statistics, type));
        for (std::size_t c = 0; c < anywhere.size(); ++c)
            anywhere[c] += shares.back()[c] / static_cast<double>(statistics.types.size());
    }
    std::vector<double> logs(shares.size(), 0.0);
    for (const SeenThing &thing : things) {
        const int category = statistics.category(thing.category);
        if (category < 0 || anywhere[static_cast<std::size_t>(category)] == 0)
            continue;
        const auto c = static_cast<std::size_t>(category);
        const double sure = std::clamp(thing.confidence, 0.0, 1.0);
        for (std::size_t t = 0; t < shares.size(); ++t)
            logs[t] += std::log(sure * shares[t][c] + (1 - sure) * anywhere[c] + kAnywhere);
    }
    const auto best = std::max_element(logs.begin(), logs.end());
    double sum = 0;
    for (const double value : logs)
        sum += std::exp(value - *best);
    return 1 / sum >= kClear ? statistics.types[static_cast<std::size_t>(best - logs.begin())].name : QString();
}

} // namespace twinloom::scenegen
