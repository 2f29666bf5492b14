// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/cloud_points.h"

#include "core/scan/cloud_blob.h"
#include "core/scan/octree/octree.h"

namespace twinloom::workflow
{

Result<void> visitCloud(const scene::PointCloudComponent &cloud, const BlobStore &blobs,
                        const std::function<Result<void>(const scan::PointCloud &)> &take, Progress &progress)
{
    const auto bytes = blobs.get(cloud.blob);
    if (!bytes)
        return unexpected(bytes.error());
    if (scan::isOctree(*bytes)) {
        const auto octree = scan::Octree::open(*bytes, blobs.get);
        return octree ? (*octree)->visit(take, progress) : Result<void>(unexpected(octree.error()));
    }
    const auto points = scan::decodeCloud(*bytes);
    if (!points)
        return unexpected(points.error());
    return progress.cancelled() ? Result<void>(cancelledError()) : take(*points);
}

Result<void> visitCloudOf(const scene::Hierarchy &hierarchy, scene::NodeId node, const Eigen::Affine3d &fromWorld,
                          const BlobStore &blobs, const std::function<Result<void>(const scan::PointCloud &)> &take,
                          Progress &progress)
{
    const scene::NodePtr found = hierarchy.scene().find(node);
    const auto *cloud = found ? found->find<scene::PointCloudComponent>() : nullptr;
    if (!cloud)
        return {};
    const Eigen::Affine3d place = fromWorld * hierarchy.world(node);
    return visitCloud(
        *cloud, blobs,
        [&](const scan::PointCloud &part) {
            scan::PointCloud moved;
            moved.positions.reserve(part.size());
            for (const Eigen::Vector3f &p : part.positions)
                moved.positions.push_back((place * (p.cast<double>() + part.origin)).cast<float>());
            return take(moved);
        },
        progress);
}

} // namespace twinloom::workflow
