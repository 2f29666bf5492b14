// SPDX-License-Identifier: Apache-2.0
// Scanned points so near that each covers many pixels: instead of discs that cover each other, their colours and depths
// are mixed where they meet, weighted by a bell around each point, and fade out at the edge of what was seen. Two draws
// of the points and one of the screen, after Botsch, Hornung, Zwicker, Kobbelt (2005), "High-quality surface splatting
// on today's GPUs".
#pragma once

#include "app/render/gl_objects.h"
#include "app/render/point_store.h"

namespace twinloom::render
{

class ClosePoints
{
public:
    static Result<ClosePoints> create();

    /// Over `light`, which holds colour, what points won, and depth; `splats` draws discs with their depth. Leaves
    /// `light` bound, and gives the number of calls. Peer when the driver refuses the targets.
    Result<int> draw(const RenderTarget &light, GLuint emptyArray, Program &splats, const PointStore::Plan &plan);

private:
    ClosePoints() = default;

    RenderTarget m_sums{{{GL_RGBA16F, GL_RGBA, GL_HALF_FLOAT, GL_NEAREST}, {GL_R32F, GL_RED, GL_FLOAT, GL_NEAREST}},
                        true};
    Program m_add, m_divide;
};

} // namespace twinloom::render
