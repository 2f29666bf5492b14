// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/suggest.h"

#include "scenegen/evaluate/floor_grid.h"
#include "scenegen/graph/statistics.h"
#include "scenegen/graph/unit.h"
#include "scenegen/legalise/kept_space.h"
#include "scenegen/legalise/paths.h"
#include "scenegen/legalise/settle.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace twinloom::scenegen
{

using geometry::Vec2;

namespace
{

constexpr double kAtWall = 0.8;     ///< metres: things at walls mostly have their centre so near
constexpr double kAnywhere = 0.03;  ///< what always stands at walls may stand elsewhere, so rarely
constexpr double kNear = 1.5;       ///< related things mostly stand so near
constexpr double kFitReach = 0.6;   ///< a place so near is still "here"
constexpr double kMostWalked = 200; ///< m2: of larger floors every way would take too long
constexpr double kConnected = 0.95; ///< of the walkable floor: a pocket behind the thing shuts nothing off

/// What becomes of a thing at a place.
enum class Standing { Stands, NoRoom, ShutsWays };
constexpr double kLeastCell = 0.05, kMostCell = 1, kMostMapCells = 40'000;

struct Kind {
    double sightings = 0, atWall = 0;
    int asset = -1; ///< the first one seen stands for the category's size
};

/// Of the members of a group, those at the sides that it has at walls.
std::vector<bool> membersAtWalls(const Unit &unit)
{
    constexpr double touching = 0.15;           ///< metres
    std::vector<std::array<double, 4>> reaches; // back, right, front, left, as the bits of contacts
    std::array<double, 4> all;
    all.fill(-std::numeric_limits<double>::infinity());
    for (const scene::RoomObject &member : unit.members) {
        const auto [low, high] = Footprint(member.box).bounds();
        reaches.push_back({-low.y(), high.x(), high.y(), -low.x()});
        for (std::size_t side = 0; side < all.size(); ++side)
            all[side] = std::max(all[side], reaches.back()[side]);
    }
    std::vector<bool> at;
    for (const std::array<double, 4> &reach : reaches) {
        bool touches = false;
        for (std::size_t side = 0; side < all.size(); ++side)
            touches = touches || ((unit.contacts & (1 << side)) != 0 && reach[side] > all[side] - touching);
        at.push_back(touches);
    }
    return at;
}

std::vector<Kind> kindsOf(const Statistics &statistics, const TypeStatistics &type)
{
    std::vector<Kind> kinds(statistics.categories.size());
    for (const GroupSample &group : type.groups) {
        const std::vector<bool> atWalls = membersAtWalls(unitOf(statistics, group, -1));
        for (std::size_t m = 0; m < group.members.size(); ++m) {
            const SampledPose &pose = group.members[m];
            const int category = statistics.assets[static_cast<std::size_t>(pose.asset)].category;
            Kind &kind = kinds[static_cast<std::size_t>(category)];
            ++kind.sightings;
            kind.atWall += atWalls[m];
            if (kind.asset < 0 && pose.bottom < 0.3)
                kind.asset = pose.asset;
        }
    }
    return kinds;
}

/// 1 at no distance, a half at `half`, soon nothing beyond: what is near does not end at a line.
double nearness(double distance, double half)
{
    return 1 / (1 + std::pow(std::max(distance, 0.0) / half, 4));
}

/// What a room says about the places in it.
class Judge
{
public:
    Judge(const scene::Room &room, const std::vector<geometry::Box> &obstacles)
        : m_room(room), m_type(typeOf(room)), m_arrangement(room), m_floor(floorBetween(room.polygon, obstacles))
    {
        const bool walked = m_floor.fits() && geometry::signedArea(room.polygon) <= kMostWalked;
        for (std::size_t i = 0; i < room.objects.size(); ++i) {
            const geometry::Box &box = room.objects[i].box;
            if (!stands(room.objects, i))
                continue;
            m_arrangement.place(Body::of(room.objects[i]));
            if (walked && isObstacle(box)) {
                m_floor.add(box);
                m_reached.emplace_back(box);
            }
        }
        std::vector<geometry::Box> taken = spaceOfKept(room.polygon, room.objects);
        taken.insert(taken.end(), obstacles.begin(), obstacles.end());
        m_arrangement.setTaken(taken);
        m_kinds = kindsOf(m_statistics, m_type);
        if (!walked)
            return;
        m_floor.connect();
        // Nobody walks what is cut off already. It must not count against new things either: each takes some of the
        // floor that is left, so that its share would fall wherever the thing stood.
        m_floor.giveUpLost();
        m_floor.connect();
        m_walked = true;
        std::erase_if(m_reached, [&](const Footprint &thing) { return !m_floor.reaches(thing); });
    }

    std::size_t categories() const { return m_kinds.size(); }
    const QString &category(std::size_t c) const { return m_statistics.categories[c]; }
    bool knows(std::size_t c) const { return m_kinds[c].asset >= 0; }
    /// Where rooms of this type do not have it, what is known of it in others.
    bool learn(std::size_t c)
    {
        for (const TypeStatistics &type : m_statistics.types)
            if (!knows(c))
                m_kinds[c] = kindsOf(m_statistics, type)[c];
        return knows(c);
    }
    /// 0 or more; comparable between categories and places.
    double weight(std::size_t c, const Vec2 &at) const
    {
        const Kind &kind = m_kinds[c];
        const double wallShare = kind.atWall / kind.sightings,
                     common = kind.sightings / std::max(1.0, double(m_type.rooms.size()));
        const double atWall = nearness(geometry::signedDistance(m_room.polygon, at), kAtWall);
        const auto present =
            std::count_if(m_room.objects.begin(), m_room.objects.end(), [&](const scene::RoomObject &object) {
                return object.category.compare(category(c), Qt::CaseInsensitive) == 0;
            });
        return common * common / (common + double(present)) *
               (kAnywhere + std::lerp(1 - wallShare, wallShare, atWall)) * relationFactor(category(c), at);
    }

    /// The thing at `at`, or as far as `reach` away, along the nearest wall that it can stand along.
    std::optional<scene::RoomObject> fit(std::size_t c, const Vec2 &at, double reach) const
    {
        scene::RoomObject object = usual(c, at);
        std::vector<const Wall *> walls;
        for (const Wall &wall : m_arrangement.walls())
            walls.push_back(&wall);
        std::ranges::stable_sort(walls, {}, [&at](const Wall *wall) {
            return (geometry::nearestOnSegment(wall->from, wall->to, at) - at).squaredNorm();
        });
        for (const Wall *wall : walls) {
            object.box.yaw = std::atan2(wall->along.y(), wall->along.x());
            const auto box = settle(m_arrangement, Body::of(object));
            if (!box || (box->centre.head<2>() - at).norm() > reach || !leavesWays(*box))
                continue;
            object.box = *box;
            return object;
        }
        return std::nullopt;
    }

    /// Whether the thing may stand just there, along some wall.
    Standing standingAt(std::size_t c, const Vec2 &at) const
    {
        scene::RoomObject object = usual(c, at);
        Standing found = Standing::NoRoom;
        for (const Wall &wall : m_arrangement.walls()) {
            object.box.yaw = std::atan2(wall.along.y(), wall.along.x());
            const Body body = Body::of(object);
            // A chair goes under a table that is there; nobody puts a table over a chair.
            if (!m_arrangement.fits(body, {.allowTucked = body.seat}))
                continue;
            if (leavesWays(object.box))
                return Standing::Stands;
            found = Standing::ShutsWays;
        }
        return found;
    }

    /// Why nothing of the category stands anywhere; `shutsWays`: some places had room for it.
    QString whyNowhere(std::size_t c, bool shutsWays) const
    {
        const auto size = m_statistics.assets[static_cast<std::size_t>(m_kinds[c].asset)].size;
        return (shutsWays
                    ? QCoreApplication::translate(
                          "scenegen", "Wherever there is room for one of %1 by %2 m, it would shut off ways of people.")
                    : QCoreApplication::translate("scenegen",
                                                  "No place has room for one of %1 by %2 m beside what stands there, "
                                                  "doors, windows and the space that they need."))
            .arg(size.x(), 0, 'f', 2)
            .arg(size.y(), 0, 'f', 2);
    }

private:
    /// Whether people still come to all that they come to now, and to this.
    bool leavesWays(const geometry::Box &box) const
    {
        if (!m_walked || !isObstacle(box))
            return true;
        FloorGrid floor = m_floor;
        floor.add(box);
        floor.connect();
        return floor.walkableRatio() >= kConnected && floor.reaches(box) &&
               std::ranges::all_of(m_reached, [&](const Footprint &thing) { return floor.reaches(thing); });
    }

    /// One of a usual size, with its middle above the place.
    scene::RoomObject usual(std::size_t c, const Vec2 &at) const
    {
        const AssetSize &asset = m_statistics.assets[static_cast<std::size_t>(m_kinds[c].asset)];
        scene::RoomObject object;
        object.category = category(c);
        object.asset = asset.name;
        object.box.size = asset.size;
        object.box.centre = {at.x(), at.y(), asset.size.z() / 2};
        return object;
    }

    static const TypeStatistics &typeOf(const scene::Room &room)
    {
        const Statistics &statistics = Statistics::builtIn();
        const TypeStatistics *known = statistics.type(room.roomType);
        return known ? *known : statistics.fallback();
    }

    double relationFactor(const QString &category, const Vec2 &at) const
    {
        double nearest = 0;
        for (const scene::RoomObject &object : m_room.objects)
            for (const TypeStatistics::Relation &relation : m_type.relations)
                if (relation.kind != QLatin1String("facing") && relation.to == category &&
                    relation.from.compare(object.category, Qt::CaseInsensitive) == 0)
                    nearest = std::max(nearest, nearness(footprintDistance(object.box, at), kNear));
        return 1 + 2 * nearest;
    }

    const scene::Room &m_room;
    const Statistics &m_statistics = Statistics::builtIn();
    const TypeStatistics &m_type;
    Arrangement m_arrangement;
    FloorGrid m_floor;                ///< with what stands there
    std::vector<Footprint> m_reached; ///< of what stands there
    bool m_walked = false;            ///< false: floors that are too large for it
    std::vector<Kind> m_kinds;
};

/// The mean over each cell where the thing fits and its neighbours on the floor: what a cell says is not exact to its
/// size.
std::vector<float> smoothed(const PlacementMap &map)
{
    std::vector<float> result = map.heat;
    for (int row = 0; row < map.rows; ++row)
        for (int column = 0; column < map.columns; ++column) {
            const auto index = [&](int x, int y) { return static_cast<std::size_t>(y * map.columns + x); };
            if (map.heat[index(column, row)] <= 0)
                continue;
            float sum = 0;
            int count = 0;
            for (int y = std::max(0, row - 1); y <= std::min(map.rows - 1, row + 1); ++y)
                for (int x = std::max(0, column - 1); x <= std::min(map.columns - 1, column + 1); ++x)
                    if (const float heat = map.heat[index(x, y)]; heat >= 0)
                        sum += heat, ++count;
            result[index(column, row)] = sum / static_cast<float>(count);
        }
    return result;
}

} // namespace

Result<std::vector<Suggestion>> suggest(const scene::Room &room, const Vec2 &at,
                                        const std::vector<geometry::Box> &obstacles)
{
    if (!at.allFinite() || room.polygon.size() < 3 || !geometry::contains(room.polygon, at))
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("scenegen", "at: the point is not on the room's floor"));
    const Judge judge(room, obstacles);
    std::vector<Suggestion> suggestions;
    double sum = 0;
    for (std::size_t c = 0; c < judge.categories(); ++c) {
        if (!judge.knows(c) || !judge.fit(c, at, kFitReach))
            continue;
        const double weight = judge.weight(c, at);
        suggestions.push_back({judge.category(c), weight});
        sum += weight;
    }
    for (Suggestion &suggestion : suggestions)
        suggestion.probability /= sum;
    std::stable_sort(suggestions.begin(), suggestions.end(),
                     [](const Suggestion &a, const Suggestion &b) { return a.probability > b.probability; });
    return suggestions;
}

