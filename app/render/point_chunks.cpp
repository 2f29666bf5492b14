// SPDX-License-Identifier: Apache-2.0
#include "app/render/point_chunks.h"

#include "core/geometry/random.h"
#include "core/scan/octree/surface_spacing.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace twinloom::render
{

namespace
{

constexpr std::size_t kChunkPoints = 32'768;

Eigen::Vector3f at(const PointVertex &vertex)
{
    return {vertex.position[0], vertex.position[1], vertex.position[2]};
}

void split(std::vector<PointVertex> &points, std::size_t first, std::size_t count, std::vector<PointChunk> &chunks)
{
    PointChunk chunk{first, count, {}, 0.01f};
    for (std::size_t i = first; i < first + count; ++i)
        chunk.box.extend(at(points[i]));
    if (count > kChunkPoints) {
        int axis = 0;
        chunk.box.sizes().maxCoeff(&axis);
        const auto begin = points.begin() + static_cast<std::ptrdiff_t>(first);
        const auto middle = begin + static_cast<std::ptrdiff_t>(count / 2);
        std::nth_element(
            begin, middle, begin + static_cast<std::ptrdiff_t>(count),
            [axis](const PointVertex &a, const PointVertex &b) { return a.position[axis] < b.position[axis]; });
        split(points, first, count / 2, chunks);
        split(points, first + count / 2, count - count / 2, chunks);
        return;
    }
    const std::span<PointVertex> own(points.data() + first, count);
    geometry::Random random(first, 7);
    random.shuffle(own);
    chunk.spacing = scan::surfaceSpacing(own.size(), chunk.box, [&](std::size_t i) { return at(own[i]); });
    chunks.push_back(chunk);
}

/// For points without colour: by height, darker below, and by the way they face where that is known.
void colourByShape(std::uint8_t (&colour)[4], const Eigen::Vector3f &position, const Eigen::AlignedBox3f &box,
                   const Eigen::Vector3f *normal)
{
    const Eigen::Vector3f low(98, 120, 148), high(222, 216, 204);
    const float height = box.sizes().z() > 0 ? (position.z() - box.min().z()) / box.sizes().z() : 0.5f;
    const float light = normal ? 0.72f + 0.20f * std::abs(normal->z()) + 0.10f * std::abs(normal->x()) : 1.0f;
    for (int i = 0; i < 3; ++i)
        colour[i] = static_cast<std::uint8_t>(
            std::lround(std::clamp((low[i] + (high[i] - low[i]) * height) * light, 0.0f, 255.0f)));
}

} // namespace

void colourPoint(std::uint8_t (&colour)[4], const PointLook &look, const Eigen::Vector3f &position,
                 const Eigen::AlignedBox3f &box)
{
    colour[3] = kNoIntensity;
    if (look.intensity)
        colour[3] =
            static_cast<std::uint8_t>(std::lround(std::clamp(*look.intensity, 0.0f, 1.0f) * (kNoIntensity - 1)));
    if (look.colour) {
        std::memcpy(colour, &*look.colour, 3);
    } else if (look.intensity) {
        const float value = std::clamp(*look.intensity, 0.0f, 1.0f);
        const auto grey = static_cast<std::uint8_t>(std::lround(40 + 200 * std::sqrt(value)));
        colour[0] = colour[1] = colour[2] = grey;
    } else {
        colourByShape(colour, position, box, look.normal);
    }
}

PointChunks makeChunks(const scan::PointCloud &cloud)
{
    PointChunks result;
    result.vertices.reserve(cloud.size());
    for (const Eigen::Vector3f &position : cloud.positions)
        if (position.allFinite())
            result.box.extend(position);
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        const Eigen::Vector3f &position = cloud.positions[i];
        if (!position.allFinite())
            continue;
        PointVertex vertex = {{position.x(), position.y(), position.z()}, {}};
        PointLook look;
        if (!cloud.colours.empty())
            look.colour = cloud.colours[i];
        if (!cloud.intensities.empty())
            look.intensity = cloud.intensities[i];
        if (i < cloud.normals.size() && cloud.normals[i].allFinite())
            look.normal = &cloud.normals[i];
        colourPoint(vertex.colour, look, position, result.box);
        result.vertices.push_back(vertex);
    }
    if (!result.vertices.empty())
        split(result.vertices, 0, result.vertices.size(), result.chunks);
    return result;
}

std::vector<std::size_t> shareBudget(std::span<const ChunkView> views, std::size_t budget)
{
    double total = 0;
    for (const ChunkView &view : views)
        total += std::min(view.wanted, static_cast<double>(view.points));
    const double scale = total > static_cast<double>(budget) ? static_cast<double>(budget) / total : 1.0;
    std::vector<std::size_t> drawn;
    drawn.reserve(views.size());
    for (const ChunkView &view : views)
        drawn.push_back(static_cast<std::size_t>(std::min(view.wanted, static_cast<double>(view.points)) * scale));
    return drawn;
}

} // namespace twinloom::render
