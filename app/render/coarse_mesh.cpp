// SPDX-License-Identifier: Apache-2.0
#include "app/render/coarse_mesh.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

namespace twinloom::render
{

namespace
{

/// Cell (10 bits an axis), side that the corner faces (3 bits), material.
std::uint64_t keyOf(const CoarseCorner &corner, const Eigen::Vector3f &low, float size)
{
    std::uint64_t key = corner.material;
    for (int i = 0; i < 3; ++i)
        key = key << 10 | static_cast<std::uint64_t>(std::clamp((corner.position[i] - low[i]) / size, 0.0f, 1023.0f));
    int axis = 0;
    corner.normal.cwiseAbs().maxCoeff(&axis);
    return key << 3 | static_cast<std::uint64_t>(axis * 2 + (corner.normal[axis] < 0));
}

} // namespace

std::vector<std::uint32_t> coarseIndices(std::span<const CoarseCorner> corners, std::span<const std::uint32_t> indices,
                                         const Eigen::AlignedBox3f &box, int cells)
{
    const float size = std::max(box.sizes().maxCoeff() / static_cast<float>(cells), 1e-9f);
    // Half a cell off, so that flat faces at the box's sides fall into the middle of cells.
    const Eigen::Vector3f low = box.min() - Eigen::Vector3f::Constant(size / 2);
    std::unordered_map<std::uint64_t, std::uint32_t> first;
    const auto representative = [&](std::uint32_t index) {
        return first.try_emplace(keyOf(corners[index], low, size), index).first->second;
    };
    std::vector<std::uint32_t> result;
    std::set<std::array<std::uint32_t, 3>> seen;
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        std::array<std::uint32_t, 3> triangle;
        for (std::size_t k = 0; k < 3; ++k)
            triangle[k] = representative(indices[i + k]);
        if (triangle[0] == triangle[1] || triangle[1] == triangle[2] || triangle[2] == triangle[0])
            continue;
        std::array<std::uint32_t, 3> sorted = triangle;
        std::sort(sorted.begin(), sorted.end());
        if (seen.insert(sorted).second)
            result.insert(result.end(), triangle.begin(), triangle.end());
    }
    return result;
}

} // namespace twinloom::render
