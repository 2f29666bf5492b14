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

std::optional<PointTree::Hit> PointTree::nearest(const Eigen::Vector3d &from, const Eigen::Vector3d &direction,
                                                 double slope, double least,
                                                 const std::function<bool(const Eigen::Vector3d &)> &wanted) const
{
    const Eigen::Vector3d start = from - m_cloud->origin;
    std::optional<Hit> best;
    double bestScore = std::numeric_limits<double>::infinity(); // of two points on one surface the one nearer the ray
    for (const Leaf &leaf : m_leaves) {
        const Eigen::Vector3d to = leaf.centre.cast<double>() - start;
        const double along = to.dot(direction), radius = static_cast<double>(leaf.radius);
        if (along < -radius || along - radius > bestScore)
            continue;
        const double reach = radius + std::max(least, slope * (along + radius));
        if ((to - direction * along).squaredNorm() > reach * reach)
            continue;
        for (std::uint32_t i = leaf.first; i < leaf.first + leaf.count; ++i) {
            const Eigen::Vector3d point = m_cloud->positions[m_order[i]].cast<double>();
            const double distance = (point - start).dot(direction);
            if (distance < 0 || distance >= bestScore)
                continue;
            const double width = std::max(least, slope * distance);
            const double aside = (point - start - direction * distance).norm();
            if (aside > width || distance + aside >= bestScore)
                continue;
            const Eigen::Vector3d placed = point + m_cloud->origin;
            if (!wanted(placed))
                continue;
            bestScore = distance + aside;
            best = Hit{distance, placed};
        }
    }
    return best;
}

} // namespace twinloom::render
