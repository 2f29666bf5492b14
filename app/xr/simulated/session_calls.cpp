// SPDX-License-Identifier: Apache-2.0
// Session and frames.
#include "app/xr/simulated/calls.h"

#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

namespace twinloom::simulated
{
namespace
{

XrResult makeGraphics(const XrSessionCreateInfo &info, const Instance &instance, std::unique_ptr<Graphics> &graphics)
{
    const Graphics::Outcome outcome = Graphics::create(info, graphics);
    if (outcome == Graphics::Outcome::Headless)
        return instance.extensions.count("XR_MND_headless") ? XR_SUCCESS : XR_ERROR_GRAPHICS_DEVICE_INVALID;
    if (!instance.extensions.count("XR_KHR_opengl_enable"))
        return XR_ERROR_GRAPHICS_DEVICE_INVALID;
    if (!instance.requirementsAsked)
        return refuse(XR_ERROR_GRAPHICS_REQUIREMENTS_CALL_MISSING, "xrCreateSession",
                      "call xrGetOpenGLGraphicsRequirementsKHR first");
    return outcome == Graphics::Outcome::Made
               ? XR_SUCCESS
               : refuse(XR_ERROR_GRAPHICS_DEVICE_INVALID, "xrCreateSession", "the graphics binding is incomplete");
}

bool isUnit(const XrQuaternionf &q)
{
    return std::abs(q.x * q.x + q.y * q.y + q.z * q.z + q.w * q.w - 1) < 0.01f;
}

XrResult checkSubImage(const XrSwapchainSubImage &image)
{
    const Swapchain *swapchain = runtime().swapchains.find(image.swapchain);
    if (!swapchain)
        return XR_ERROR_HANDLE_INVALID;
    const XrRect2Di &rect = image.imageRect;
    if (rect.offset.x < 0 || rect.offset.y < 0 || rect.extent.width <= 0 || rect.extent.height <= 0 ||
        std::uint32_t(rect.offset.x + rect.extent.width) > swapchain->info.width ||
        std::uint32_t(rect.offset.y + rect.extent.height) > swapchain->info.height)
        return refuse(XR_ERROR_SWAPCHAIN_RECT_INVALID, "xrEndFrame", "a picture's rectangle lies outside");
    if (!swapchain->released)
        return refuse(XR_ERROR_LAYER_INVALID, "xrEndFrame", "no image of a swapchain was ever released");
    return image.imageArrayIndex < swapchain->info.arraySize ? XR_SUCCESS : XR_ERROR_VALIDATION_FAILURE;
}

XrResult checkProjection(const XrCompositionLayerProjection &layer)
{
    if (layer.viewCount != 2)
        return XR_ERROR_VALIDATION_FAILURE;
    for (std::uint32_t i = 0; i < 2; ++i) {
        const XrCompositionLayerProjectionView &view = layer.views[i];
        if (view.type != XR_TYPE_COMPOSITION_LAYER_PROJECTION_VIEW)
            return XR_ERROR_VALIDATION_FAILURE;
        if (!isUnit(view.pose.orientation))
            return refuse(XR_ERROR_POSE_INVALID, "xrEndFrame", "an orientation is no unit quaternion");
        if (const XrResult result = checkSubImage(view.subImage); result != XR_SUCCESS)
            return result;
    }
    return XR_SUCCESS;
}

XrResult checkLayer(const XrCompositionLayerBaseHeader *layer)
{
    if (!layer)
        return XR_ERROR_LAYER_INVALID;
    if (!runtime().spaces.find(layer->space))
        return XR_ERROR_HANDLE_INVALID;
    if (layer->type == XR_TYPE_COMPOSITION_LAYER_PROJECTION)
        return checkProjection(*reinterpret_cast<const XrCompositionLayerProjection *>(layer));
    if (layer->type != XR_TYPE_COMPOSITION_LAYER_QUAD)
        return XR_ERROR_LAYER_INVALID;
    const auto &quad = *reinterpret_cast<const XrCompositionLayerQuad *>(layer);
    if (!isUnit(quad.pose.orientation) || !(quad.size.width > 0) || !(quad.size.height > 0))
        return refuse(XR_ERROR_POSE_INVALID, "xrEndFrame", "a quad's pose or size is wrong");
    return checkSubImage(quad.subImage);
}

XrResult checkFrameEnd(const Session &session, const XrFrameEndInfo &info)
{
    if (!session.begun)
        return refuse(XR_ERROR_CALL_ORDER_INVALID, "xrEndFrame", "no frame was begun");
    if (info.displayTime <= 0)
        return XR_ERROR_TIME_INVALID;
    const auto &modes = runtime().world.blendModes;
    if (std::find(modes.begin(), modes.end(), info.environmentBlendMode) == modes.end())
        return refuse(XR_ERROR_ENVIRONMENT_BLEND_MODE_UNSUPPORTED, "xrEndFrame", "the blend mode was not offered");
    if (info.layerCount > kMostLayers)
        return XR_ERROR_LAYER_LIMIT_EXCEEDED;
    for (std::uint32_t i = 0; i < info.layerCount; ++i)
        if (const XrResult result = checkLayer(info.layers[i]); result != XR_SUCCESS)
            return result;
    return XR_SUCCESS;
}

/// With the real clock: until the next frame is due.
void pace()
{
    World &world = runtime().world;
    if (!world.realClock)
        return;
    using Clock = std::chrono::steady_clock;
    const XrTime now = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch()).count();
    world.nextWake = std::max(world.nextWake + kFramePeriod, now);
    const XrTime wait = world.nextWake - now;
    runtime().mutex.unlock();
    std::this_thread::sleep_for(std::chrono::nanoseconds(wait));
    runtime().mutex.lock();
}

} // namespace

