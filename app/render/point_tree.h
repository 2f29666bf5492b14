// SPDX-License-Identifier: Apache-2.0
// Finds the scanned point that a ray meets first. Pure; no OpenGL. 4 bytes a point beside the cloud itself.
#pragma once

#include "core/scan/octree/octree.h"

#include <Eigen/Geometry>

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace twinloom::render
{

/// A cone around a ray, in the frame of the cloud, with its origin added.
struct PointRay {
    Eigen::Vector3d from;
    Eigen::Vector3d direction; ///< of unit length
    double slope = 0;          ///< radius a unit of distance
    double least = 0;          ///< but never thinner than this
};

struct PointHit {
    double distance = 0; ///< along the ray, in the cloud's units
    Eigen::Vector3d point;
};

/// Of the points within the cone the nearest that `wanted` takes; of two on one surface the one nearer the ray.
class NearestPoint
{
public:
    /// How much nearer a point must be for each unit that it is beside the ray. On a surface that is seen at a flat
    /// angle the neighbours of the point that is meant are nearer, too.
    static constexpr double kAside = 4;

    /// Positions are about `origin`. What is referred to must outlive this.
    NearestPoint(const PointRay &ray, const Eigen::Vector3d &origin,
                 const std::function<bool(const Eigen::Vector3d &)> &wanted);
    /// Whether a sphere may hold a better one.
    bool mayBeIn(const Eigen::Vector3f &centre, float extent) const;
    void consider(const Eigen::Vector3f &position);
    const std::optional<PointHit> &found() const { return m_found; }

private:
    const PointRay &m_ray;
    Eigen::Vector3d m_origin, m_start;
    const std::function<bool(const Eigen::Vector3d &)> &m_wanted;
    double m_score = std::numeric_limits<double>::infinity();
    std::optional<PointHit> m_found;
};

/// Among the points that are in memory, the finest where there are several levels: those that were drawn.
std::optional<PointHit> nearestHeld(const scan::Octree &octree, const PointRay &ray,
                                    const std::function<bool(const Eigen::Vector3d &)> &wanted);

class PointTree
{
public:
    explicit PointTree(std::shared_ptr<const scan::PointCloud> cloud);

    /// As of NearestPoint.
    std::optional<PointHit> nearest(const PointRay &ray,
                                    const std::function<bool(const Eigen::Vector3d &)> &wanted) const;
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
