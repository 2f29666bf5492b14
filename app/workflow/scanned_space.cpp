// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/scanned_space.h"

#include "app/workflow/cloud_points.h"
#include "app/workflow/space_grid.h"

#include <QCoreApplication>

#include <algorithm>

namespace twinloom::workflow
{
namespace
{

using scene::NodeId;

constexpr double kUnseenCeiling = 4.0; ///< metres above the floor

/// The shown clouds that reach into the room, in the order of their ids.
std::vector<NodeId> cloudsIn(const scene::Hierarchy &hierarchy, const Eigen::Affine3d &toRoom,
                             const geometry::Polygon &floor)
{
    const auto [low, high] = geometry::bounds(floor);
    std::vector<NodeId> clouds;
    for (const scene::NodePtr &node : hierarchy.scene().nodes()) {
        const auto *cloud = node->find<scene::PointCloudComponent>();
        if (!cloud || !hierarchy.visible(node->id))
            continue;
        const Eigen::AlignedBox3d reach =
            Eigen::AlignedBox3d(cloud->low, cloud->high).transformed(toRoom * hierarchy.world(node->id));
        const Eigen::AlignedBox2d plan(Eigen::Vector2d(reach.min().head<2>()), Eigen::Vector2d(reach.max().head<2>()));
        if (plan.intersects(Eigen::AlignedBox2d(low, high)))
            clouds.push_back(node->id);
    }
    std::ranges::sort(clouds);
    return clouds;
}

} // namespace

Result<std::vector<geometry::Box>> scannedSpace(const scene::Hierarchy &hierarchy, NodeId room,
                                                const std::vector<scene::RoomObject> &explained, const BlobStore &blobs,
                                                Progress &progress)
{
    const auto *outline = hierarchy.scene().find(room)->find<scene::RoomComponent>();
    const double floor = outline->floor.value_or(0);
    const Eigen::Affine3d toRoom = Eigen::Translation3d(0, 0, -floor) * hierarchy.world(room).inverse();
    const std::vector<NodeId> clouds = cloudsIn(hierarchy, toRoom, outline->polygon);
    if (clouds.empty())
        return std::vector<geometry::Box>();
    progress.stage(QCoreApplication::translate("workflow", "Looking what the scan shows"));
    SpaceGrid grid(outline->polygon, outline->ceiling ? std::max(*outline->ceiling - floor, 0.5) : kUnseenCeiling);
    for (const NodeId cloud : clouds) {
        const auto take = [&grid](const scan::PointCloud &part) -> Result<void> {
            grid.addPoints(part.positions);
            return {};
        };
        if (const auto read = visitCloudOf(hierarchy, cloud, toRoom, blobs, take, progress); !read)
            return unexpected(read.error());
    }
    for (const scene::RoomObject &object : explained)
        grid.explain(object.box);
    return grid.boxes();
}

} // namespace twinloom::workflow
