// SPDX-License-Identifier: Apache-2.0
#include "app/xr/standing_place.h"

#include "core/geometry/polygon.h"

#include <cmath>

namespace twinloom::xr
{
namespace
{

constexpr double kElbowRoom = 0.35; ///< metres around a person

/// Whether something stands within elbow room of the point, lower than a person is high.
bool occupied(const scene::Hierarchy &hierarchy, const Eigen::Vector3d &point)
{
    bool hit = false;
    hierarchy.scene().forEach([&](const scene::NodePtr &node) {
        const auto *object = node->find<scene::ObjectComponent>();
        if (hit || !object || !hierarchy.visible(node->id))
            return;
        const Eigen::Vector3d local = hierarchy.world(node->id).inverse() * point;
        const Eigen::Vector3d half = object->size / 2;
        hit = std::abs(local.x()) < half.x() + kElbowRoom && std::abs(local.y()) < half.y() + kElbowRoom &&
              local.z() > -2 && local.z() < object->size.z() && object->size.z() > 0.05;
    });
    return hit;
}

} // namespace

StandingPlace standingPlace(const scene::Hierarchy &hierarchy)
{
    scene::NodePtr largest;
    double most = 0;
    for (const scene::NodePtr &node : hierarchy.scene().nodes()) {
        const auto *room = node->find<scene::RoomComponent>();
        if (!room || !hierarchy.visible(node->id) || std::abs(geometry::signedArea(room->polygon)) <= most)
            continue;
        most = std::abs(geometry::signedArea(room->polygon));
        largest = node;
    }
    if (!largest)
        return {};
    const auto &room = *largest->find<scene::RoomComponent>();
    const Eigen::Affine3d world = hierarchy.world(largest->id);
    Eigen::AlignedBox2d box;
    for (const scene::Vec2 &corner : room.polygon)
        box.extend(corner);
    const bool alongX = box.sizes().x() > box.sizes().y();
    const scene::Vec2 along = alongX ? scene::Vec2(1, 0) : scene::Vec2(0, 1), across(along.y(), along.x());
    const double length = box.sizes().dot(along), width = box.sizes().dot(across);
    StandingPlace place;
    const auto at = [&](const scene::Vec2 &point) {
        return Eigen::Vector3d(world * Eigen::Vector3d(point.x(), point.y(), room.floor.value_or(0)));
    };
    place.floor = at(box.center());
    for (const double back : {0.36, 0.28, 0.2, 0.1, 0.0})
        for (const double side : {0.0, 0.2, -0.2, 0.35, -0.35})
            for (const double end : {-1.0, 1.0}) {
                const scene::Vec2 point = box.center() + end * back * length * along + side * width * across;
                if (!geometry::contains(room.polygon, point) || occupied(hierarchy, at(point)))
                    continue;
                place.floor = at(point);
                const Eigen::Vector3d ahead = at(point - end * along) - place.floor;
                place.yaw = std::atan2(-ahead.x(), ahead.y());
                return place;
            }
    return place;
}

} // namespace twinloom::xr
