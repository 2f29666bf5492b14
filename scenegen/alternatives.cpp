// SPDX-License-Identifier: Apache-2.0
#include "scenegen/alternatives.h"

#include "scenegen/evaluate/floor_grid.h"
#include "scenegen/facility/hall_frame.h"
#include "scenegen/lacking.h"
#include "scenegen/note.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace twinloom::scenegen
{

namespace
{

constexpr int kMostCompared = 64;    ///< more are made as they come, for the sake of time
constexpr double kCounterpart = 1.0; ///< metres; farther away is another thing

/// 0 for the same pose, 1 for nothing alike.
double poseDifference(const geometry::Box &a, const geometry::Box &b)
{
    const double distance = (a.centre - b.centre).norm() / kCounterpart;
    const double turn = std::abs(geometry::wrapAngle(a.yaw - b.yaw)) / std::numbers::pi;
    return std::min(1.0, distance + turn / 2);
}

/// Less is better.
struct Rank {
    int lacking = 0;
    std::size_t findings = 0;
    double handlingCost = 0; ///< of a planned floor
    double unreached = 0;
    quint64 seed = 0;
    auto operator<=>(const Rank &) const = default;
};

/// Whether it adds nothing to what the request has pinned.
bool isBare(const Request &request, const Layout &layout)
{
    return !layout.plan &&
           std::ssize(layout.room.objects) == std::ranges::count(request.objects, true, &PartialObject::pinned);
}

/// Whether a finding does not count against a layout. Of a planned floor much is told, and what it costs counts by
/// itself.
bool isHarmless(const Issue &issue, const Layout &layout)
{
    return isNote(issue) || (layout.plan && (issue.code == QLatin1String("conveyor-long-span") ||
                                             issue.code == QLatin1String("department-long")));
}

Rank rankOf(const Request &request, const Layout &layout)
{
    Rank rank;
    rank.lacking = lackingIn(request, layout.room.objects);
    rank.seed = layout.seed;
    for (const Issue &issue : layout.issues)
        rank.findings += !isHarmless(issue, layout);
    if (layout.plan)
        rank.handlingCost = layout.plan->handlingCost();
    FloorGrid grid(layout.room.polygon);
    if (!grid.fits())
        return rank;
    std::vector<const geometry::Box *> obstacles;
    for (std::size_t i = 0; i < layout.room.objects.size(); ++i)
        if (stands(layout.room.objects, i) && isObstacle(layout.room.objects[i].box))
            obstacles.push_back(&layout.room.objects[i].box);
    for (const geometry::Box *box : obstacles)
        grid.add(*box);
    grid.connect();
    const auto unreached =
        std::count_if(obstacles.begin(), obstacles.end(), [&](const auto *box) { return !grid.reaches(*box); });
    // Rounded, so that hairs do not rank.
    rank.unreached = std::round(20 * (1 - grid.walkableRatio())) + static_cast<double>(unreached);
    return rank;
}

} // namespace

double difference(const scene::Room &a, const scene::Room &b)
{
    std::vector<const scene::RoomObject *> left;
    for (std::size_t k = 0; k < b.objects.size(); ++k)
        if (stands(b.objects, k))
            left.push_back(&b.objects[k]);
    double sum = 0;
    auto things = static_cast<double>(left.size());
    for (std::size_t i = 0; i < a.objects.size(); ++i) {
        if (!stands(a.objects, i))
            continue;
        ++things;
        auto best = left.end();
        double least = 1;
        for (auto other = left.begin(); other != left.end(); ++other)
            if ((*other)->category == a.objects[i].category) {
                const double now = poseDifference(a.objects[i].box, (*other)->box);
                if (now < least) {
                    least = now;
                    best = other;
                }
            }
        if (best == left.end()) {
            sum += 1;
            continue;
        }
        sum += 2 * least; // it stands for both
        left.erase(best);
    }
    return things > 0 ? (sum + static_cast<double>(left.size())) / things : 0.0;
}

namespace
{

constexpr double kSamePlace = 1;    ///< metres between the middles of blocks
constexpr double kSameCost = 0.005; ///< of a plan's handling cost

/// How a floor is laid upon itself: turned over along its longest wall, across it, or both.
class Mirror
{
public:
    Mirror(const geometry::Polygon &floor, bool along, bool across)
        : m_scale(along ? -1 : 1, across ? -1 : 1), m_middle(geometry::centroid(floor))
    {
        const double yaw = facility::longestWallYaw(floor);
        m_axis = {std::cos(yaw), std::sin(yaw)};
    }
    geometry::Vec2 operator()(const geometry::Vec2 &point) const
    {
        const geometry::Vec2 offset = point - m_middle, aside(-m_axis.y(), m_axis.x());
        return m_middle + m_scale.x() * offset.dot(m_axis) * m_axis + m_scale.y() * offset.dot(aside) * aside;
    }

private:
    geometry::Vec2 m_scale, m_middle, m_axis;
};

/// Whoever plans a floor asks for other blocks, not for other machines in the same ones.
bool hasSameBlocks(const FloorPlan &a, const FloorPlan &b, const Mirror &mirror)
{
    return std::ranges::equal(a.departments, b.departments, [&](const auto &one, const auto &other) {
        return one.name == other.name &&
               (geometry::centroid(one.outline) - mirror(geometry::centroid(other.outline))).norm() < kSamePlace;
    });
}

/// Whether nobody could tell the floor from its mirror image: its outline, its doors (those with a flow each for
/// itself) and what is pinned. Floor that stays free, or is to be filled alone, is not looked at: it counts as uneven.
bool isEven(const Request &request, const FloorPlan &plan, const Mirror &mirror)
{
    constexpr double near = 0.05; ///< metres
    const auto meets = [&](const geometry::Vec2 &point, const geometry::Vec2 &other) {
        return (mirror(point) - other).norm() < near;
    };
    const auto isCorner = [&](const geometry::Vec2 &corner) {
        return std::ranges::any_of(request.room.polygon, [&](const auto &other) { return meets(corner, other); });
    };
    const auto hasFlow = [&](const PlannedStation &station) {
        return std::ranges::any_of(
            plan.flows, [&](const PlannedFlow &flow) { return flow.from == station.name || flow.to == station.name; });
    };
    const auto isDoor = [&](const PlannedStation &station) {
        return std::ranges::any_of(plan.stations, [&](const PlannedStation &other) {
            return meets(station.at, other.at) &&
                   (other.name == station.name || (!hasFlow(station) && !hasFlow(other)));
        });
    };
    const std::vector<scene::RoomObject> pinned = pinnedOf(request);
    const auto isPinned = [&](const scene::RoomObject &thing) {
        return std::ranges::any_of(pinned, [&](const scene::RoomObject &other) {
            return other.category == thing.category && meets(thing.box.centre.head<2>(), other.box.centre.head<2>());
        });
    };
    return request.regions.empty() && request.obstacles.empty() &&
           request.parameters.value(QLatin1String("forbidden")).toString().isEmpty() &&
           std::ranges::all_of(request.room.polygon, isCorner) && std::ranges::all_of(plan.stations, isDoor) &&
           std::ranges::all_of(pinned, isPinned);
}

/// Also where the one is the other's mirror image, costs as much, and the floor is even.
bool isSamePlan(const Request &request, const Layout &a, const Layout &b)
{
    if (!a.plan || !b.plan || a.plan->departments.empty() || a.plan->departments.size() != b.plan->departments.size())
        return false;
    const geometry::Polygon &floor = request.room.polygon;
    if (hasSameBlocks(*a.plan, *b.plan, Mirror(floor, false, false)))
        return true;
    const double cost = a.plan->handlingCost();
    if (std::abs(cost - b.plan->handlingCost()) > kSameCost * cost)
        return false;
    return std::ranges::any_of(
        std::array{Mirror(floor, true, false), Mirror(floor, false, true), Mirror(floor, true, true)},
        [&](const Mirror &mirror) {
            return hasSameBlocks(*a.plan, *b.plan, mirror) && isEven(request, *a.plan, mirror);
        });
}

} // namespace

Result<std::vector<Layout>> alternatives(const Generator &generator, const Request &request, int count,
                                         Progress &progress)
{
    std::vector<Layout> found;
    Issues failures;
    std::optional<Error> firstError;
    std::optional<Layout> bare;
    const int most = count == 1 ? 1 : 2 * count + 2;
    for (int k = 0; k < most && static_cast<int>(found.size()) < count; ++k) {
        Request one = request;
        one.seed = request.seed + static_cast<quint64>(k);
        Progress part = progress.slice(double(k) / most, double(k + 1) / most);
        auto layout = generate(generator, one, part);
        if (!layout && layout.error().code == ErrorCode::Cancelled)
            return unexpected(layout.error());
        if (!layout) {
            if (!firstError)
                firstError = layout.error();
            failures.push_back({QStringLiteral("alternative-failed"),
                                QCoreApplication::translate("scenegen", "There is no layout of seed %1: %2")
                                    .arg(one.seed)
                                    .arg(layout.error().text()),
                                QStringLiteral("seed")});
            continue;
        }
        if (isBare(request, *layout)) { // rather any other; one, where there is nothing else
            if (!bare)
                bare = std::move(*layout);
            continue;
        }
        const bool isNew =
            count > kMostCompared || std::none_of(found.begin(), found.end(), [&](const Layout &other) {
                return isSamePlan(request, other, *layout) || difference(other.room, layout->room) < kNearDuplicate;
            });
        if (isNew)
            found.push_back(std::move(*layout));
    }
    if (found.empty() && bare)
        found.push_back(std::move(*bare));
    if (found.empty())
        return unexpected(*firstError);
    if (count > 1 && count <= kMostCompared) {
        std::vector<std::pair<Rank, std::size_t>> order;
        for (std::size_t i = 0; i < found.size(); ++i)
            order.emplace_back(rankOf(request, found[i]), i);
        std::sort(order.begin(), order.end());
        std::vector<Layout> ranked;
        for (const auto &[rank, i] : order)
            ranked.push_back(std::move(found[i]));
        found = std::move(ranked);
    }
    if (static_cast<int>(found.size()) < count)
        found.front().issues.push_back(
            {QStringLiteral("fewer-alternatives"),
             QCoreApplication::translate("scenegen",
                                         "%1 of %2 layouts differ; the others were near duplicates, empty or failed.")
                 .arg(found.size())
                 .arg(count),
             QStringLiteral("count")});
    Issues &issues = found.front().issues;
    issues.insert(issues.end(), failures.begin(), failures.end());
    progress.set(1);
    return found;
}

} // namespace twinloom::scenegen
