// SPDX-License-Identifier: Apache-2.0
// Finds the scanned point that a ray meets first. Pure; no OpenGL. 4 bytes a point beside the cloud itself.
#pragma once

#include "core/scan/point_cloud.h"

#include <Eigen/Geometry>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace twinloom::render
{

class PointTree
{
public:
    explicit PointTree(std::shared_ptr<const scan::PointCloud> cloud);

    struct Hit {
        double distance = 0; ///< along the ray, in the cloud's units
        Eigen::Vector3d point;
    };
    /// Of the points within the cone around the ray (`slope`: radius a unit of distance; `least`: and never thinner)
    /// the nearest that `wanted` takes. In the frame of the cloud, with its origin added; `direction` is of unit
    /// length.
    std::optional<Hit> nearest(const Eigen::Vector3d &from, const Eigen::Vector3d &direction, double slope,
                               double least, const std::function<bool(const Eigen::Vector3d &)> &wanted) const;
    const std::shared_ptr<const scan::PointCloud> &cloud() const { return m_cloud; }

private:
    struct Leaf {
        std::uint32_t first = 0, count = 0;
        Eigen::Vector3f centre;
        float radius = 0;
    };
    void split(std::uint32_t first, std::uint32_t count);

    std::shared_ptr<const scan::PointCloud> m_cloud;
    std::vector<std::uint32_t> m_order;
    std::vector<Leaf> m_leaves;
};

} // namespace twinloom::render
