// SPDX-License-Identifier: Apache-2.0
#include "app/render/passes.h"

#include "app/render/frame_setup.h"

#include <cstring>

namespace twinloom::render
{

namespace
{

Eigen::Matrix4f matrixOf(const Eigen::Matrix<float, 4, 4, Eigen::DontAlign> &matrix)
{
    return matrix;
}

void depthState(bool test, bool write)
{
    (test ? glEnable : glDisable)(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    glDepthMask(write ? GL_TRUE : GL_FALSE);
}

} // namespace

Result<std::unique_ptr<Passes>> Passes::create()
{
    std::unique_ptr<Passes> passes(new Passes);
    struct Source {
        Program *program;
        const char *vertex, *fragment;
        std::vector<QString> defines;
    };
    const QString depthOnly = QStringLiteral("DEPTH_ONLY");
    const Source sources[] = {
        {&passes->m_mesh, "mesh.vert.glsl", "mesh.frag.glsl", {QStringLiteral("OPAQUE")}},
        {&passes->m_glass, "mesh.vert.glsl", "mesh.frag.glsl", {}},
        {&passes->m_shadowMesh, "mesh.vert.glsl", "depth.frag.glsl", {depthOnly, QStringLiteral("SHADOW")}},
        {&passes->m_depthMesh, "mesh.vert.glsl", "depth.frag.glsl", {depthOnly}},
        {&passes->m_environment, "screen.vert.glsl", "environment.frag.glsl", {}},
        {&passes->m_environmentDepth, "screen.vert.glsl", "environment.frag.glsl", {depthOnly}},
        {&passes->m_occlude, "screen.vert.glsl", "occlusion.frag.glsl", {}},
        {&passes->m_blur, "screen.vert.glsl", "occlusion_blur.frag.glsl", {}},
        {&passes->m_splats, "points.vert.glsl", "points.frag.glsl", {}},
        {&passes->m_dome, "screen.vert.glsl", "eye_dome.frag.glsl", {}},
        {&passes->m_post, "screen.vert.glsl", "post.frag.glsl", {}},
        {&passes->m_fxaa, "screen.vert.glsl", "fxaa.frag.glsl", {}},
    };
    for (const Source &source : sources) {
        auto program = Program::load(QLatin1String(source.vertex), QLatin1String(source.fragment), source.defines);
        if (!program)
            return unexpected(program.error());
        *source.program = *std::move(program);
    }
    auto close = ClosePoints::create();
    if (!close)
        return unexpected(close.error());
    passes->m_closePoints = *std::move(close);
    passes->m_emptyArray = makeVertexArray();
    passes->m_uniforms = makeBuffer();
    passes->m_compareSampler = makeSampler();
    const GLuint sampler = passes->m_compareSampler;
    glSamplerParameteri(sampler, GL_TEXTURE_COMPARE_MODE, GL_COMPARE_REF_TO_TEXTURE);
    glSamplerParameteri(sampler, GL_TEXTURE_COMPARE_FUNC, GL_LEQUAL);
    glSamplerParameteri(sampler, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glSamplerParameteri(sampler, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glSamplerParameteri(sampler, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glSamplerParameteri(sampler, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glGetIntegerv(GL_MAX_SAMPLES, &passes->m_mostSamples);
    const auto *name = reinterpret_cast<const char *>(glGetString(GL_RENDERER));
    const bool software = name && (std::strstr(name, "llvmpipe") || std::strstr(name, "softpipe"));
    passes->m_shadowSize = software ? 2048 : 4096;
    return passes;
}

Result<void> Passes::ensureTargets(const Input &input)
{
    const int w = input.target->width, h = input.target->height;
    const int samples = std::min(input.options->multisample, m_mostSamples);
    m_msaa = samples > 1;
    std::vector<Result<void>> made;
    made.push_back(m_light.ensure(w, h, 0));
    if (m_msaa)
        made.push_back(m_samples.ensure(w, h, samples));
    made.push_back(m_shadow.ensure(2 * m_shadowSize, m_shadowSize, 0));
    made.push_back(m_halfDepth.ensure((w + 1) / 2, (h + 1) / 2, 0));
    made.push_back(m_occlusion.ensure((w + 1) / 2, (h + 1) / 2, 0));
    made.push_back(m_blurred.ensure((w + 1) / 2, (h + 1) / 2, 0));
    made.push_back(m_mask.ensure(w, h, 0));
    made.push_back(m_encoded.ensure(w, h, 0));
    for (const Result<void> &result : made)
        if (!result)
            return unexpected(result.error());
    if (m_domeColour != m_light.colour() || !m_domeFramebuffer) {
        m_domeFramebuffer = makeFramebuffer();
        m_domeColour = m_light.colour();
        glBindFramebuffer(GL_FRAMEBUFFER, m_domeFramebuffer);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, m_domeColour, 0);
    }
    return {};
}

Result<FrameStatistics> Passes::draw(const Input &input)
{
    if (const auto made = ensureTargets(input); !made)
        return unexpected(made.error());
    m_statistics = {};
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_BLEND);
    glDisable(GL_FRAMEBUFFER_SRGB);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
    glClearDepth(1.0);
    glBindBuffer(GL_UNIFORM_BUFFER, m_uniforms);
    glBufferData(GL_UNIFORM_BUFFER, sizeof(FrameUniforms), input.frame, GL_STREAM_DRAW);
    glBindBufferBase(GL_UNIFORM_BUFFER, 0, m_uniforms);

    if (input.options->shadows)
        shadow(input);
    if (input.options->ambientOcclusion)
        occlusion(input);
    opaque(input);
    const bool anyPoints = showsPoints(input);
    if (!anyPoints)
        transparent(input); // still with all samples: nothing can come behind the glass any more
    if (m_msaa) {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, m_samples.framebuffer());
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, m_light.framebuffer());
        m_light.drawBuffers(1);
        const int w = m_light.width(), h = m_light.height();
        glBlitFramebuffer(0, 0, w, h, 0, 0, w, h, GL_COLOR_BUFFER_BIT, GL_NEAREST);
        glBlitFramebuffer(0, 0, w, h, 0, 0, w, h, GL_DEPTH_BUFFER_BIT, GL_NEAREST);
    }
    if (anyPoints) {
        if (const auto drawn = points(input); !drawn)
            return unexpected(drawn.error());
        m_light.bind();
        m_light.drawBuffers(1);
        transparent(input);
    }
    selection(input);
    post(input);
    return m_statistics;
}

bool Passes::showsPoints(const Input &input)
{
    return input.options->show != Show::Models && !input.scene->points().empty();
}

void Passes::drawOpaque(const Input &input, Program *program, MeshStore::Instances which)
{
    if (input.options->show != Show::Points)
        count(input.scene->meshes().drawOpaque(program, which));
}

void Passes::count(const MeshStore::Totals &totals)
{
    m_statistics.drawCalls += totals.drawCalls;
    m_statistics.triangles += totals.triangles;
}

void Passes::screen(Program &program)
{
    program.use();
    glBindVertexArray(m_emptyArray);
    glDrawArrays(GL_TRIANGLES, 0, 3);
    ++m_statistics.drawCalls;
}

/// Reads the scene, writes the shadow map.
void Passes::shadow(const Input &input)
{
    if (m_shadowKey == input.shadowKey)
        return;
    m_shadowKey = input.shadowKey;
    m_shadow.bind();
    depthState(true, true);
    glClear(GL_DEPTH_BUFFER_BIT);
    glEnable(GL_SCISSOR_TEST);
    glEnable(GL_POLYGON_OFFSET_FILL);
    glPolygonOffset(1.5f, 2.0f);
    m_shadowMesh.use();
    for (const bool near : {false, true}) {
        if (near && input.frame->nearShadow[2] == 0)
            continue;
        const int left = near ? m_shadowSize : 0;
        glViewport(left, 0, m_shadowSize, m_shadowSize);
        glScissor(left, 0, m_shadowSize, m_shadowSize);
        m_shadowMesh.set("clip", matrixOf(near ? input.frame->nearShadowMatrix : input.frame->shadowMatrix));
        drawOpaque(input, nullptr, MeshStore::Instances::All);
    }
    glDisable(GL_POLYGON_OFFSET_FILL);
    glDisable(GL_SCISSOR_TEST);
}

/// Draws depth at half resolution, from it m_occlusion.
void Passes::occlusion(const Input &input)
{
    m_halfDepth.bind();
    depthState(true, true);
    glClear(GL_DEPTH_BUFFER_BIT);
    m_depthMesh.use();
    m_depthMesh.set("clip", matrixOf(input.frame->viewProjection));
    drawOpaque(input, nullptr, MeshStore::Instances::Seen);
    screen(m_environmentDepth);
    depthState(false, false);
    m_occlusion.bind();
    bindTexture(0, m_halfDepth.depth());
    m_occlude.use();
    m_occlude.set("depthMap", 0);
    screen(m_occlude);
    for (const bool across : {true, false}) {
        (across ? m_blurred : m_occlusion).bind();
        bindTexture(0, (across ? m_occlusion : m_blurred).colour());
        m_blur.use();
        m_blur.set("source", 0);
        m_blur.set("direction", across ? Eigen::Vector2f(1, 0) : Eigen::Vector2f(0, 1));
        screen(m_blur);
    }
}

void Passes::bindLighting(Program &program)
{
    bindTexture(0, m_shadow.depth());
    glBindSampler(0, m_compareSampler);
    bindTexture(1, m_shadow.depth());
    bindTexture(2, m_occlusion.colour());
    glActiveTexture(GL_TEXTURE3);
    program.use();
    program.set("shadowCompare", 0);
    program.set("shadowDepth", 1);
    program.set("occlusionMap", 2);
    program.set("baseColourMap", 3);
}

/// Reads shadow map and m_occlusion, writes light and depth.
void Passes::opaque(const Input &input)
{
    const RenderTarget &to = m_msaa ? m_samples : m_light;
    to.bind();
    to.drawBuffers(1);
    depthState(true, true);
    glClearColor(0, 0, 0, 0);
    glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    bindLighting(m_mesh);
    m_mesh.set("clip", matrixOf(input.frame->viewProjection));
    drawOpaque(input, &m_mesh, MeshStore::Instances::Seen);
    if (input.options->sky) {
        bindLighting(m_environment);
        screen(m_environment);
    }
    glBindSampler(0, 0);
}

/// Reads and writes m_light's colour and depth; then darkens what the points won.
Result<void> Passes::points(const Input &input)
{
    m_light.bind();
    const float nothing[4] = {0, 0, 0, 0};
    glClearBufferfv(GL_COLOR, 1, nothing);
    depthState(true, true);
    glEnable(GL_PROGRAM_POINT_SIZE);
    m_splats.use();
    m_splats.set("core", 1.0f);
    PointStore::View view;
    view.viewProjection = input.eye->projection * input.eye->view;
    view.eye = eyePosition(*input.eye);
    view.origin = input.scene->origin();
    view.perspective = isPerspective(*input.eye);
    view.pixelScale = 0.5 * input.target->height * input.eye->projection(1, 1);
    view.cutaway = &input.scene->cutaway();
    if (input.options->cutaway)
        view.rules.eye = view.eye;
    view.rules.surfaces = input.options->show == Show::All;
    view.budget = static_cast<std::size_t>(std::max(input.options->pointBudget, 0));
    view.wait = input.options->waitForPoints;
    view.colour = input.options->pointColour;
    view.size = std::clamp(input.options->pointSize, 0.25f, 8.0f);
    view.pixelRatio = input.pixelRatio;
    const PointStore::Plan plan = input.scene->points().plan(view);
    m_statistics.points = plan.points;
    m_statistics.pointsMissing = plan.missing > 0;
    m_statistics.drawCalls += PointStore::draw(m_splats, plan, PointStore::Range::Far);
    glDisable(GL_PROGRAM_POINT_SIZE);
    if (plan.has(PointStore::Range::Close)) {
        const auto drawn = m_closePoints->draw(m_light, m_emptyArray, m_splats, plan);
        if (!drawn)
            return unexpected(drawn.error());
        m_statistics.drawCalls += *drawn;
    }
    if (!input.options->eyeDomeLighting || plan.points == 0)
        return {};
    glBindFramebuffer(GL_FRAMEBUFFER, m_domeFramebuffer);
    depthState(false, false);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ZERO, GL_SRC_COLOR);
    bindTexture(0, m_light.depth());
    bindTexture(1, m_light.colour(1));
    m_dome.use();
    m_dome.set("depthMap", 0);
    m_dome.set("wonMap", 1);
    m_dome.set("pixelRatio", static_cast<float>(input.pixelRatio));
    screen(m_dome);
    glDisable(GL_BLEND);
    return {};
}

/// Blends over the bound light target, testing depth and leaving it.
void Passes::transparent(const Input &input)
{
    if (input.options->show == Show::Points || !input.scene->meshes().hasTransparent())
        return;
    depthState(true, false);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    bindLighting(m_glass);
    m_glass.set("clip", matrixOf(input.frame->viewProjection));
    const Eigen::Vector3f eye = input.frame->eye.head<3>();
    const Eigen::Vector3f forward = -input.frame->view.block<1, 3>(2, 0).transpose();
    count(input.scene->meshes().drawTransparent(m_glass, eye, forward));
    glBindSampler(0, 0);
    glDisable(GL_BLEND);
}

/// Writes the mask of what is selected, seen or not.
void Passes::selection(const Input &input)
{
    const auto &slots = input.scene->selectedSlots();
    if (slots.empty() || input.options->show == Show::Points)
        return;
    m_mask.bind();
    depthState(false, false);
    glClearColor(0, 0, 0, 0);
    glClear(GL_COLOR_BUFFER_BIT);
    m_depthMesh.use();
    m_depthMesh.set("clip", matrixOf(input.frame->viewProjection));
    count(input.scene->meshes().drawSelected(slots));
}

/// From m_light and the mask to the target.
void Passes::post(const Input &input)
{
    const Target &target = *input.target;
    const bool smooth = !m_msaa || showsPoints(input);
    const auto bindTarget = [&target] {
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
        glViewport(0, 0, target.width, target.height);
        (target.srgb ? glEnable : glDisable)(GL_FRAMEBUFFER_SRGB);
    };
    depthState(false, false);
    if (smooth)
        m_encoded.bind();
    else
        bindTarget();
    bindTexture(0, m_light.colour());
    bindTexture(1, m_mask.colour());
    m_post.use();
    m_post.set("lightMap", 0);
    m_post.set("selectionMap", 1);
    m_post.set("selection", input.scene->selectedSlots().empty() || input.options->show == Show::Points ? 0 : 1);
    m_post.set("pixelRatio", static_cast<float>(input.pixelRatio));
    m_post.set("encode", smooth || !target.srgb ? 1 : 0);
    screen(m_post);
    if (smooth) {
        bindTarget();
        bindTexture(0, m_encoded.colour());
        m_fxaa.use();
        m_fxaa.set("source", 0);
        m_fxaa.set("decode", target.srgb ? 1 : 0);
        screen(m_fxaa);
    }
}

} // namespace twinloom::render
