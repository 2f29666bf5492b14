// SPDX-License-Identifier: Apache-2.0
// A bounding volume hierarchy over triangles, for rays: picking, simulated scans, light probes.
// Build: binned surface area heuristic (Wald 2007, "On fast Construction of SAH-based Bounding Volume Hierarchies").
#pragma once

#include <Eigen/Geometry> // cross()

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace twinloom::geometry
{

struct Ray {
    Eigen::Vector3f origin;
    Eigen::Vector3f direction; ///< need not be of unit length; distances are multiples of it
};

struct RayHit {
    float distance = std::numeric_limits<float>::infinity(); ///< in lengths of the ray's direction
    std::uint32_t triangle = 0;                              ///< index of the triangle as given to the constructor
    float u = 0, v = 0;                                      ///< barycentric weights of the second and third corner
};

/// Immutable once built, so any number of threads may ask at once. Memory: about 40 bytes a triangle.
class Bvh
{
public:
    Bvh() = default;
    /// `indices` holds three a triangle; both are copied. Triangles with a non-finite corner are never hit.
    Bvh(std::span<const Eigen::Vector3f> positions, std::span<const std::uint32_t> indices);

    /// The nearest hit from either side with 0 <= distance <= maxDistance.
    std::optional<RayHit> nearest(const Ray &ray, float maxDistance = std::numeric_limits<float>::infinity()) const;
    bool empty() const { return m_nodes.empty(); }

private:
    struct Node {
        Eigen::Vector3f low, high;
        std::uint32_t first = 0; ///< first child, or first triangle of a leaf
        std::uint32_t count = 0; ///< triangles of a leaf; 0 for an inner node
    };
    std::vector<Node> m_nodes;
    std::vector<std::uint32_t> m_order;
    std::vector<Eigen::Vector3f> m_corners; ///< three a triangle, in m_order's order
    friend struct BvhBuilder;
};

} // namespace twinloom::geometry
