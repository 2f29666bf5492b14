// SPDX-License-Identifier: Apache-2.0
// The points of a stored cloud, however it is stored.
#pragma once

#include "app/workflow/blob_store.h"
#include "core/progress.h"
#include "core/scan/point_cloud.h"
#include "core/scene/hierarchy.h"

namespace twinloom::workflow
{

/// Hands the cloud's points to `take`, a part at a time, each about its own origin. Stops at the first error: of
/// `take`, of `blobs`, BadInput for damaged bytes; Cancelled. Thread: any.
Result<void> visitCloud(const scene::PointCloudComponent &cloud, const BlobStore &blobs,
                        const std::function<Result<void>(const scan::PointCloud &)> &take, Progress &progress);

/// The same of a node's cloud, with positions only, about zero, in the frame that `fromWorld` leads to. What is no
/// cloud has no points.
Result<void> visitCloudOf(const scene::Hierarchy &hierarchy, scene::NodeId node, const Eigen::Affine3d &fromWorld,
                          const BlobStore &blobs, const std::function<Result<void>(const scan::PointCloud &)> &take,
                          Progress &progress);

} // namespace twinloom::workflow
