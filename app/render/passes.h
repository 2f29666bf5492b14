// SPDX-License-Identifier: Apache-2.0
// The passes of a frame in their order, each with what it reads and what it writes. No general graph.
#pragma once

#include "app/render/close_points.h"
#include "app/render/frame_uniforms.h"
#include "app/render/gl_objects.h"
#include "app/render/scene_state.h"

namespace twinloom::render
{

class Passes
{
public:
    static Result<std::unique_ptr<Passes>> create();

    struct Input {
        SceneState *scene = nullptr;
        const Eye *eye = nullptr;
        const Target *target = nullptr;
        const Options *options = nullptr;
        const FrameUniforms *frame = nullptr;
        quint64 shadowKey = 0; ///< the shadow map is drawn anew when this changes
        double pixelRatio = 1; ///< pixels a line of "one pixel" is wide
    };
    /// All passes up to the encoded picture in the target. Restores no state.
    Result<FrameStatistics> draw(const Input &input);
    /// Texels along the side of a shadow map.
    int shadowSize() const { return m_shadowSize; }

private:
    Passes() = default;
    Result<void> ensureTargets(const Input &input);
    void shadow(const Input &input);
    void occlusion(const Input &input);
    void opaque(const Input &input);
    Result<void> points(const Input &input);
    void transparent(const Input &input);
    void selection(const Input &input);
    void post(const Input &input);
    void screen(Program &program);
    static bool showsPoints(const Input &input);
    void drawOpaque(const Input &input, Program *program, MeshStore::Instances which);
    void count(const MeshStore::Totals &totals);
    void bindLighting(Program &program);

    RenderTarget m_shadow{{}, true};
    RenderTarget m_halfDepth{{}, true};
    RenderTarget m_occlusion{{{GL_RG16F, GL_RG, GL_HALF_FLOAT, GL_NEAREST}}, false};
    RenderTarget m_blurred{{{GL_RG16F, GL_RG, GL_HALF_FLOAT, GL_NEAREST}}, false};
    RenderTarget m_samples{{{GL_RGBA16F, GL_RGBA, GL_HALF_FLOAT, GL_NEAREST}}, true};
    RenderTarget m_light{
        {{GL_RGBA16F, GL_RGBA, GL_HALF_FLOAT, GL_NEAREST}, {GL_R8, GL_RED, GL_UNSIGNED_BYTE, GL_NEAREST}}, true};
    RenderTarget m_mask{{{GL_R8, GL_RED, GL_UNSIGNED_BYTE, GL_NEAREST}}, false};
    RenderTarget m_encoded{{{GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE, GL_LINEAR}}, false};
    Handle m_domeFramebuffer; ///< m_light's colour without its depth, which eye-dome lighting reads
    Handle m_emptyArray, m_uniforms, m_compareSampler;
    Program m_mesh, m_glass, m_shadowMesh, m_depthMesh, m_environment, m_environmentDepth, m_occlude, m_blur, m_splats,
        m_dome, m_post, m_fxaa;
    std::optional<ClosePoints> m_closePoints;
    GLuint m_domeColour = 0;
    int m_shadowSize = 2048;
    int m_mostSamples = 4;
    quint64 m_shadowKey = 0;
    bool m_msaa = false;
    FrameStatistics m_statistics;
};

} // namespace twinloom::render
