// SPDX-License-Identifier: Apache-2.0
#include "twin/state/path.h"

#include <algorithm>
#include <cmath>

namespace twinloom::twin
{
namespace
{

using geometry::Vec3;

constexpr int kMostParents = 1000; ///< a circle of parents must not hang us

Eigen::Affine3d world(const scene::Scene &scene, scene::NodeId id)
{
    Eigen::Affine3d matrix = Eigen::Affine3d::Identity();
    scene::NodePtr node = scene.find(id);
    for (int i = 0; node && i < kMostParents; ++i, node = scene.find(node->parent))
        matrix = node->transform.matrix() * matrix;
    return matrix;
}

std::vector<Vec3> wayPoints(const scene::Scene &scene, scene::NodeId path)
{
    std::vector<std::pair<scene::NodeId, Vec3>> children;
    scene.forEach([&](const scene::NodePtr &node) {
        if (node->parent == path)
            children.emplace_back(node->id, node->transform.translation);
    });
    std::sort(children.begin(), children.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    const Eigen::Affine3d toWorld = world(scene, path);
    std::vector<Vec3> points;
    for (const auto &[id, point] : children)
        points.push_back(toWorld * point);
    return points;
}

struct Spot {
    Vec3 place = Vec3::Zero(), direction = Vec3::Zero();
};

Spot along(const std::vector<Vec3> &points, double share)
{
    double length = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        length += (points[i] - points[i - 1]).norm();
    double left = std::clamp(share, 0.0, 1.0) * length;
    Spot spot{points.front(), Vec3::Zero()};
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Vec3 step = points[i] - points[i - 1];
        const double size = step.norm();
        if (size == 0)
            continue;
        spot = {points[i - 1] + step * std::min(1.0, left / size), step / size};
        if (left <= size)
            break;
        left -= size;
    }
    return spot;
}

} // namespace

std::optional<geometry::Transform> placeOnPath(const scene::Scene &scene, scene::NodeId node, scene::NodeId path,
                                               double share)
{
    const scene::NodePtr moved = scene.find(node);
    const std::vector<Vec3> points = wayPoints(scene, path);
    if (!moved || points.empty())
        return std::nullopt;
    const Spot spot = along(points, share);
    const Eigen::Affine3d parent = world(scene, moved->parent);
    geometry::Transform placed = moved->transform;
    placed.translation = parent.inverse() * spot.place;
    if (!placed.translation.allFinite()) // a parent that shrinks everything to nothing
        return std::nullopt;
    const Vec3 direction = parent.inverse().linear() * spot.direction;
    if (direction.head<2>().norm() > 1e-9)
        placed.rotation =
            geometry::Transform::place(placed.translation, std::atan2(-direction.x(), direction.y())).rotation;
    return placed;
}

} // namespace twinloom::twin
