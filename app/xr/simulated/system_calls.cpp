// SPDX-License-Identifier: Apache-2.0
// The headset as a system: what it is and can show.
#include "app/xr/simulated/calls.h"

#include <cstring>

namespace twinloom::simulated
{
namespace
{

XrResult checkSystem(XrInstance handle, XrSystemId system, Instance *&instance)
{
    const XrResult result = checkInstance(handle, instance);
    return result != XR_SUCCESS ? result : system == kSystemId ? XR_SUCCESS : XR_ERROR_SYSTEM_INVALID;
}

XrResult checkStereo(XrInstance handle, XrSystemId system, XrViewConfigurationType type)
{
    Instance *instance = nullptr;
    const XrResult result = checkSystem(handle, system, instance);
    return result != XR_SUCCESS                                ? result
           : type == XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO ? XR_SUCCESS
                                                               : XR_ERROR_VIEW_CONFIGURATION_TYPE_UNSUPPORTED;
}

} // namespace

XRAPI_ATTR XrResult XRAPI_CALL xrGetSystem(XrInstance handle, const XrSystemGetInfo *info, XrSystemId *system)
{
    return guarded([&]() -> XrResult {
        Instance *instance = nullptr;
        if (const XrResult result = checkInstance(handle, instance); result != XR_SUCCESS)
            return result;
        if (!info || info->type != XR_TYPE_SYSTEM_GET_INFO || !system)
            return XR_ERROR_VALIDATION_FAILURE;
        if (info->formFactor != XR_FORM_FACTOR_HEAD_MOUNTED_DISPLAY)
            return XR_ERROR_FORM_FACTOR_UNSUPPORTED;
        std::int64_t &absent = runtime().world.absentAttempts;
        if (absent > 0) {
            if (absent != kForever)
                --absent;
            return XR_ERROR_FORM_FACTOR_UNAVAILABLE;
        }
        *system = kSystemId;
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrGetSystemProperties(XrInstance handle, XrSystemId system,
                                                     XrSystemProperties *properties)
{
    return guarded([&]() -> XrResult {
        Instance *instance = nullptr;
        if (const XrResult result = checkSystem(handle, system, instance); result != XR_SUCCESS)
            return result;
        properties->systemId = kSystemId;
        properties->vendorId = 0;
        std::strncpy(properties->systemName, "Simulated headset", sizeof properties->systemName);
        properties->graphicsProperties = {4096, 4096, kMostLayers};
        properties->trackingProperties = {XR_TRUE, XR_TRUE};
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrEnumerateEnvironmentBlendModes(XrInstance handle, XrSystemId system,
                                                                XrViewConfigurationType type, std::uint32_t capacity,
                                                                std::uint32_t *count, XrEnvironmentBlendMode *modes)
{
    return guarded([&]() -> XrResult {
        const XrResult result = checkStereo(handle, system, type);
        return result != XR_SUCCESS ? result : fill(runtime().world.blendModes, capacity, count, modes);
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrEnumerateViewConfigurations(XrInstance handle, XrSystemId system,
                                                             std::uint32_t capacity, std::uint32_t *count,
                                                             XrViewConfigurationType *types)
{
    return guarded([&]() -> XrResult {
        const XrResult result = checkStereo(handle, system, XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO);
        return result != XR_SUCCESS
                   ? result
                   : fill<XrViewConfigurationType>({XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO}, capacity, count, types);
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrGetViewConfigurationProperties(XrInstance handle, XrSystemId system,
                                                                XrViewConfigurationType type,
                                                                XrViewConfigurationProperties *properties)
{
    return guarded([&]() -> XrResult {
        if (const XrResult result = checkStereo(handle, system, type); result != XR_SUCCESS)
            return result;
        properties->viewConfigurationType = type;
        properties->fovMutable = XR_FALSE;
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrEnumerateViewConfigurationViews(XrInstance handle, XrSystemId system,
                                                                 XrViewConfigurationType type, std::uint32_t capacity,
                                                                 std::uint32_t *count, XrViewConfigurationView *views)
{
    return guarded([&]() -> XrResult {
        if (const XrResult result = checkStereo(handle, system, type); result != XR_SUCCESS)
            return result;
        const auto [width, height] = runtime().world.eyeSize;
        const XrViewConfigurationView view{XR_TYPE_VIEW_CONFIGURATION_VIEW, nullptr, width, 4096, height, 4096, 1, 1};
        return fill<XrViewConfigurationView>({view, view}, capacity, count, views);
    });
}

} // namespace twinloom::simulated
