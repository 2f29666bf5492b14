// SPDX-License-Identifier: Apache-2.0
// The uniform block "Frame" of resources/shaders/frame.glsl, in the same order (std140: matrices and vec4 only).
#pragma once

#include <Eigen/Core>

namespace twinloom::render
{

struct FrameUniforms {
    Eigen::Matrix<float, 4, 4, Eigen::DontAlign> view, projection, viewProjection, inverseViewProjection,
        inverseProjection, shadowMatrix, nearShadowMatrix;
    using Vector = Eigen::Matrix<float, 4, 1, Eigen::DontAlign>;
    Vector eye, sunDirection, sunColour, viewport, ground, shadow, nearShadow, occlusion, cut, zenith, horizon,
        groundColour, gridColour, accent, sceneCentre;
};
static_assert(sizeof(FrameUniforms) == 7 * 64 + 15 * 16);

} // namespace twinloom::render
