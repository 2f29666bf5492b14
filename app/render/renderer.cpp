// SPDX-License-Identifier: Apache-2.0
#include "app/render/renderer.h"

#include "app/render/frame_setup.h"
#include "app/render/label_store.h"
#include "app/render/passes.h"
#include "app/render/scene_state.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <cmath>
#include <cstring>

// Outside of any namespace, as Qt wants it.
static void loadShaders()
{
    Q_INIT_RESOURCE(shaders);
}

namespace twinloom::render
{

namespace
{

Q_LOGGING_CATEGORY(logRender, "twinloom.render")

const Eigen::AlignedBox3d kEmptyScene{Eigen::Vector3d(-2, -2, 0), Eigen::Vector3d(2, 2, 4)};

/// Lines stay as wide to the eye on dense screens, which a framebuffer's size only hints at.
double pixelRatioOf(const Target &target)
{
    return std::clamp(target.height / 1000.0, 1.0, 4.0);
}

/// What QPainter and others expect to find.
void restoreState(const Target &target)
{
    glBindVertexArray(0);
    glUseProgram(0);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
    for (int unit = 3; unit >= 0; --unit) {
        bindTexture(unit, 0);
        glBindSampler(static_cast<GLuint>(unit), 0);
    }
    glDisable(GL_BLEND);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_PROGRAM_POINT_SIZE);
    glDisable(GL_FRAMEBUFFER_SRGB);
    glDepthMask(GL_TRUE);
    glDepthFunc(GL_LESS);
    glBlendFunc(GL_ONE, GL_ZERO);
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
}

quint64 mix(quint64 hash, quint64 value)
{
    return (hash ^ value) * 1099511628211ull;
}

quint64 bitsOf(const FrameUniforms &frame)
{
    quint64 hash = 14695981039346656037ull;
    const auto add = [&hash](const float *values, int count) {
        for (int i = 0; i < count; ++i) {
            std::uint32_t bits = 0;
            std::memcpy(&bits, values + i, sizeof bits);
            hash = mix(hash, bits);
        }
    };
    add(frame.shadowMatrix.data(), 16);
    if (frame.nearShadow[2] > 0)
        add(frame.nearShadowMatrix.data(), 16);
    return hash;
}

} // namespace

struct Renderer::Impl {
    SceneState scene;
    std::unique_ptr<Passes> passes;
    std::unique_ptr<LabelStore> labels;

    FrameStatistics drawOne(const View &view, std::span<const View> views, const Options &options,
                            const std::vector<SceneState::Label> &shown);
};

Renderer::Renderer(std::unique_ptr<Impl> impl) : m(std::move(impl)) {}
Renderer::~Renderer() = default;

Result<std::unique_ptr<Renderer>> Renderer::create()
{
    loadShaders();
    const int version = glGetString(GL_VERSION) ? epoxy_gl_version() : 0;
    if (version < 33)
        return unexpected(
            ErrorCode::Peer,
            version == 0
                ? QCoreApplication::translate("render", "Cannot draw: there is no current OpenGL context.")
                : QCoreApplication::translate("render", "Cannot draw: the graphics driver offers OpenGL %1.%2.")
                      .arg(version / 10)
                      .arg(version % 10),
            QCoreApplication::translate("render", "OpenGL 3.3 or newer is needed; update the graphics driver "
                                                  "or install Mesa's software driver."));
    auto passes = Passes::create();
    if (!passes)
        return unexpected(passes.error());
    auto labels = LabelStore::create();
    if (!labels)
        return unexpected(labels.error());
    auto impl = std::make_unique<Impl>();
    impl->labels = *std::move(labels);
    impl->passes = *std::move(passes);
    return std::unique_ptr<Renderer>(new Renderer(std::move(impl)));
}

void Renderer::setScene(const scene::Hierarchy &hierarchy, const Resources &resources)
{
    m->scene.setScene(hierarchy, resources);
}

void Renderer::setOverlays(const scene::Overlays &overlays)
{
    m->scene.setOverlays(overlays);
}

void Renderer::setSelection(std::unordered_set<scene::NodeId> selection)
{
    m->scene.setSelection(std::move(selection));
}

std::pair<Eigen::Vector3d, Eigen::Vector3d> Renderer::bounds() const
{
    const Eigen::AlignedBox3d &bounds = m->scene.empty() ? kEmptyScene : m->scene.bounds();
    return {bounds.min(), bounds.max()};
}

Camera Renderer::overview(const Options &options, double aspect) const
{
    std::vector<Eigen::Vector3d> points = m->scene.outline(options, overviewDirection());
    if (points.empty())
        return render::overview(kEmptyScene.min(), kEmptyScene.max(), aspect);
    return render::overview(points, aspect);
}

FrameStatistics Renderer::draw(const Eye &eye, const Target &target, const Options &options)
{
    const View view{eye, target};
    return draw(std::span(&view, 1), options);
}

FrameStatistics Renderer::draw(std::span<const View> views, const Options &options)
{
    FrameStatistics statistics;
    std::vector<CullView> culls;
    Eigen::Vector3d between = Eigen::Vector3d::Zero();
    for (const View &view : views) {
        culls.push_back(cullView(view.eye, m->scene.origin(), std::max(view.target.height, 1)));
        between += eyePosition(view.eye) / static_cast<double>(views.size());
    }
    if (views.empty())
        return statistics;
    m->scene.cutFor(options.cutaway ? std::optional(between) : std::nullopt); // both eyes see the same walls
    m->scene.upload(culls);
    const std::vector<SceneState::Label> labels = m->scene.labels();
    for (const View &view : views) {
        if (view.target.width <= 0 || view.target.height <= 0)
            continue;
        const FrameStatistics drawn = m->drawOne(view, views, options, labels);
        statistics.drawCalls += drawn.drawCalls;
        statistics.triangles += drawn.triangles;
        statistics.points += drawn.points;
        statistics.pointsMissing = statistics.pointsMissing || drawn.pointsMissing;
    }
    return statistics;
}

FrameStatistics Renderer::Impl::drawOne(const View &view, std::span<const View> views, const Options &options,
                                        const std::vector<SceneState::Label> &shown)
{
    FrameInput input;
    input.eye = &view.eye;
    input.views = views;
    input.options = &options;
    input.width = view.target.width;
    input.height = view.target.height;
    input.bounds = scene.empty() ? kEmptyScene : scene.bounds();
    input.origin = scene.origin();
    input.shadowSize = passes->shadowSize();
    input.targetEncodes = view.target.srgb;
    input.pixelRatio = pixelRatioOf(view.target);
    const FrameUniforms frame = makeFrame(input);

    Passes::Input pass;
    pass.scene = &scene;
    pass.eye = &view.eye;
    pass.target = &view.target;
    pass.options = &options;
    pass.frame = &frame;
    pass.shadowKey = mix(mix(bitsOf(frame), scene.revision()), static_cast<quint64>(options.show));
    pass.pixelRatio = input.pixelRatio;
    const auto drawn = passes->draw(pass);
    if (!drawn)
        qCWarning(logRender).noquote() << drawn.error().text();
    FrameStatistics statistics = drawn.value_or(FrameStatistics());
    if (drawn && !shown.empty())
        statistics.drawCalls += labels->draw(shown, view.eye, view.target, {options.dark, pass.pixelRatio});
    restoreState(view.target);
    return statistics;
}

} // namespace twinloom::render
