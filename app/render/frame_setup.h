// SPDX-License-Identifier: Apache-2.0
// The numbers of one frame: cameras, light, theme. Pure; no OpenGL.
#pragma once

#include "app/render/frame_uniforms.h"
#include "app/render/renderer.h"

#include <Eigen/Geometry>

namespace twinloom::render
{

struct FrameInput {
    const Eye *eye = nullptr;
    std::span<const View> views; ///< all that are drawn of this frame
    const Options *options = nullptr;
    int width = 0, height = 0;
    Eigen::AlignedBox3d bounds; ///< world
    Eigen::Vector3d origin = Eigen::Vector3d::Zero();
    int shadowSize = 2048; ///< texels
    double pixelRatio = 1; ///< pixels a line of "one pixel" is wide
    bool targetEncodes = false;
};

/// Where the eye stands in the world; for a parallel projection a point far behind the picture.
Eigen::Vector3d eyePosition(const Eye &eye);
/// From what is seen to the eye of overview(), unit.
Eigen::Vector3d overviewDirection();
bool isPerspective(const Eye &eye);

FrameUniforms makeFrame(const FrameInput &input);

} // namespace twinloom::render
