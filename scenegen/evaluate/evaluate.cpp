// SPDX-License-Identifier: Apache-2.0
#include "scenegen/evaluate/evaluate.h"

#include "core/geometry/random.h"
#include "scenegen/evaluate/box_index.h"
#include "scenegen/evaluate/classifier.h"
#include "scenegen/evaluate/floor_grid.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace twinloom::scenegen
{

using geometry::Vec2;
using scene::Room;

namespace
{

constexpr double kFar = 2.0;                 ///< metres; objects without a counterpart count as so far
constexpr std::size_t kMostReference = 2000; ///< rooms of a type that a layout is compared with

/// Sums over layouts.
struct Tally {
    double standing = 0, objects = 0, colliding = 0, tucked = 0, outside = 0;
    double scenesColliding = 0, doors = 0, doorsBlocked = 0;
    double walkable = 0, walkableRooms = 0, reachable = 0, reachableRooms = 0;
};

void tallyPairs(const Room &room, const std::vector<std::size_t> &standing, Tally &tally)
{
    std::vector<bool> hit(standing.size(), false), tucked(standing.size(), false);
    BoxIndex index;
    for (std::size_t i = 0; i < standing.size(); ++i) {
        const scene::RoomObject &a = room.objects[standing[i]];
        for (const std::size_t k : index.near(a.box, 0)) {
            const scene::RoomObject &b = room.objects[standing[k]];
            if (!geometry::overlaps(a.box, b.box, kCollisionTolerance))
                continue;
            auto &which = isTuckable(a.category, b.category) ? tucked : hit;
            which[i] = which[k] = true;
        }
        index.add(a.box);
    }
    const auto collisions = std::count(hit.begin(), hit.end(), true);
    tally.colliding += static_cast<double>(collisions);
    tally.tucked += static_cast<double>(std::count(tucked.begin(), tucked.end(), true));
    tally.scenesColliding += collisions > 0;
}

void tallyPaths(const Room &room, const std::vector<std::size_t> &standing, Tally &tally)
{
    std::vector<geometry::Box> obstacles;
    for (const std::size_t i : standing)
        if (isObstacle(room.objects[i].box))
            obstacles.push_back(room.objects[i].box);
    for (const scene::RoomOpening &door : room.doors) {
        const geometry::Box zone = doorZone(room.polygon, door);
        ++tally.doors;
        tally.doorsBlocked += std::any_of(obstacles.begin(), obstacles.end(),
                                          [&](const geometry::Box &box) { return blocksDoor(zone, box); });
    }
    FloorGrid grid(room.polygon);
    if (!grid.fits())
        return; // a floor of more than kMostCells is not walked
    for (const geometry::Box &box : obstacles)
        grid.add(box);
    grid.connect();
    tally.walkable += grid.walkableRatio();
    ++tally.walkableRooms;
    if (obstacles.empty())
        return;
    const auto reached =
        std::count_if(obstacles.begin(), obstacles.end(), [&](const geometry::Box &box) { return grid.reaches(box); });
    tally.reachable += static_cast<double>(reached) / static_cast<double>(obstacles.size());
    ++tally.reachableRooms;
}

void tallyRoom(const Room &room, Tally &tally)
{
    std::vector<std::size_t> standing;
    for (std::size_t i = 0; i < room.objects.size(); ++i) {
        if (stands(room.objects, i))
            standing.push_back(i);
        tally.outside += isOutOfBounds(room.polygon, room.objects[i].box);
    }
    tally.objects += static_cast<double>(room.objects.size());
    tally.standing += static_cast<double>(standing.size());
    tallyPairs(room, standing, tally);
    tallyPaths(room, standing, tally);
}

double share(double part, double whole)
{
    return whole > 0 ? part / whole : 0.0;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

using Counts = std::map<QString, double>;

std::map<QString, Counts> countCategories(const std::vector<const Room *> &rooms)
{
    std::map<QString, Counts> counts;
    for (const Room *room : rooms) {
        Counts &type = counts[room->roomType.toLower()];
        for (std::size_t i = 0; i < room->objects.size(); ++i)
            if (stands(room->objects, i))
                ++type[room->objects[i].category.toLower()];
    }
    return counts;
}

double divergence(Counts reference, Counts layouts)
{
    for (const auto &[category, count] : layouts)
        reference.try_emplace(category, 0.0);
    double referenceSum = 0, layoutSum = 0;
    for (auto &[category, count] : reference) {
        count += 0.5;
        double &other = layouts[category];
        other += 0.5;
        referenceSum += count;
        layoutSum += other;
    }
    double sum = 0;
    for (const auto &[category, count] : reference)
        sum += count / referenceSum * std::log(count / referenceSum / (layouts[category] / layoutSum));
    return sum;
}

/// Standing objects from the lower left corner, by category.
struct Sketch {
    std::vector<std::pair<QString, Vec2>> things;
    explicit Sketch(const Room &room)
    {
        const Vec2 low = geometry::bounds(room.polygon)[0];
        for (std::size_t i = 0; i < room.objects.size(); ++i)
            if (stands(room.objects, i))
                things.emplace_back(room.objects[i].category.toLower(), room.objects[i].box.centre.head<2>() - low);
    }
};

double oneWay(const Sketch &a, const Sketch &b)
{
    double sum = 0;
    for (const auto &[category, place] : a.things) {
        double nearest = kFar;
        for (const auto &[other, at] : b.things)
            if (other == category)
                nearest = std::min(nearest, (at - place).norm());
        sum += nearest;
    }
    return sum;
}

double sketchDistance(const Sketch &a, const Sketch &b)
{
    const std::size_t count = a.things.size() + b.things.size();
    return count == 0 ? 0.0 : (oneWay(a, b) + oneWay(b, a)) / static_cast<double>(count);
}

std::optional<double> medianNearest(const std::vector<const Room *> &layouts,
                                    const std::vector<const Room *> &reference, Progress &progress)
{
    std::map<QString, std::vector<Sketch>> known;
    for (const Room *room : reference)
        if (auto &sketches = known[room->roomType.toLower()]; sketches.size() < kMostReference)
            sketches.emplace_back(*room);
    std::vector<double> nearest;
    for (const Room *room : layouts) {
        if (progress.cancelled())
            return std::nullopt;
        const auto type = known.find(room->roomType.toLower());
        if (type == known.end())
            continue;
        const Sketch sketch(*room);
        double least = std::numeric_limits<double>::infinity();
        for (const Sketch &other : type->second)
            least = std::min(least, sketchDistance(sketch, other));
        nearest.push_back(least);
    }
    return nearest.empty() ? std::nullopt : std::optional(median(std::move(nearest)));
}

QJsonValue orNull(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

/// Rooms of the types that both sides have.
std::vector<const Room *> ofCommonTypes(const std::vector<const Room *> &rooms, const std::vector<const Room *> &others)
{
    std::map<QString, bool> types;
    for (const Room *room : others)
        types[room->roomType.toLower()] = true;
    std::vector<const Room *> common;
    for (const Room *room : rooms)
        if (types.count(room->roomType.toLower()))
            common.push_back(room);
    return common;
}

} // namespace

std::optional<double> categoryDivergence(const std::vector<const Room *> &layouts,
                                         const std::vector<const Room *> &reference)
{
    const auto ours = countCategories(layouts), theirs = countCategories(reference);
    double sum = 0;
    int types = 0;
    for (const auto &[type, counts] : theirs)
        if (const auto found = ours.find(type); found != ours.end()) {
            sum += divergence(counts, found->second);
            ++types;
        }
    return types == 0 ? std::nullopt : std::optional(sum / types);
}

double roomDistance(const Room &a, const Room &b)
{
    return sketchDistance(Sketch(a), Sketch(b));
}

namespace
{

using Rooms = std::vector<const Room *>;

/// What needs a reference.
void compare(const Rooms &ours, const Rooms &theirs, Evaluation &result, Progress &progress)
{
    result.categoryKl = categoryDivergence(ours, theirs);
    Progress nearest = progress.slice(0.0, 0.4), classify = progress.slice(0.4, 1.0);
    result.nearestReferenceDistance = medianNearest(ours, theirs, nearest);
    const Rooms a = ofCommonTypes(theirs, ours), b = ofCommonTypes(ours, theirs);
    result.classifierTwoSample = twoSampleAccuracy(a, b, 1, classify);
    if (const std::optional<double> share = result.classifierTwoSample)
        result.classifierSpread =
            std::sqrt(*share * (1 - *share) / double(2 * std::min({a.size(), b.size(), kMostOfASet})));
}

Result<Evaluation> judge(const Rooms &ours, const Rooms &theirs, Progress &progress)
{
    Tally tally;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        if (progress.cancelled())
            return cancelledError();
        tallyRoom(*ours[i], tally);
        progress.set(0.5 * double(i + 1) / double(ours.size()));
    }
    Evaluation result;
    result.layouts = static_cast<int>(ours.size());
    result.objectCollisionRate = share(tally.colliding, tally.standing);
    result.sceneCollisionRate = share(tally.scenesColliding, double(ours.size()));
    result.tuckedRate = share(tally.tucked, tally.standing);
    result.outOfBoundsRate = share(tally.outside, tally.objects);
    result.doorBlockedRate = share(tally.doorsBlocked, tally.doors);
    result.walkableRatio = share(tally.walkable, tally.walkableRooms);
    if (tally.reachableRooms > 0)
        result.reachableRatio = tally.reachable / tally.reachableRooms;
    result.objectsPerRoom = tally.standing / double(ours.size());
    if (!theirs.empty()) {
        Progress comparing = progress.slice(0.5, 1.0);
        compare(ours, theirs, result, comparing);
    }
    if (progress.cancelled())
        return cancelledError();
    return result;
}

Rooms addressesOf(const std::vector<Room> &rooms)
{
    Rooms addresses;
    for (const Room &room : rooms)
        addresses.push_back(&room);
    return addresses;
}

} // namespace

Result<Evaluation> evaluate(const std::vector<Layout> &layouts, const std::vector<Room> &reference, Progress &progress)
{
    if (layouts.empty())
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("scenegen", "There is no layout to evaluate."));
    Rooms ours;
    std::vector<double> times;
    for (const Layout &layout : layouts) {
        ours.push_back(&layout.room);
        if (layout.milliseconds > 0)
            times.push_back(layout.milliseconds);
    }
    auto result = judge(ours, addressesOf(reference), progress);
    if (result && !times.empty())
        result->millisecondsMedian = median(std::move(times));
    return result;
}

Result<std::optional<Evaluation>> referenceFloor(const std::vector<Layout> &layouts, const std::vector<Room> &reference,
                                                 std::uint64_t seed, Progress &progress)
{
    std::map<QString, std::size_t> wanted;
    for (const Layout &layout : layouts)
        ++wanted[layout.room.roomType.toLower()];
    for (auto &entry : wanted) {
        const auto known = std::ranges::count_if(
            reference, [&](const Room &room) { return room.roomType.compare(entry.first, Qt::CaseInsensitive) == 0; });
        entry.second = std::min(entry.second, static_cast<std::size_t>(known) / 2);
    }
    Rooms shuffled = addressesOf(reference), drawn, others;
    geometry::Random(seed).shuffle(shuffled);
    for (const Room *room : shuffled) {
        const auto open = wanted.find(room->roomType.toLower());
        const bool isDrawn = open != wanted.end() && open->second > 0;
        if (isDrawn)
            --open->second;
        (isDrawn ? drawn : others).push_back(room);
    }
    if (drawn.empty())
        return std::optional<Evaluation>();
    auto floor = judge(drawn, others, progress);
    if (!floor)
        return unexpected(floor.error());
    return std::optional(*std::move(floor));
}

QJsonObject Evaluation::toJson() const
{
    return {{QStringLiteral("layouts"), layouts},
            {QStringLiteral("object_collision_rate"), objectCollisionRate},
            {QStringLiteral("scene_collision_rate"), sceneCollisionRate},
            {QStringLiteral("tucked_rate"), tuckedRate},
            {QStringLiteral("out_of_bounds_rate"), outOfBoundsRate},
            {QStringLiteral("door_blocked_rate"), doorBlockedRate},
            {QStringLiteral("walkable_ratio"), walkableRatio},
            {QStringLiteral("reachable_ratio"), orNull(reachableRatio)},
            {QStringLiteral("objects_per_room"), objectsPerRoom},
            {QStringLiteral("category_kl"), orNull(categoryKl)},
            {QStringLiteral("classifier_two_sample"), orNull(classifierTwoSample)},
            {QStringLiteral("classifier_two_sample_spread"), orNull(classifierSpread)},
            {QStringLiteral("nearest_reference_distance"), orNull(nearestReferenceDistance)},
            {QStringLiteral("milliseconds_median"), orNull(millisecondsMedian)}};
}

} // namespace twinloom::scenegen
