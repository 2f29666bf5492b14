// SPDX-License-Identifier: Apache-2.0
// Swapchains: three textures each, handed out in turn.
#include "app/xr/simulated/calls.h"

#define XR_USE_GRAPHICS_API_OPENGL
#include <openxr/openxr_platform.h>

namespace twinloom::simulated
{
namespace
{

constexpr std::uint32_t kImages = 3;

XrResult checkSwapchain(XrSwapchain handle, Swapchain *&swapchain)
{
    swapchain = runtime().swapchains.find(handle);
    return swapchain ? checkOwner(swapchain->session) : XR_ERROR_HANDLE_INVALID;
}

XrResult checkInfo(const XrSwapchainCreateInfo &info)
{
    const auto formats = Graphics::formats();
    if (std::find(formats.begin(), formats.end(), info.format) == formats.end())
        return XR_ERROR_SWAPCHAIN_FORMAT_UNSUPPORTED;
    if (info.width == 0 || info.height == 0 || info.width > 4096 || info.height > 4096)
        return refuse(XR_ERROR_VALIDATION_FAILURE, "xrCreateSwapchain", "sizes go from 1 to 4096");
    if (info.faceCount != 1 || info.mipCount != 1 || info.sampleCount != 1 || info.arraySize < 1)
        return refuse(XR_ERROR_FEATURE_UNSUPPORTED, "xrCreateSwapchain",
                      "one face, one level and one sample are offered");
    return info.createFlags == 0 ? XR_SUCCESS : XR_ERROR_FEATURE_UNSUPPORTED;
}

} // namespace

XRAPI_ATTR XrResult XRAPI_CALL xrEnumerateSwapchainFormats(XrSession handle, std::uint32_t capacity,
                                                           std::uint32_t *count, std::int64_t *formats)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        const XrResult result = checkSession(handle, session);
        return result != XR_SUCCESS ? result
                                    : fill(session->graphics ? Graphics::formats() : std::vector<std::int64_t>(),
                                           capacity, count, formats);
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrCreateSwapchain(XrSession handle, const XrSwapchainCreateInfo *info,
                                                 XrSwapchain *swapchain)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        if (!session->graphics)
            return XR_ERROR_SWAPCHAIN_FORMAT_UNSUPPORTED;
        if (const XrResult result = checkInfo(*info); result != XR_SUCCESS)
            return result;
        auto made = std::make_unique<Swapchain>();
        made->session = session;
        made->info = *info;
        made->info.next = nullptr;
        for (std::uint32_t i = 0; i < kImages; ++i)
            made->textures.push_back(session->graphics->makeTexture(info->format, int(info->width), int(info->height),
                                                                    int(info->arraySize), 1));
        *swapchain = runtime().swapchains.add(++runtime().lastHandle, std::move(made));
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrDestroySwapchain(XrSwapchain handle)
{
    return guarded([&]() -> XrResult {
        const Swapchain *swapchain = runtime().swapchains.find(handle);
        if (!swapchain)
            return XR_ERROR_HANDLE_INVALID;
        swapchain->session->graphics->deleteTextures(swapchain->textures);
        runtime().swapchains.remove(handle);
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrEnumerateSwapchainImages(XrSwapchain handle, std::uint32_t capacity,
                                                          std::uint32_t *count, XrSwapchainImageBaseHeader *images)
{
    return guarded([&]() -> XrResult {
        Swapchain *swapchain = nullptr;
        if (const XrResult result = checkSwapchain(handle, swapchain); result != XR_SUCCESS)
            return result;
        *count = kImages;
        if (capacity == 0)
            return XR_SUCCESS;
        if (capacity < kImages)
            return XR_ERROR_SIZE_INSUFFICIENT;
        auto *out = reinterpret_cast<XrSwapchainImageOpenGLKHR *>(images);
        for (std::uint32_t i = 0; i < kImages; ++i) {
            if (out[i].type != XR_TYPE_SWAPCHAIN_IMAGE_OPENGL_KHR)
                return XR_ERROR_VALIDATION_FAILURE;
            out[i].image = swapchain->textures[i];
        }
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrAcquireSwapchainImage(XrSwapchain handle, const XrSwapchainImageAcquireInfo *,
                                                       std::uint32_t *index)
{
    return guarded([&]() -> XrResult {
        Swapchain *swapchain = nullptr;
        if (const XrResult result = checkSwapchain(handle, swapchain); result != XR_SUCCESS)
            return result;
        if (swapchain->acquired.size() >= kImages)
            return refuse(XR_ERROR_CALL_ORDER_INVALID, "xrAcquireSwapchainImage", "all images are acquired");
        *index = swapchain->next;
        swapchain->acquired.push_back(swapchain->next);
        swapchain->next = (swapchain->next + 1) % kImages;
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrWaitSwapchainImage(XrSwapchain handle, const XrSwapchainImageWaitInfo *info)
{
    return guarded([&]() -> XrResult {
        Swapchain *swapchain = nullptr;
        if (const XrResult result = checkSwapchain(handle, swapchain); result != XR_SUCCESS)
            return result;
        if (!info || info->type != XR_TYPE_SWAPCHAIN_IMAGE_WAIT_INFO)
            return XR_ERROR_VALIDATION_FAILURE;
        if (swapchain->acquired.empty() || swapchain->waited)
            return refuse(XR_ERROR_CALL_ORDER_INVALID, "xrWaitSwapchainImage",
                          "no image was acquired and not yet waited for");
        swapchain->waited = true;
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrReleaseSwapchainImage(XrSwapchain handle, const XrSwapchainImageReleaseInfo *)
{
    return guarded([&]() -> XrResult {
        Swapchain *swapchain = nullptr;
        if (const XrResult result = checkSwapchain(handle, swapchain); result != XR_SUCCESS)
            return result;
        if (!swapchain->waited)
            return refuse(XR_ERROR_CALL_ORDER_INVALID, "xrReleaseSwapchainImage", "no image was waited for");
        swapchain->waited = false;
        swapchain->released = swapchain->acquired.front();
        swapchain->acquired.pop_front();
        return XR_SUCCESS;
    });
}

} // namespace twinloom::simulated
