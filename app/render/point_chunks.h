// SPDX-License-Identifier: Apache-2.0
// Point clouds cut into chunks whose points are shuffled, so that any prefix of a chunk is an even, coarser version of
// it: the level of detail is a number of points. Pure functions; no OpenGL.
#pragma once

#include "core/scan/point_cloud.h"

#include <Eigen/Core>
#include <Eigen/Geometry>

#include <span>

namespace twinloom::render
{

/// 16 bytes on the GPU.
struct PointVertex {
    float position[3]; ///< in the node's frame
    std::uint8_t colour[4];
};
static_assert(sizeof(PointVertex) == 16);

struct PointChunk {
    std::size_t first = 0, count = 0;
    Eigen::AlignedBox3f box;
    float spacing = 0.01f; ///< typical distance between neighbours, metres, as if they lay on one surface
};

struct PointChunks {
    std::vector<PointVertex> vertices;
    std::vector<PointChunk> chunks;
    Eigen::AlignedBox3f box;
};

/// What is known of a point's colour; without any it comes from where the point is, and how it faces.
struct PointLook {
    std::optional<scan::Rgb> colour;
    std::optional<float> intensity;
    const Eigen::Vector3f *normal = nullptr;
};
/// The fourth byte of the colour of a point without intensity; else that is the intensity.
inline constexpr std::uint8_t kNoIntensity = 255;
/// `box` is that of the whole cloud.
void colourPoint(std::uint8_t (&colour)[4], const PointLook &look, const Eigen::Vector3f &position,
                 const Eigen::AlignedBox3f &box);

/// Deterministic. O(n log n); points that are not finite are left out.
PointChunks makeChunks(const scan::PointCloud &cloud);

/// One chunk as the camera sees it.
struct ChunkView {
    std::size_t points = 0; ///< it has
    double wanted = 0;      ///< points that its area on the screen could show; 0: outside the view
};
/// How many points of each to draw: what is wanted, scaled down evenly so that all fit the budget.
std::vector<std::size_t> shareBudget(std::span<const ChunkView> views, std::size_t budget);

} // namespace twinloom::render
