// SPDX-License-Identifier: Apache-2.0
// Life cycle: making and unmaking, events, states, spaces. The frames are in headset_frame.cpp.
#include "app/xr/headset_session.h"

#include "app/xr/pose.h"
#include "app/xr/structure.h"

#include <QCoreApplication>

#include <algorithm>

namespace twinloom::xr
{
namespace
{

QString stateName(XrSessionState state)
{
    switch (state) {
    case XR_SESSION_STATE_IDLE:
        return QStringLiteral("IDLE");
    case XR_SESSION_STATE_READY:
        return QStringLiteral("READY");
    case XR_SESSION_STATE_SYNCHRONIZED:
        return QStringLiteral("SYNCHRONIZED");
    case XR_SESSION_STATE_VISIBLE:
        return QStringLiteral("VISIBLE");
    case XR_SESSION_STATE_FOCUSED:
        return QStringLiteral("FOCUSED");
    case XR_SESSION_STATE_STOPPING:
        return QStringLiteral("STOPPING");
    case XR_SESSION_STATE_LOSS_PENDING:
        return QStringLiteral("LOSS_PENDING");
    case XR_SESSION_STATE_EXITING:
        return QStringLiteral("EXITING");
    default:
        return QStringLiteral("UNKNOWN");
    }
}

std::optional<BlendMode> blendModeOf(XrEnvironmentBlendMode mode)
{
    switch (mode) {
    case XR_ENVIRONMENT_BLEND_MODE_OPAQUE:
        return BlendMode::Opaque;
    case XR_ENVIRONMENT_BLEND_MODE_ADDITIVE:
        return BlendMode::Additive;
    case XR_ENVIRONMENT_BLEND_MODE_ALPHA_BLEND:
        return BlendMode::Alpha;
    default:
        return {};
    }
}

} // namespace

Result<std::unique_ptr<HeadsetSession>> HeadsetSession::create(const Parts &parts)
{
    std::unique_ptr<HeadsetSession> session(new HeadsetSession(parts));
    for (const auto make : {&HeadsetSession::makeSession, &HeadsetSession::findBlendModes, &HeadsetSession::makeSpace,
                            &HeadsetSession::makeSwapchains})
        if (const auto made = (session.get()->*make)(); !made)
            return unexpected(made.error());
    if (!parts.input.attach(session->m_session))
        return unexpected(ErrorCode::Peer, parts.calls.lastFailure());
    return session;
}

HeadsetSession::~HeadsetSession()
{
    m_panel.reset();
    for (const EyeChain &chain : m_chains)
        if (chain.swapchain != XR_NULL_HANDLE)
            xrDestroySwapchain(chain.swapchain);
    if (m_space != XR_NULL_HANDLE)
        xrDestroySpace(m_space);
    if (m_session != XR_NULL_HANDLE)
        xrDestroySession(m_session);
}

Result<void> HeadsetSession::makeSession()
{
    XrVersion least = 0;
    if (!check(GraphicsBinding::requirements(p.instance.handle(), p.instance.system(), least),
               "xrGetOpenGLGraphicsRequirementsKHR"))
        return unexpected(ErrorCode::Peer, p.calls.lastFailure());
    GLint major = 0, minor = 0;
    p.painter.gl().GetIntegerv(GL_MAJOR_VERSION, &major);
    p.painter.gl().GetIntegerv(GL_MINOR_VERSION, &minor);
    if (XR_MAKE_VERSION(major, minor, 0) < XR_MAKE_VERSION(XR_VERSION_MAJOR(least), XR_VERSION_MINOR(least), 0))
        return unexpected(
            ErrorCode::Peer,
            QCoreApplication::translate("xr", "The headset wants OpenGL %1.%2; this graphics driver offers %3.%4.")
                .arg(XR_VERSION_MAJOR(least))
                .arg(XR_VERSION_MINOR(least))
                .arg(major)
                .arg(minor),
            QCoreApplication::translate("xr", "Update the graphics driver."));
    auto info = typed<XrSessionCreateInfo>(XR_TYPE_SESSION_CREATE_INFO);
    info.next = p.binding.chain();
    info.systemId = p.instance.system();
    return check(xrCreateSession(p.instance.handle(), &info, &m_session), "xrCreateSession")
               ? Result<void>()
               : unexpected(ErrorCode::Peer, p.calls.lastFailure());
}

Result<void> HeadsetSession::findBlendModes()
{
    std::uint32_t count = 0;
    const auto enumerate = [&](std::uint32_t capacity, XrEnvironmentBlendMode *modes) {
        return check(xrEnumerateEnvironmentBlendModes(p.instance.handle(), p.instance.system(),
                                                      XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO, capacity, &count,
                                                      modes),
                     "xrEnumerateEnvironmentBlendModes");
    };
    if (!enumerate(0, nullptr))
        return unexpected(ErrorCode::Peer, p.calls.lastFailure());
    std::vector<XrEnvironmentBlendMode> modes(count);
    if (!enumerate(count, modes.data()))
        return unexpected(ErrorCode::Peer, p.calls.lastFailure());
    for (const XrEnvironmentBlendMode mode : modes)
        if (const auto known = blendModeOf(mode))
            m_blendModes.push_back(*known);
    m_blend = chooseBlendMode(m_blendModes, p.settings.blend);
    p.shared.edit([&](Status &status) {
        status.blend = m_blend;
        status.offered = m_blendModes;
        if (p.settings.blend && *p.settings.blend != m_blend && status.losses == 0)
            status.issues.push_back({QStringLiteral("blend-mode"),
                                     QCoreApplication::translate("xr", "The headset does not offer %1; %2 is used.")
                                         .arg(blendModeName(*p.settings.blend), blendModeName(m_blend)),
                                     {}});
    });
    return {};
}

Result<void> HeadsetSession::makeSpace()
{
    std::uint32_t count = 0;
    if (!check(xrEnumerateReferenceSpaces(m_session, 0, &count, nullptr), "xrEnumerateReferenceSpaces"))
        return unexpected(ErrorCode::Peer, p.calls.lastFailure());
    std::vector<XrReferenceSpaceType> types(count);
    if (!check(xrEnumerateReferenceSpaces(m_session, count, &count, types.data()), "xrEnumerateReferenceSpaces"))
        return unexpected(ErrorCode::Peer, p.calls.lastFailure());
    const bool hasStage = std::find(types.begin(), types.end(), XR_REFERENCE_SPACE_TYPE_STAGE) != types.end();
    m_spaceType =
        hasStage && p.settings.floor == Floor::Stage ? XR_REFERENCE_SPACE_TYPE_STAGE : XR_REFERENCE_SPACE_TYPE_LOCAL;
    auto info = typed<XrReferenceSpaceCreateInfo>(XR_TYPE_REFERENCE_SPACE_CREATE_INFO);
    info.referenceSpaceType = m_spaceType;
    info.poseInReferenceSpace = identityPose();
    return check(xrCreateReferenceSpace(m_session, &info, &m_space), "xrCreateReferenceSpace")
               ? Result<void>()
               : unexpected(ErrorCode::Peer, p.calls.lastFailure());
}

/// By our preference, not the runtime's: the right brightness needs a format that encodes.
std::optional<std::int64_t> HeadsetSession::chooseFormat()
{
    std::uint32_t count = 0;
    if (!check(xrEnumerateSwapchainFormats(m_session, 0, &count, nullptr), "xrEnumerateSwapchainFormats"))
        return {};
    std::vector<std::int64_t> formats(count);
    if (!check(xrEnumerateSwapchainFormats(m_session, count, &count, formats.data()), "xrEnumerateSwapchainFormats"))
        return {};
    for (const std::int64_t wanted : {GL_SRGB8_ALPHA8, GL_RGBA16F, GL_RGBA8})
        if (std::find(formats.begin(), formats.end(), wanted) != formats.end())
            return wanted;
    return {};
}

Result<void> HeadsetSession::makeSwapchains()
{
    const auto format = chooseFormat();
    if (!format)
        return unexpected(ErrorCode::Peer, QCoreApplication::translate(
                                               "xr", "The headset takes no picture format that this program draws."));
    m_format = *format;
    std::array<XrViewConfigurationView, 2> views;
    views.fill(typed<XrViewConfigurationView>(XR_TYPE_VIEW_CONFIGURATION_VIEW));
    std::uint32_t count = 0;
    if (!check(xrEnumerateViewConfigurationViews(p.instance.handle(), p.instance.system(),
                                                 XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO, 2, &count, views.data()),
               "xrEnumerateViewConfigurationViews"))
        return unexpected(ErrorCode::Peer, p.calls.lastFailure());
    for (std::size_t eye = 0; eye < 2; ++eye) {
        auto info = typed<XrSwapchainCreateInfo>(XR_TYPE_SWAPCHAIN_CREATE_INFO);
        info.usageFlags = XR_SWAPCHAIN_USAGE_COLOR_ATTACHMENT_BIT | XR_SWAPCHAIN_USAGE_SAMPLED_BIT;
        info.format = m_format;
        info.sampleCount = info.faceCount = info.arraySize = info.mipCount = 1;
        info.width = views[eye].recommendedImageRectWidth;
        info.height = views[eye].recommendedImageRectHeight;
        EyeChain &chain = m_chains[eye];
        chain.width = int(info.width);
        chain.height = int(info.height);
        if (!check(xrCreateSwapchain(m_session, &info, &chain.swapchain), "xrCreateSwapchain") ||
            !check(GraphicsBinding::images(chain.swapchain, chain.textures), "xrEnumerateSwapchainImages"))
            return unexpected(ErrorCode::Peer, p.calls.lastFailure());
    }
    m_panel = PanelLayer::create(m_session, m_format == GL_RGBA16F ? GL_RGBA8 : m_format, p.painter, p.calls);
    return {};
}

HeadsetSession::Step HeadsetSession::failure()
{
    switch (p.calls.lastResult()) {
    case XR_ERROR_SESSION_LOST:
        return Step::SessionLost;
    case XR_ERROR_INSTANCE_LOST:
    case XR_ERROR_RUNTIME_FAILURE:
    case XR_ERROR_RUNTIME_UNAVAILABLE:
        return Step::InstanceLost;
    default:
        return Step::Failed;
    }
}

std::optional<HeadsetSession::Step> HeadsetSession::pollEvents()
{
    for (;;) {
        auto event = typed<XrEventDataBuffer>(XR_TYPE_EVENT_DATA_BUFFER);
        const XrResult result = xrPollEvent(p.instance.handle(), &event);
        if (result == XR_EVENT_UNAVAILABLE)
            return {};
        if (!check(result, "xrPollEvent"))
            return failure();
        switch (event.type) {
        case XR_TYPE_EVENT_DATA_SESSION_STATE_CHANGED: {
            const auto &change = reinterpret_cast<const XrEventDataSessionStateChanged &>(event);
            if (change.session == m_session)
                if (const auto step = enter(change.state))
                    return step;
            break;
        }
        case XR_TYPE_EVENT_DATA_INSTANCE_LOSS_PENDING:
            return Step::InstanceLost;
        case XR_TYPE_EVENT_DATA_REFERENCE_SPACE_CHANGE_PENDING:
            noteSpaceChange(reinterpret_cast<const XrEventDataReferenceSpaceChangePending &>(event));
            break;
        default:
            break;
        }
    }
}

std::optional<HeadsetSession::Step> HeadsetSession::enter(XrSessionState state)
{
    m_state = state;
    p.shared.edit([&](Status &status) { status.states.append(stateName(state)); });
    switch (state) {
    case XR_SESSION_STATE_READY: {
        auto info = typed<XrSessionBeginInfo>(XR_TYPE_SESSION_BEGIN_INFO);
        info.primaryViewConfigurationType = XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO;
        if (!check(xrBeginSession(m_session, &info), "xrBeginSession"))
            return failure();
        m_running = true;
        return {};
    }
    case XR_SESSION_STATE_STOPPING:
        m_running = false;
        if (!check(xrEndSession(m_session), "xrEndSession"))
            return failure();
        return {};
    case XR_SESSION_STATE_EXITING:
        return Step::Exited;
    case XR_SESSION_STATE_LOSS_PENDING:
        return Step::SessionLost;
    default:
        return {};
    }
}

void HeadsetSession::noteSpaceChange(const XrEventDataReferenceSpaceChangePending &event)
{
    if (event.session != m_session || event.referenceSpaceType != m_spaceType)
        return;
    // Whoever recenters a seated view wants the scene to come along; a stage stands in a real room, and the scene
    // stays.
    if (m_spaceType == XR_REFERENCE_SPACE_TYPE_LOCAL)
        return;
    SpaceChange change{event.changeTime, {}};
    if (event.poseValid)
        change.moved = toIsometry(event.poseInPreviousSpace);
    m_changes.push_back(change);
}

void HeadsetSession::applySpaceChanges(XrTime time)
{
    while (!m_changes.empty() && m_changes.front().when <= time) {
        const SpaceChange change = m_changes.front();
        m_changes.erase(m_changes.begin());
        if (!change.moved) {
            p.shared.edit([](Status &status) {
                status.issues.push_back(
                    {QStringLiteral("stage-moved"),
                     QCoreApplication::translate("xr", "The headset's floor has moved by an unknown amount: check "
                                                       "that the scene still lies on the room."),
                     {}});
            });
            continue;
        }
        Eigen::Isometry3d axes = Eigen::Isometry3d::Identity();
        axes.linear() = fromXrAxes();
        p.placement.sceneInSpace = (axes * *change.moved * axes.inverse()).inverse() * p.placement.sceneInSpace;
    }
}

void HeadsetSession::requestExit()
{
    if (m_running)
        check(xrRequestExitSession(m_session), "xrRequestExitSession");
}

HeadsetSession::Step HeadsetSession::step()
{
    if (const auto ended = pollEvents())
        return *ended;
    return m_running ? frame() : Step::Idle;
}

} // namespace twinloom::xr
