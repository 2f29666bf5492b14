// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/unit.h"

#include "scenegen/evaluate/rules.h"

#include <algorithm>
#include <limits>

namespace twinloom::scenegen
{

using geometry::Random;
using geometry::Vec2;

double Unit::footprint() const
{
    double sum = 0;
    for (const scene::RoomObject &member : members)
        sum += member.box.size.x() * member.box.size.y();
    return sum;
}

bool seatOneSide(Unit &unit)
{
    const scene::RoomObject table = unit.members.front();
    const geometry::Vec3 &size = table.box.size;
    const int axis = size.x() >= size.y() ? 1 : 0;           // across the table
    const auto sideOf = [&](const scene::RoomObject &seat) { // of the table's middle, 0 for one at an end
        const double across = table.box.toLocal(seat.box.centre.head<2>())[axis];
        return !isSeat(seat.category) || std::abs(across) < size[axis] / 2 ? 0 : (across < 0 ? -1 : 1);
    };
    const auto seatsAt = [&](int side) { return std::ranges::count(unit.members, side, sideOf); };
    const auto tables = std::ranges::count_if(unit.members, [](const auto &one) { return isTable(one.category); });
    if (!isTable(table.category) || tables > 1 || unit.place || seatsAt(-1) == 0 || seatsAt(1) == 0)
        return false;
    std::vector<int> assets;
    for (std::size_t m = 0; m < unit.members.size(); ++m)
        if (sideOf(unit.members[m]) >= 0)
            assets.push_back(unit.assets[m]);
    std::erase_if(unit.members, [&](const scene::RoomObject &member) { return sideOf(member) < 0; });
    unit.assets = std::move(assets);
    unit.contacts = axis == 1 ? 1 : 8; // the back, or the left
    unit.group = -1;
    return true;
}

void leaveOut(Unit &unit)
{
    const auto isOfSeats = [](const scene::RoomObject &member) { return isSeat(member.category); };
    const auto isOfTables = [](const scene::RoomObject &member) { return isTable(member.category); };
    const auto remove = [&](std::size_t m) {
        unit.members.erase(unit.members.begin() + static_cast<std::ptrdiff_t>(m));
        unit.assets.erase(unit.assets.begin() + static_cast<std::ptrdiff_t>(m));
    };
    const auto tables = std::ranges::count_if(unit.members, isOfTables);
    const auto seats = std::ranges::count_if(unit.members, isOfSeats);
    std::size_t last = unit.members.size() - 1;
    if (tables > 1 && seats <= tables) {
        while (!isOfTables(unit.members[last]))
            --last;
        const Vec2 place = unit.members[last].box.centre.head<2>();
        remove(last);
        const auto away = [&](const scene::RoomObject &member) {
            return isOfSeats(member) ? (member.box.centre.head<2>() - place).norm()
                                     : std::numeric_limits<double>::infinity();
        };
        const auto seat = std::ranges::min_element(unit.members, {}, away);
        last = static_cast<std::size_t>(seat - unit.members.begin());
        if (seats == 0 || last == 0)
            return;
    }
    remove(last);
    if (tables > 0 && unit.members.size() <= 2 && (unit.contacts & kAtWalls) == 0)
        unit.contacts |= 1;
    unit.group = -1;
}

int bareTables(const Unit &unit, const std::vector<scene::RoomObject> &left)
{
    constexpr double atTable = 0.3; ///< metres
    const auto isOfSeats = [](const scene::RoomObject &member) { return isSeat(member.category); };
    if (std::ranges::none_of(unit.members, isOfSeats))
        return 0;
    return static_cast<int>(std::ranges::count_if(left, [&](const scene::RoomObject &table) {
        return isTable(table.category) && std::ranges::none_of(left, [&](const scene::RoomObject &seat) {
                   return isOfSeats(seat) && geometry::planOverlap(table.box, seat.box) > -atTable;
               });
    }));
}

int similarGroup(const Statistics &statistics, const TypeStatistics &type, int group, Random &random)
{
    const auto categoryAt = [&](int g, std::size_t m) {
        return statistics.assets[static_cast<std::size_t>(type.groups[static_cast<std::size_t>(g)].members[m].asset)]
            .category;
    };
    const std::size_t size = type.groups[static_cast<std::size_t>(group)].members.size();
    const auto isAtWall = [&](int g) { return (type.groups[static_cast<std::size_t>(g)].contacts & kAtWalls) != 0; };
    std::vector<int> alike;
    for (int g = 0; g < static_cast<int>(type.groups.size()); ++g) {
        const GroupSample &other = type.groups[static_cast<std::size_t>(g)];
        bool same = other.members.size() == size && (size > 1 || isAtWall(g) == isAtWall(group));
        for (std::size_t m = 0; same && m < size; ++m)
            same = categoryAt(g, m) == categoryAt(group, m);
        if (same)
            alike.push_back(g);
    }
    return alike.empty() ? group : alike[random.below(static_cast<std::uint32_t>(alike.size()))];
}

Unit unitOf(const Statistics &statistics, const GroupSample &sample, int group)
{
    Unit unit;
    unit.contacts = sample.contacts;
    unit.group = group;
    for (const SampledPose &pose : sample.members) {
        const AssetSize &asset = statistics.assets[static_cast<std::size_t>(pose.asset)];
        scene::RoomObject member;
        member.category = statistics.categories[static_cast<std::size_t>(asset.category)];
        member.asset = asset.name;
        member.box.size = asset.size;
        member.box.centre = {pose.place.x(), pose.place.y(), std::max(0.0, pose.bottom) + asset.size.z() / 2};
        member.box.yaw = pose.yaw;
        unit.members.push_back(std::move(member));
        unit.assets.push_back(pose.asset);
    }
    return unit;
}

std::optional<Unit> drawSingle(const Statistics &statistics, const TypeStatistics &type, int category, Random &random)
{
    const auto rootCategory = [&](const SampledPose &pose) {
        return statistics.assets[static_cast<std::size_t>(pose.asset)].category;
    };
    std::vector<const TypeStatistics *> types = {&type};
    for (const TypeStatistics &other : statistics.types)
        if (&other != &type)
            types.push_back(&other);
    for (const TypeStatistics *from : types) {
        std::vector<std::pair<int, std::size_t>> found;
        for (std::size_t g = 0; g < from->groups.size(); ++g)
            for (std::size_t m = 0; m < from->groups[g].members.size(); ++m)
                if (rootCategory(from->groups[g].members[m]) == category)
                    found.emplace_back(static_cast<int>(g), m);
        if (!found.empty()) {
            const auto [group, member] = found[random.below(static_cast<std::uint32_t>(found.size()))];
            GroupSample single = from->groups[static_cast<std::size_t>(group)];
            if (single.members.size() > 1)
                single.contacts = member == 0 ? single.contacts : 0;
            single.members = {single.members[member]};
            single.members.front().place = Vec2::Zero();
            return unitOf(statistics, single, from == &type ? group : -1);
        }
    }
    // Known only as something that lies on others: it may stand on the floor too, when asked for.
    for (std::size_t a = 0; a < statistics.assets.size(); ++a)
        if (statistics.assets[a].category == category)
            return unitOf(statistics, {1, {{static_cast<int>(a), Vec2::Zero(), 0, 0}}}, -1);
    return std::nullopt;
}

} // namespace twinloom::scenegen
