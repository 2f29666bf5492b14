// SPDX-License-Identifier: Apache-2.0
// What the runtime wants of OpenGL.
#include "app/xr/simulated/calls.h"

#define XR_USE_GRAPHICS_API_OPENGL
#include <openxr/openxr_platform.h>

namespace twinloom::simulated
{

XrResult getOpenGLGraphicsRequirements(XrInstance handle, XrSystemId system,
                                       XrGraphicsRequirementsOpenGLKHR *requirements)
{
    return guarded([&]() -> XrResult {
        Instance *instance = nullptr;
        if (const XrResult result = checkInstance(handle, instance); result != XR_SUCCESS)
            return result;
        if (system != kSystemId)
            return XR_ERROR_SYSTEM_INVALID;
        instance->requirementsAsked = true;
        requirements->minApiVersionSupported = XR_MAKE_VERSION(3, 3, 0);
        requirements->maxApiVersionSupported = XR_MAKE_VERSION(4, 6, 0);
        return XR_SUCCESS;
    });
}

} // namespace twinloom::simulated
