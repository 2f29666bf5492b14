// SPDX-License-Identifier: GPL-3.0-or-later
// Where most of a cloud's points are. A few of them are often far from all others, seen through a window or in a
// mirror.
#pragma once

#include "app/render/renderer.h"
#include "app/studio/viewport/bounds.h"

#include <map>

namespace twinloom::studio
{

/// From the first to the last hundredth of the points along each axis; empty without a point.
Bounds bulkOf(std::vector<Eigen::Vector3d> points);

/// Remembers what was looked up. Thread: UI.
class CloudBulks
{
public:
    /// In the node's frame. All of the cloud's bounds where its points cannot be read.
    Bounds of(const scene::PointCloudComponent &cloud, const render::Resources &resources);
    /// About two thousand of its points, evenly taken, in the node's frame; none where they cannot be read. Until
    /// clear().
    const std::vector<Eigen::Vector3d> &sampleOf(const scene::PointCloudComponent &cloud,
                                                 const render::Resources &resources);
    void clear() { m_known.clear(); }

private:
    struct Known {
        Bounds bulk;
        std::vector<Eigen::Vector3d> sample;
        std::shared_ptr<const void> points; ///< what the renderer is about to ask for, too
    };
    const Known &known(const scene::PointCloudComponent &cloud, const render::Resources &resources);

    std::map<scene::BlobId, Known> m_known;
};

} // namespace twinloom::studio