XRAPI_ATTR XrResult XRAPI_CALL xrCreateSession(XrInstance handle, const XrSessionCreateInfo *info, XrSession *session)
{
    return guarded([&]() -> XrResult {
        Instance *instance = nullptr;
        if (const XrResult result = checkInstance(handle, instance); result != XR_SUCCESS)
            return result;
        if (!info || info->type != XR_TYPE_SESSION_CREATE_INFO || !session)
            return XR_ERROR_VALIDATION_FAILURE;
        if (info->systemId != kSystemId)
            return XR_ERROR_SYSTEM_INVALID;
        if (!runtime().sessions.empty())
            return XR_ERROR_LIMIT_REACHED;
        auto made = std::make_unique<Session>();
        if (const XrResult result = makeGraphics(*info, *instance, made->graphics); result != XR_SUCCESS)
            return result;
        *session = runtime().sessions.add(++runtime().lastHandle, std::move(made));
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrDestroySession(XrSession handle)
{
    return guarded([&]() -> XrResult {
        Runtime &all = runtime();
        Session *session = all.sessions.find(handle);
        if (!session)
            return XR_ERROR_HANDLE_INVALID;
        all.swapchains.removeIf([session](const Swapchain &swapchain) {
            if (swapchain.session == session && session->graphics)
                session->graphics->deleteTextures(swapchain.textures);
            return swapchain.session == session;
        });
        all.spaces.removeIf([session](const Space &space) { return space.session == session; });
        all.sessions.remove(handle);
        std::erase_if(all.instance()->events, [handle](const XrEventDataBuffer &event) {
            return event.type == XR_TYPE_EVENT_DATA_SESSION_STATE_CHANGED &&
                   reinterpret_cast<const XrEventDataSessionStateChanged &>(event).session == handle;
        });
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrBeginSession(XrSession handle, const XrSessionBeginInfo *info)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        if (session->running)
            return XR_ERROR_SESSION_RUNNING;
        if (session->state != XR_SESSION_STATE_READY)
            return XR_ERROR_SESSION_NOT_READY;
        if (!info ||
            (session->graphics && info->primaryViewConfigurationType != XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO))
            return XR_ERROR_VIEW_CONFIGURATION_TYPE_UNSUPPORTED;
        session->running = true;
        session->everEnded = session->begun = false;
        session->waitedFrames = 0;
        walkState(handle, *session);
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrEndSession(XrSession handle)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        if (!session->running)
            return XR_ERROR_SESSION_NOT_RUNNING;
        if (session->state != XR_SESSION_STATE_STOPPING)
            return XR_ERROR_SESSION_NOT_STOPPING;
        session->running = false;
        session->state = XR_SESSION_STATE_UNKNOWN; // IDLE follows as an event
        walkState(handle, *session);
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrRequestExitSession(XrSession handle)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        if (!session->running)
            return XR_ERROR_SESSION_NOT_RUNNING;
        session->exitRequested = true;
        walkState(handle, *session);
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrWaitFrame(XrSession handle, const XrFrameWaitInfo *, XrFrameState *state)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        if (!session->running)
            return XR_ERROR_SESSION_NOT_RUNNING;
        if (!state || state->type != XR_TYPE_FRAME_STATE)
            return XR_ERROR_VALIDATION_FAILURE;
        if (session->waitedFrames > 0)
            return refuse(XR_ERROR_CALL_ORDER_INVALID, "xrWaitFrame", "the frame before was not begun");
        pace();
        advanceWorld();
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        ++session->waitedFrames;
        session->displayTime = runtime().world.time;
        state->predictedDisplayTime = session->displayTime;
        state->predictedDisplayPeriod = kFramePeriod;
        state->shouldRender = session->state == XR_SESSION_STATE_VISIBLE || session->state == XR_SESSION_STATE_FOCUSED;
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrBeginFrame(XrSession handle, const XrFrameBeginInfo *)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        if (!session->running)
            return XR_ERROR_SESSION_NOT_RUNNING;
        if (session->waitedFrames == 0)
            return refuse(XR_ERROR_CALL_ORDER_INVALID, "xrBeginFrame", "no frame was waited for");
        --session->waitedFrames;
        const bool discarded = session->begun;
        session->begun = true;
        return discarded ? XR_FRAME_DISCARDED : XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrEndFrame(XrSession handle, const XrFrameEndInfo *info)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        if (!session->running)
            return XR_ERROR_SESSION_NOT_RUNNING;
        if (!info || info->type != XR_TYPE_FRAME_END_INFO)
            return XR_ERROR_VALIDATION_FAILURE;
        if (const XrResult result = checkFrameEnd(*session, *info); result != XR_SUCCESS)
            return result;
        session->begun = false;
        session->everEnded = true;
        World &world = runtime().world;
        if (!world.capture.empty() && session->graphics && info->layerCount > 0)
            captureFrame(*session, *info, std::exchange(world.capture, {}));
        walkState(handle, *session);
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrLocateViews(XrSession handle, const XrViewLocateInfo *info, XrViewState *state,
                                             std::uint32_t capacity, std::uint32_t *count, XrView *views)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        if (!info || !state || info->type != XR_TYPE_VIEW_LOCATE_INFO)
            return XR_ERROR_VALIDATION_FAILURE;
        if (info->viewConfigurationType != XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO)
            return XR_ERROR_VIEW_CONFIGURATION_TYPE_UNSUPPORTED;
        if (info->displayTime <= 0)
            return XR_ERROR_TIME_INVALID;
        const Space *space = runtime().spaces.find(info->space);
        if (!space)
            return XR_ERROR_HANDLE_INVALID;
        const Located base = locate(*space);
        state->viewStateFlags = base.valid
                                    ? XR_VIEW_STATE_ORIENTATION_VALID_BIT | XR_VIEW_STATE_POSITION_VALID_BIT |
                                          XR_VIEW_STATE_ORIENTATION_TRACKED_BIT | XR_VIEW_STATE_POSITION_TRACKED_BIT
                                    : 0;
        std::vector<XrView> both;
        for (int eye = 0; eye < 2; ++eye)
            both.push_back(
                {XR_TYPE_VIEW, nullptr, xr::toXrPose(base.pose.inverse() * headPose() * eyeOffset(eye)), eyeFov(eye)});
        return fill(both, capacity, count, views);
    });
}

} // namespace twinloom::simulated
