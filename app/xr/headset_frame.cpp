// SPDX-License-Identifier: Apache-2.0
// A session's frames: wait, input, views, pictures, layers.
#include "app/xr/headset_session.h"
#include "app/xr/pose.h"
#include "app/xr/structure.h"

namespace twinloom::xr
{
namespace
{

XrEnvironmentBlendMode xrBlendMode(BlendMode mode)
{
    switch (mode) {
    case BlendMode::Alpha:
        return XR_ENVIRONMENT_BLEND_MODE_ALPHA_BLEND;
    case BlendMode::Additive:
        return XR_ENVIRONMENT_BLEND_MODE_ADDITIVE;
    case BlendMode::Opaque:
        break;
    }
    return XR_ENVIRONMENT_BLEND_MODE_OPAQUE;
}

/// Taken where nothing says how high the wearer sits: a person's eyes, standing.
constexpr double kEyeHeight = 1.6;
/// A smooth picture matters more than a fine one: after so many frames that took so many times their due, it is made
/// plainer.
constexpr int kMostSlowFrames = 3, kSlow = 4;

} // namespace

Eigen::Isometry3d HeadsetSession::spaceInScene() const
{
    Eigen::Isometry3d axes = Eigen::Isometry3d::Identity();
    axes.linear() = fromXrAxes();
    return p.placement.sceneInSpace.inverse() * axes;
}

void HeadsetSession::takeWishes()
{
    std::optional<scene::Hierarchy> scene;
    std::optional<scene::Overlays> overlays;
    p.shared.edit([&](Status &status) {
        scene.swap(p.shared.scene);
        overlays.swap(p.shared.overlays);
        if (p.shared.blend)
            m_blend = chooseBlendMode(m_blendModes, p.shared.blend);
        p.shared.blend.reset();
        status.blend = m_blend;
    });
    if (scene)
        p.painter.setScene(*scene);
    if (overlays)
        p.painter.setOverlays(*overlays);
}

qint64 HeadsetSession::framesLeft() const
{
    const std::lock_guard lock(p.shared.mutex);
    return p.settings.frames - p.shared.status.frames;
}

render::Options HeadsetSession::pictureOptions() const
{
    render::Options options = p.settings.picture;
    options.cutaway = false; // who stands in a room wants its walls
    if (m_blend != BlendMode::Opaque)
        options.sky = options.grid = false;
    const bool last = p.settings.frames > 0 && framesLeft() <= 1; // what the mirror keeps
    if (m_slowFrames >= kMostSlowFrames && !last) {
        options.ambientOcclusion = false;
        options.multisample = 0;
    }
    return options;
}

bool HeadsetSession::locateViews(XrTime time)
{
    auto info = typed<XrViewLocateInfo>(XR_TYPE_VIEW_LOCATE_INFO);
    info.viewConfigurationType = XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO;
    info.displayTime = time;
    info.space = m_space;
    auto state = typed<XrViewState>(XR_TYPE_VIEW_STATE);
    std::array<XrView, 2> views;
    views.fill(typed<XrView>(XR_TYPE_VIEW));
    std::uint32_t count = 0;
    if (!check(xrLocateViews(m_session, &info, &state, 2, &count, views.data()), "xrLocateViews"))
        return false;
    constexpr XrViewStateFlags kValid = XR_VIEW_STATE_ORIENTATION_VALID_BIT | XR_VIEW_STATE_POSITION_VALID_BIT;
    if ((state.viewStateFlags & kValid) == kValid) { // else the last ones hold
        m_views = views;
        m_viewsKnown = true;
    }
    if (p.placement.known || !m_viewsKnown)
        return true;
    double height = 0;
    if (m_spaceType == XR_REFERENCE_SPACE_TYPE_LOCAL) {
        height = kEyeHeight;
        auto stage = typed<XrReferenceSpaceCreateInfo>(XR_TYPE_REFERENCE_SPACE_CREATE_INFO);
        stage.referenceSpaceType = XR_REFERENCE_SPACE_TYPE_STAGE;
        stage.poseInReferenceSpace = identityPose();
        XrSpace floor = XR_NULL_HANDLE;
        auto place = typed<XrSpaceLocation>(XR_TYPE_SPACE_LOCATION);
        if (XR_SUCCEEDED(xrCreateReferenceSpace(m_session, &stage, &floor))) {
            if (check(xrLocateSpace(floor, m_space, time, &place), "xrLocateSpace") &&
                (place.locationFlags & XR_SPACE_LOCATION_POSITION_VALID_BIT))
                height = -double(place.pose.position.y);
            xrDestroySpace(floor);
        }
    }
    Eigen::Isometry3d floorInScene = Eigen::Isometry3d::Identity();
    floorInScene.linear() = Eigen::AngleAxisd(p.settings.yaw, Eigen::Vector3d::UnitZ()).toRotationMatrix();
    floorInScene.translation() = p.settings.origin + Eigen::Vector3d(0, 0, height);
    p.placement.sceneInSpace = floorInScene.inverse();
    p.placement.known = true;
    return true;
}

HeadsetSession::Step HeadsetSession::frame()
{
    const auto wait = typed<XrFrameWaitInfo>(XR_TYPE_FRAME_WAIT_INFO);
    auto state = typed<XrFrameState>(XR_TYPE_FRAME_STATE);
    if (!check(xrWaitFrame(m_session, &wait, &state), "xrWaitFrame"))
        return failure();
    const auto from = std::chrono::steady_clock::now();
    takeWishes();
    const XrTime time = state.predictedDisplayTime;
    std::array<HandInput, 2> hands;
    if (!p.input.read(m_session, m_space, time, hands))
        return failure();
    const auto begin = typed<XrFrameBeginInfo>(XR_TYPE_FRAME_BEGIN_INFO);
    if (!check(xrBeginFrame(m_session, &begin), "xrBeginFrame"))
        return failure();
    applySpaceChanges(time);
    if (!locateViews(time))
        return failure();
    std::vector<const XrCompositionLayerBaseHeader *> layers;
    auto projection = typed<XrCompositionLayerProjection>(XR_TYPE_COMPOSITION_LAYER_PROJECTION);
    if (state.shouldRender && m_viewsKnown) {
        if (!drawPictures(hands))
            return failure();
        projection.layerFlags = m_blend == BlendMode::Opaque ? 0 : XR_COMPOSITION_LAYER_BLEND_TEXTURE_SOURCE_ALPHA_BIT;
        projection.space = m_space;
        projection.viewCount = 2;
        projection.views = m_layerViews.data();
        layers.push_back(reinterpret_cast<const XrCompositionLayerBaseHeader *>(&projection));
        if (m_panel && !p.pointer.subject().isNull()) {
            const Eigen::Isometry3d head = spaceInScene() * toIsometry(m_views[0].pose);
            layers.push_back(
                m_panel->layer(m_space, toXrPose(spaceInScene().inverse() * p.pointer.panelPlace(head).pose)));
        }
    }
    auto end = typed<XrFrameEndInfo>(XR_TYPE_FRAME_END_INFO);
    end.displayTime = time;
    end.environmentBlendMode = xrBlendMode(m_blend);
    end.layerCount = std::uint32_t(layers.size());
    end.layers = layers.data();
    if (!check(xrEndFrame(m_session, &end), "xrEndFrame"))
        return failure();
    m_work = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count();
    const bool slow = m_work * 1e6 > kSlow * double(std::max<XrDuration>(state.predictedDisplayPeriod, 1));
    if (m_slowFrames < kMostSlowFrames && !layers.empty())
        m_slowFrames = slow ? m_slowFrames + 1 : 0;
    p.shared.edit([&](Status &status) {
        ++status.frames;
        status.shown += layers.empty() ? 0 : 1;
        status.pointedAt = p.pointer.pointedAt();
        status.selection = p.pointer.selection();
    });
    return Step::Frame;
}

bool HeadsetSession::drawPictures(const std::array<HandInput, 2> &hands)
{
    const Eigen::Isometry3d toScene = spaceInScene();
    const Pointer::Outcome pointed = p.pointer.update(hands, toScene, p.painter);
    if (pointed.selectedBy >= 0) {
        p.painter.setSelection(p.pointer.selection().isNull()
                                   ? std::unordered_set<scene::NodeId>()
                                   : std::unordered_set<scene::NodeId>{p.pointer.selection()});
        p.input.tick(m_session, pointed.selectedBy);
        if (p.settings.selected)
            p.settings.selected(p.pointer.selection());
    }
    if (hands[0].menu || hands[1].menu)
        m_blend = nextBlendMode(m_blendModes, m_blend);
    if (m_panel && !p.pointer.subject().isNull()) {
        const PanelContent content = describe(p.painter.hierarchy(), p.painter.overlays(), p.pointer.subject());
        const PanelLook look = m_blend == BlendMode::Additive ? PanelLook::Additive : PanelLook::Dark;
        if (!m_panel->show(content, look, p.painter))
            return false;
    }
    std::array<EyeView, 2> eyes;
    for (std::size_t i = 0; i < 2; ++i) {
        const XrView &view = m_views[i];
        const Eigen::Isometry3d eye = toScene * toIsometry(view.pose);
        const auto [nearest, farthest] = p.painter.depthRange(eye.translation());
        eyes[i].eye.view = eye.inverse().matrix();
        eyes[i].eye.projection = projectionOf(view.fov, nearest, farthest);
        eyes[i].width = m_chains[i].width;
        eyes[i].height = m_chains[i].height;
        XrCompositionLayerProjectionView &layer = m_layerViews[i];
        layer = typed<XrCompositionLayerProjectionView>(XR_TYPE_COMPOSITION_LAYER_PROJECTION_VIEW);
        layer.pose = view.pose; // exactly what is drawn with
        layer.fov = view.fov;
        layer.subImage.swapchain = m_chains[i].swapchain;
        layer.subImage.imageRect = {{0, 0}, {m_chains[i].width, m_chains[i].height}};
    }
    return drawInto(eyes, pointed.rays);
}

bool HeadsetSession::drawInto(std::array<EyeView, 2> &eyes, const std::vector<Ray> &rays)
{
    for (std::size_t i = 0; i < 2; ++i) {
        std::uint32_t index = 0;
        const auto acquire = typed<XrSwapchainImageAcquireInfo>(XR_TYPE_SWAPCHAIN_IMAGE_ACQUIRE_INFO);
        auto wait = typed<XrSwapchainImageWaitInfo>(XR_TYPE_SWAPCHAIN_IMAGE_WAIT_INFO);
        wait.timeout = XR_INFINITE_DURATION;
        if (!check(xrAcquireSwapchainImage(m_chains[i].swapchain, &acquire, &index), "xrAcquireSwapchainImage") ||
            !check(xrWaitSwapchainImage(m_chains[i].swapchain, &wait), "xrWaitSwapchainImage"))
            return false;
        eyes[i].texture = m_chains[i].textures[index];
    }
    p.painter.drawEyes(eyes, pictureOptions(), rays, m_format != GL_RGBA8);
    if (p.settings.mirror)
        if (const auto mirror = p.shared.mirror.begin(p.painter, eyes[0].width + eyes[1].width, eyes[0].height)) {
            std::optional<PanelPlace> panel;
            if (m_panel && !p.pointer.subject().isNull())
                panel = p.pointer.panelPlace(spaceInScene() * toIsometry(m_views[0].pose));
            p.painter.copyToMirror(eyes, mirror->texture, panel, m_format == GL_RGBA16F);
            p.shared.mirror.end(p.painter.gl());
        }
    for (const EyeChain &chain : m_chains) {
        const auto release = typed<XrSwapchainImageReleaseInfo>(XR_TYPE_SWAPCHAIN_IMAGE_RELEASE_INFO);
        if (!check(xrReleaseSwapchainImage(chain.swapchain, &release), "xrReleaseSwapchainImage"))
            return false;
    }
    return true;
}

} // namespace twinloom::xr
