// SPDX-License-Identifier: Apache-2.0
// What of a scene an eye, or both eyes of a headset together, can see, and how large it appears. Pure; no OpenGL.
#pragma once

#include "app/render/renderer.h"

#include <array>
#include <span>

namespace twinloom::render
{

/// One eye as culling wants it, relative to the origin that the instances are relative to.
struct CullView {
    std::array<Eigen::Vector4f, 6> planes; ///< unit normals, inwards
    Eigen::Vector3f eye;
    bool perspective = true;
    float pixels = 1; ///< that a metre at a distance of a metre covers; at any distance when not perspective
};
CullView cullView(const Eye &eye, const Eigen::Vector3d &origin, int height);

/// How many pixels across a sphere appears to the eye that sees it largest; 0 when none sees it.
float pixelsAcross(std::span<const CullView> views, const Eigen::Vector3f &centre, float radius);

/// Spheres smaller than this are not drawn.
inline constexpr float kLeastPixels = 0.7f;

} // namespace twinloom::render
