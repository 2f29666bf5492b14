// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/cloud_bulk.h"

#include <algorithm>

namespace twinloom::studio
{

namespace
{

constexpr std::size_t kSample = 50'000; // points that tell where all are
constexpr std::size_t kKept = 2'000;

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
    return known(cloud, resources).bulk;
}

const std::vector<Eigen::Vector3d> &CloudBulks::sampleOf(const scene::PointCloudComponent &cloud,
                                                         const render::Resources &resources)
{
    return known(cloud, resources).sample;
}

const CloudBulks::Known &CloudBulks::known(const scene::PointCloudComponent &cloud, const render::Resources &resources)
{
    if (const auto found = m_known.find(cloud.blob); found != m_known.end())
        return found->second;
    Known made;
    if (const auto whole = resources.cloud ? resources.cloud(cloud) : nullptr) {
        made.sample = studio::sampleOf(*whole);
        made.points = whole;
    } else if (const auto octree = resources.octree ? resources.octree(cloud) : nullptr) {
        made.sample = studio::sampleOf(*octree);
        made.points = octree;
    }
    made.bulk = bulkOf(made.sample);
    if (made.bulk.isEmpty())
        made.bulk = Bounds(cloud.low, cloud.high);
    const std::size_t step = std::max<std::size_t>(1, made.sample.size() / kKept);
    for (std::size_t i = 0; i * step < made.sample.size(); ++i)
        made.sample[i] = made.sample[i * step];
    made.sample.resize((made.sample.size() + step - 1) / step);
    made.sample.shrink_to_fit();
    return m_known.emplace(cloud.blob, std::move(made)).first->second;
}

} // namespace twinloom::studio
