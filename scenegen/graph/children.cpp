// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/children.h"

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

void layOn(scene::RoomObject &thing, const geometry::Box &below, Random &random)
{
    const Vec2 free = ((below.size - thing.box.size).head<2>() / 2).cwiseMax(0.0);
    const Vec2 place = below.toWorld({random.uniform(-free.x(), free.x()), random.uniform(-free.y(), free.y())});
    thing.box.centre = {place.x(), place.y(), below.top() + thing.box.size.z() / 2};
    thing.box.yaw = below.yaw;
}

} // namespace twinloom::scenegen
