// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/bounds.h"

#include "app/render/cutaway.h"

#include <algorithm>
#include <iterator>

namespace twinloom::studio
{

namespace
{

/// In the node's own frame.
struct Extent {
    Bounds box;

    void stand(const scene::Vec3 &size)
    {
        box.extend(scene::Vec3(-size.x() / 2, -size.y() / 2, 0));
        box.extend(scene::Vec3(size.x() / 2, size.y() / 2, size.z()));
    }
    void strip(const scene::Vec2 &from, const scene::Vec2 &to, double bottom, double top)
    {
        box.extend(scene::Vec3(from.x(), from.y(), bottom));
        box.extend(scene::Vec3(to.x(), to.y(), top));
    }
};

Extent extentOf(const scene::Node &node)
{
    Extent extent;
    if (const auto *object = node.find<scene::ObjectComponent>())
        extent.stand(object->size);
    if (const auto *model = node.find<scene::ModelComponent>())
        extent.stand(model->size);
    if (const auto *cloud = node.find<scene::PointCloudComponent>()) {
        extent.box.extend(cloud->low);
        extent.box.extend(cloud->high);
    }
    if (const auto *room = node.find<scene::RoomComponent>())
        for (const scene::Vec2 &corner : room->polygon)
            extent.strip(corner, corner, room->floor.value_or(0), room->ceiling.value_or(room->floor.value_or(0)));
    if (const auto *wall = node.find<scene::WallComponent>())
        extent.strip(wall->from, wall->to, wall->bottom, wall->top);
    if (const auto *opening = node.find<scene::OpeningComponent>())
        extent.strip(opening->from, opening->to, opening->bottom, opening->top);
    return extent;
}

std::vector<scene::Vec3> cornersOf(const Bounds &box, const Eigen::Affine3d &world)
{
    std::vector<scene::Vec3> corners;
    for (int corner = 0; corner < 8 && !box.isEmpty(); ++corner)
        corners.push_back(world * box.corner(static_cast<Bounds::CornerType>(corner)));
    return corners;
}

} // namespace

Bounds boundsOf(const scene::Hierarchy &hierarchy, const std::vector<scene::NodeId> &nodes)
{
    Bounds bounds;
    for (const scene::NodeId root : nodes) {
        for (const scene::NodeId id : hierarchy.subtree(root)) {
            const scene::NodePtr node = hierarchy.scene().find(id);
            if (!node)
                continue;
            for (const scene::Vec3 &corner : cornersOf(extentOf(*node).box, hierarchy.world(id)))
                bounds.extend(corner);
        }
    }
    return bounds;
}

Bounds boundsOfAll(const scene::Hierarchy &hierarchy)
{
    const Bounds bounds = boundsOf(hierarchy, hierarchy.children({}));
    return bounds.isEmpty() ? Bounds(scene::Vec3(-2, -2, 0), scene::Vec3(2, 2, 2)) : bounds;
}

std::vector<scene::Vec3> outlineOf(const scene::Hierarchy &hierarchy, const std::vector<scene::NodeId> &nodes,
                                   const std::function<Bounds(const scene::PointCloudComponent &)> &bulk)
{
    const render::Cutaway rooms(hierarchy);
    std::vector<scene::Vec3> things, cloudsInRooms, hidden;
    for (const scene::NodeId root : nodes)
        for (const scene::NodeId id : hierarchy.subtree(root)) {
            const scene::NodePtr node = hierarchy.scene().find(id);
            if (!node)
                continue;
            const Eigen::Affine3d world = hierarchy.world(id);
            const auto *cloud = node->find<scene::PointCloudComponent>();
            const Bounds box = cloud ? bulk(*cloud) : extentOf(*node).box;
            std::ranges::copy(cornersOf(box, world),
                              std::back_inserter(!hierarchy.visible(id)                               ? hidden
                                                 : cloud && rooms.touchesRoom(box.transformed(world)) ? cloudsInRooms
                                                                                                      : things));
        }
    for (auto *found : {&things, &cloudsInRooms, &hidden})
        if (!found->empty())
            return std::move(*found);
    return cornersOf(boundsOfAll(hierarchy), Eigen::Affine3d::Identity());
}

Eigen::Affine3d floorFrame(const scene::Hierarchy &hierarchy, scene::NodeId room)
{
    const scene::NodePtr node = hierarchy.scene().find(room);
    const auto *component = node ? node->find<scene::RoomComponent>() : nullptr;
    return hierarchy.world(room) * Eigen::Translation3d(0, 0, component ? component->floor.value_or(0) : 0);
}

} // namespace twinloom::studio
