// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/children.h"

#include "scenegen/evaluate/rules.h"
#include "scenegen/legalise/arrangement.h"

#include <algorithm>
#include <numbers>

namespace twinloom::scenegen
{

using geometry::Random;
using geometry::Vec2;

namespace
{

int assetOf(const Statistics &statistics, const scene::RoomObject &object)
{
    for (std::size_t a = 0; a < statistics.assets.size(); ++a)
        if (statistics.assets[a].name == object.asset && statistics.assets[a].size == object.box.size)
            return static_cast<int>(a);
    return -1;
}

} // namespace

void addChildren(const Statistics &statistics, const TypeStatistics &type, const std::map<QString, int> &counts,
                 int base, Random &random, std::vector<scene::RoomObject> &objects)
{
    const std::size_t standing = objects.size();
    for (std::size_t i = 0; i < standing; ++i) {
        const auto sets = type.children.find(assetOf(statistics, objects[i]));
        if (sets == type.children.end())
            continue;
        const ChildSet &set = sets->second[random.below(static_cast<std::uint32_t>(sets->second.size()))];
        const geometry::Box parent = objects[i].box;
        for (const SampledPose &pose : set) {
            const AssetSize &kind = statistics.assets[static_cast<std::size_t>(pose.asset)];
            scene::RoomObject child;
            child.category = statistics.categories[static_cast<std::size_t>(kind.category)];
            if (counts.count(child.category))
                continue;
            child.asset = kind.name;
            child.parent = base + static_cast<int>(i);
            const Vec2 place = parent.toWorld(pose.place);
            child.box.size = kind.size;
            child.box.centre = {place.x(), place.y(), parent.bottom() + pose.bottom};
            child.box.yaw = geometry::wrapAngle(parent.yaw + pose.yaw);
            objects.push_back(std::move(child));
        }
    }
}

bool meetsSibling(const scene::RoomObject &thing, const std::vector<scene::RoomObject> &objects)
{
    return std::ranges::any_of(objects, [&](const scene::RoomObject &other) {
        return &other != &thing && other.parent == thing.parent && geometry::overlaps(other.box, thing.box, 0);
    });
}

namespace
{

/// As the starter library makes tables (core/asset/parametric/tables.cpp): legs at the corners; a desk's drawers at its
/// right, and a shelf above the highest.
constexpr double kEdge = 0.1, kTop = 0.12, kHighest = 0.8, kMostDrawers = 0.42, kDrawers = 0.36;
constexpr double kThreshold = 0.05; ///< metres: what is lower is flat

} // namespace

bool isFlat(const geometry::Box &box)
{
    return box.bottom() < kThreshold && box.size.z() < kThreshold;
}

bool couldStandUnder(double height, const scene::RoomObject &table)
{
    return isTable(table.category) && table.box.bottom() < kEdge && height >= kThreshold &&
           height <= std::min(table.box.size.z(), kHighest) - kTop;
}

bool standUnder(scene::RoomObject &thing, const scene::RoomObject &table, Random &random)
{
    const geometry::Vec3 &size = table.box.size;
    const bool desk = table.category.endsWith(QLatin1String("desk"), Qt::CaseInsensitive);
    const double taken = desk ? std::min(kMostDrawers, kDrawers * size.x()) : 0;
    const Vec2 room(size.x() - 2 * kEdge - taken, size.y() - 2 * kEdge);
    if (!couldStandUnder(thing.box.size.z(), table))
        return false;
    for (const bool turned : {false, true}) {
        Vec2 own = thing.box.size.head<2>();
        if (turned)
            std::swap(own.x(), own.y());
        const Vec2 free = (room - own) / 2;
        if (free.minCoeff() < 0)
            continue;
        const Vec2 place =
            table.box.toWorld({random.uniform(-free.x(), free.x()) - taken / 2, random.uniform(-free.y(), 0)});
        thing.box.centre = {place.x(), place.y(), table.box.bottom() + thing.box.size.z() / 2};
        thing.box.yaw = geometry::wrapAngle(table.box.yaw + (turned ? std::numbers::pi / 2 : 0));
        return true;
    }
    return false;
}

std::vector<geometry::Vec3> rugSizesUnder(const geometry::Box &box)
{
    std::vector<geometry::Vec3> sizes;
    for (const double beyond : {0.5, 0.3, 0.15, 0.0, -0.1}) {
        const Vec2 size = (box.size.head<2>() + Vec2::Constant(2 * beyond)).cwiseMax(0.3);
        sizes.emplace_back(size.x(), size.y(), kThinnest - 0.001);
    }
    return sizes;
}

void layOn(scene::RoomObject &thing, const geometry::Box &below, Random &random)
{
    const Vec2 free = ((below.size - thing.box.size).head<2>() / 2).cwiseMax(0.0);
    const Vec2 place = below.toWorld({random.uniform(-free.x(), free.x()), random.uniform(-free.y(), free.y())});
    thing.box.centre = {place.x(), place.y(), below.top() + thing.box.size.z() / 2};
    thing.box.yaw = below.yaw;
}

} // namespace twinloom::scenegen
