// SPDX-License-Identifier: Apache-2.0
#include "app/render/point_tree.h"

#include <algorithm>
#include <limits>

namespace twinloom::render
{

namespace
{

constexpr std::uint32_t kLeafPoints = 1024;

}

PointTree::PointTree(std::shared_ptr<const scan::PointCloud> cloud) : m_cloud(std::move(cloud))
{
    m_order.reserve(m_cloud->size());
    for (std::uint32_t i = 0; i < m_cloud->size(); ++i)
        if (m_cloud->positions[i].allFinite())
            m_order.push_back(i);
    if (!m_order.empty())
        split(0, static_cast<std::uint32_t>(m_order.size()));
}

/// Halves at the median of the longest side.
void PointTree::split(std::uint32_t first, std::uint32_t count)
{
    Eigen::AlignedBox3f box;
    for (std::uint32_t i = first; i < first + count; ++i)
        box.extend(m_cloud->positions[m_order[i]]);
    if (count <= kLeafPoints) {
        m_leaves.push_back({first, count, box.center(), box.diagonal().norm() / 2});
        return;
    }
    int axis = 0;
    box.sizes().maxCoeff(&axis);
    const auto begin = m_order.begin() + first;
    std::nth_element(begin, begin + count / 2, begin + count, [&](std::uint32_t a, std::uint32_t b) {
        return m_cloud->positions[a][axis] < m_cloud->positions[b][axis];
    });
    split(first, count / 2);
    split(first + count / 2, count - count / 2);
}

std::optional<PointHit> PointTree::nearest(const PointRay &ray,
                                           const std::function<bool(const Eigen::Vector3d &)> &wanted) const
{
    NearestPoint best(ray, m_cloud->origin, wanted);
    for (const Leaf &leaf : m_leaves)
        if (best.mayBeIn(leaf.centre, leaf.radius))
            for (std::uint32_t i = leaf.first; i < leaf.first + leaf.count; ++i)
                best.consider(m_cloud->positions[m_order[i]]);
    return best.found();
}

NearestPoint::NearestPoint(const PointRay &ray, const Eigen::Vector3d &origin,
                           const std::function<bool(const Eigen::Vector3d &)> &wanted)
    : m_ray(ray), m_origin(origin), m_start(ray.from - origin), m_wanted(wanted)
{
}

bool NearestPoint::mayBeIn(const Eigen::Vector3f &centre, float extent) const
{
    const Eigen::Vector3d to = centre.cast<double>() - m_start;
    const double along = to.dot(m_ray.direction), radius = static_cast<double>(extent);
    if (along < -radius || along - radius > m_score)
        return false;
    const double reach = radius + std::max(m_ray.least, m_ray.slope * (along + radius));
    return (to - m_ray.direction * along).squaredNorm() <= reach * reach;
}

void NearestPoint::consider(const Eigen::Vector3f &position)
{
    const Eigen::Vector3d point = position.cast<double>();
    const double distance = (point - m_start).dot(m_ray.direction);
    if (distance < 0 || distance >= m_score)
        return;
    const double aside = (point - m_start - m_ray.direction * distance).norm();
    if (aside > std::max(m_ray.least, m_ray.slope * distance) || distance + kAside * aside >= m_score)
        return;
    const Eigen::Vector3d placed = point + m_origin;
    if (!m_wanted(placed))
        return;
    m_score = distance + kAside * aside;
    m_found = PointHit{distance, placed};
}

namespace
{

void visitHeld(const scan::Octree &octree, std::uint32_t number, NearestPoint &best)
{
    const scan::OctreeNode &node = octree.index().nodes[number];
    if (!best.mayBeIn(node.low + node.size / 2, node.size.norm() / 2))
        return;
    bool complete = !node.isLeaf();
    for (std::uint32_t child = node.firstChild; complete && child < node.firstChild + node.children; ++child)
        complete = octree.held(child).has_value();
    if (complete) {
        for (std::uint32_t child = node.firstChild; child < node.firstChild + node.children; ++child)
            visitHeld(octree, child, best);
        return;
    }
    if (const auto own = octree.held(number))
        for (const scan::StoredPoint &point : own->points)
            best.consider(node.place(point));
}

} // namespace

std::optional<PointHit> nearestHeld(const scan::Octree &octree, const PointRay &ray,
                                    const std::function<bool(const Eigen::Vector3d &)> &wanted)
{
    NearestPoint best(ray, octree.index().origin, wanted);
    if (!octree.index().nodes.empty())
        visitHeld(octree, 0, best);
    return best.found();
}

} // namespace twinloom::render
