// SPDX-License-Identifier: Apache-2.0
// Coarser triangles over the same corners, for models that appear small: corners that share a cell of a raster become
// one (Rossignac and Borrel 1993, "Multi-resolution 3D approximations for rendering complex scenes"). Pure functions.
#pragma once

#include <Eigen/Geometry>

#include <cstdint>
#include <span>
#include <vector>

namespace twinloom::render
{

/// A corner as the raster sees it.
struct CoarseCorner {
    Eigen::Vector3f position, normal;
    std::uint32_t material = 0; ///< corners of different materials stay apart
};

/// Indices of the triangles that are left when the box's longest side has `cells` cells: a subset of the given corners,
/// in the order of their coming, without triangles that have become lines.
std::vector<std::uint32_t> coarseIndices(std::span<const CoarseCorner> corners, std::span<const std::uint32_t> indices,
                                         const Eigen::AlignedBox3f &box, int cells);

} // namespace twinloom::render
