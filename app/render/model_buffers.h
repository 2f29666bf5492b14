// SPDX-License-Identifier: Apache-2.0
// A model as it lies on the GPU: corners with their materials, and triangles in several levels of detail over them.
#pragma once

#include "app/render/gl_objects.h"
#include "core/asset/model.h"

#include <Eigen/Geometry>

#include <array>
#include <vector>

namespace twinloom::render
{

struct DrawRange {
    GLsizei first = 0, count = 0; ///< indices
    GLuint texture = 0;           ///< 0: none
};

struct ModelBuffers {
    static constexpr std::size_t kLevels = 4;
    /// A model that appears smaller than so many pixels across is drawn from the next level on.
    static constexpr std::array<float, kLevels> kPixels = {64, 24, 8, 0};

    Handle vertices, indices, array;
    std::vector<Handle> textures;
    std::array<std::vector<DrawRange>, kLevels> opaque; ///< finest first
    std::vector<DrawRange> transparent;
    GLsizei indexCount = 0; ///< of all triangles of the finest level
    Eigen::AlignedBox3f box;
};

/// Attributes 0 to 5 of mesh.vert.glsl are set in `array`, which is left bound.
ModelBuffers makeModelBuffers(const asset::Model &model);

void floatAttribute(GLuint index, int components, GLenum type, GLboolean normalised, std::size_t stride,
                    std::size_t offset);

} // namespace twinloom::render
