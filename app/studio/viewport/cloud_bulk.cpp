// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/cloud_bulk.h"

#include <algorithm>

namespace twinloom::studio
{

namespace
{

constexpr std::size_t kSample = 50'000; // points that tell where all are

std::vector<Eigen::Vector3d> sampleOf(const scan::PointCloud &cloud)
{
    const std::size_t step = std::max<std::size_t>(1, cloud.size() / kSample);
    std::vector<Eigen::Vector3d> points;
    for (std::size_t i = 0; i < cloud.size(); i += step)
        if (cloud.positions[i].allFinite())
            points.push_back(cloud.origin + cloud.positions[i].cast<double>());
    return points;
}

/// Its root has an even sample of all points.
std::vector<Eigen::Vector3d> sampleOf(const scan::Octree &octree)
{
    std::vector<Eigen::Vector3d> points;
    const auto root = octree.index().nodes.empty() ? std::nullopt : std::optional(octree.points(0));
    if (root && *root)
        for (const scan::StoredPoint &point : (*root)->points)
            points.push_back(octree.index().origin + octree.index().nodes.front().place(point).cast<double>());
    return points;
}

} // namespace

Bounds bulkOf(std::vector<Eigen::Vector3d> points)
{
    if (points.empty())
        return {};
    const auto out = static_cast<std::ptrdiff_t>(points.size() / 100);
    Bounds bulk;
    for (int axis = 0; axis < 3; ++axis) {
        const auto at = [&](std::ptrdiff_t rank) {
            const auto found = points.begin() + rank;
            std::ranges::nth_element(points, found, {}, [axis](const Eigen::Vector3d &point) { return point[axis]; });
            return (*found)[axis];
        };
        bulk.min()[axis] = at(out);
        bulk.max()[axis] = at(static_cast<std::ptrdiff_t>(points.size()) - 1 - out);
    }
    return bulk;
}

Bounds CloudBulks::of(const scene::PointCloudComponent &cloud, const render::Resources &resources)
{
    if (const auto known = m_known.find(cloud.blob); known != m_known.end())
        return known->second.bulk;
    Known made;
    if (const auto whole = resources.cloud ? resources.cloud(cloud) : nullptr) {
        made = {bulkOf(sampleOf(*whole)), whole};
    } else if (const auto octree = resources.octree ? resources.octree(cloud) : nullptr) {
        made = {bulkOf(sampleOf(*octree)), octree};
    }
    if (made.bulk.isEmpty())
        made.bulk = Bounds(cloud.low, cloud.high);
    return m_known.emplace(cloud.blob, std::move(made)).first->second.bulk;
}

} // namespace twinloom::studio