Result<PlacementMap> placementMap(const scene::Room &room, const QString &category, double cell, Progress &progress,
                                  const std::vector<geometry::Box> &obstacles)
{
    const int index = Statistics::builtIn().category(category);
    Judge judge(room, obstacles);
    if (index < 0 || !judge.learn(static_cast<std::size_t>(index)))
        return unexpected(ErrorCode::NotFound,
                          QCoreApplication::translate("scenegen", "Nothing is known of “%1”.").arg(category));
    const auto [low, high] = geometry::bounds(room.polygon);
    const Vec2 size = high - low;
    PlacementMap map;
    map.low = low;
    map.cell = std::max(std::clamp(cell, kLeastCell, kMostCell), std::sqrt(size.prod() / kMostMapCells));
    map.columns = std::max(1, int(std::ceil(size.x() / map.cell)));
    map.rows = std::max(1, int(std::ceil(size.y() / map.cell)));
    map.heat.assign(static_cast<std::size_t>(map.columns) * static_cast<std::size_t>(map.rows), -1.0f);
    bool shutsWays = false;
    for (std::size_t i = 0; i < map.heat.size(); ++i) {
        if (progress.cancelled())
            return cancelledError();
        const auto column = static_cast<int>(i) % map.columns, row = static_cast<int>(i) / map.columns;
        const Vec2 at = low + map.cell * Vec2(column + 0.5, row + 0.5);
        if (!geometry::contains(room.polygon, at))
            continue;
        const auto c = static_cast<std::size_t>(index);
        const Standing standing = judge.standingAt(c, at);
        shutsWays = shutsWays || standing == Standing::ShutsWays;
        map.heat[i] = standing == Standing::Stands ? static_cast<float>(judge.weight(c, at)) : 0.0f;
        progress.set(double(i) / double(map.heat.size()));
    }
    map.heat = smoothed(map);
    const float best = std::ranges::max(map.heat);
    if (best <= 0)
        map.nowhere = judge.whyNowhere(static_cast<std::size_t>(index), shutsWays);
    for (float &heat : map.heat)
        heat = heat < 0 || best <= 0 ? heat : heat / best;
    return map;
}

std::optional<scene::RoomObject> fitAt(const scene::Room &room, const QString &category, const Vec2 &at,
                                       const std::vector<geometry::Box> &obstacles)
{
    const int index = Statistics::builtIn().category(category);
    Judge judge(room, obstacles);
    if (index < 0 || !judge.learn(static_cast<std::size_t>(index)))
        return std::nullopt;
    return judge.fit(static_cast<std::size_t>(index), at, kFitReach);
}

QStringList suggestedCategories()
{
    const Statistics &statistics = Statistics::builtIn();
    QStringList categories(statistics.categories.begin(), statistics.categories.end());
    categories.sort();
    return categories;
}

} // namespace twinloom::scenegen
