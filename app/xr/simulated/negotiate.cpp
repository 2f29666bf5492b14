// SPDX-License-Identifier: Apache-2.0
// The library's one entry, and the table of functions behind xrGetInstanceProcAddr.
#include "app/xr/simulated/calls.h"

#include <cstring>

namespace twinloom::simulated
{

/// As of the loader's interface, which libopenxr-dev has no header for.
struct LoaderInfo {
    std::uint32_t structType, structVersion;
    std::size_t structSize;
    std::uint32_t minInterfaceVersion, maxInterfaceVersion;
    XrVersion minApiVersion, maxApiVersion;
};
struct RuntimeRequest {
    std::uint32_t structType, structVersion;
    std::size_t structSize;
    std::uint32_t runtimeInterfaceVersion;
    XrVersion runtimeApiVersion;
    PFN_xrGetInstanceProcAddr getInstanceProcAddr;
};

namespace
{

struct Entry {
    const char *name;
    PFN_xrVoidFunction function;
    const char *extension; ///< null: core
};
#define TWINLOOM_CALL(name)                                                                                            \
    {                                                                                                                  \
#name, reinterpret_cast < PFN_xrVoidFunction>(&name), nullptr                                                  \
    }
const Entry kEntries[] = {
    TWINLOOM_CALL(xrGetInstanceProcAddr),
    TWINLOOM_CALL(xrEnumerateInstanceExtensionProperties),
    TWINLOOM_CALL(xrCreateInstance),
    TWINLOOM_CALL(xrDestroyInstance),
    TWINLOOM_CALL(xrGetInstanceProperties),
    TWINLOOM_CALL(xrPollEvent),
    TWINLOOM_CALL(xrResultToString),
    TWINLOOM_CALL(xrStructureTypeToString),
    TWINLOOM_CALL(xrStringToPath),
    TWINLOOM_CALL(xrPathToString),
    TWINLOOM_CALL(xrGetSystem),
    TWINLOOM_CALL(xrGetSystemProperties),
    TWINLOOM_CALL(xrEnumerateEnvironmentBlendModes),
    TWINLOOM_CALL(xrEnumerateViewConfigurations),
    TWINLOOM_CALL(xrGetViewConfigurationProperties),
    TWINLOOM_CALL(xrEnumerateViewConfigurationViews),
    TWINLOOM_CALL(xrCreateSession),
    TWINLOOM_CALL(xrDestroySession),
    TWINLOOM_CALL(xrBeginSession),
    TWINLOOM_CALL(xrEndSession),
    TWINLOOM_CALL(xrRequestExitSession),
    TWINLOOM_CALL(xrWaitFrame),
    TWINLOOM_CALL(xrBeginFrame),
    TWINLOOM_CALL(xrEndFrame),
    TWINLOOM_CALL(xrLocateViews),
    TWINLOOM_CALL(xrEnumerateSwapchainFormats),
    TWINLOOM_CALL(xrCreateSwapchain),
    TWINLOOM_CALL(xrDestroySwapchain),
    TWINLOOM_CALL(xrEnumerateSwapchainImages),
    TWINLOOM_CALL(xrAcquireSwapchainImage),
    TWINLOOM_CALL(xrWaitSwapchainImage),
    TWINLOOM_CALL(xrReleaseSwapchainImage),
    TWINLOOM_CALL(xrEnumerateReferenceSpaces),
    TWINLOOM_CALL(xrCreateReferenceSpace),
    TWINLOOM_CALL(xrGetReferenceSpaceBoundsRect),
    TWINLOOM_CALL(xrCreateActionSpace),
    TWINLOOM_CALL(xrLocateSpace),
    TWINLOOM_CALL(xrDestroySpace),
    TWINLOOM_CALL(xrCreateActionSet),
    TWINLOOM_CALL(xrDestroyActionSet),
    TWINLOOM_CALL(xrCreateAction),
    TWINLOOM_CALL(xrDestroyAction),
    TWINLOOM_CALL(xrSuggestInteractionProfileBindings),
    TWINLOOM_CALL(xrAttachSessionActionSets),
    TWINLOOM_CALL(xrGetCurrentInteractionProfile),
    TWINLOOM_CALL(xrSyncActions),
    TWINLOOM_CALL(xrGetActionStateBoolean),
    TWINLOOM_CALL(xrGetActionStateFloat),
    TWINLOOM_CALL(xrGetActionStateVector2f),
    TWINLOOM_CALL(xrGetActionStatePose),
    TWINLOOM_CALL(xrEnumerateBoundSourcesForAction),
    TWINLOOM_CALL(xrGetInputSourceLocalizedName),
    TWINLOOM_CALL(xrApplyHapticFeedback),
    TWINLOOM_CALL(xrStopHapticFeedback),
    {"xrGetOpenGLGraphicsRequirementsKHR", reinterpret_cast<PFN_xrVoidFunction>(&getOpenGLGraphicsRequirements),
     "XR_KHR_opengl_enable"},
};
#undef TWINLOOM_CALL

constexpr std::uint32_t kLoaderInfoType = 1, kRuntimeRequestType = 3, kInterfaceVersion = 1;

} // namespace

XRAPI_ATTR XrResult XRAPI_CALL xrGetInstanceProcAddr(XrInstance instance, const char *name,
                                                     PFN_xrVoidFunction *function)
{
    return guarded([&]() -> XrResult {
        if (!name || !function)
            return XR_ERROR_VALIDATION_FAILURE;
        *function = nullptr;
        const Instance *known = runtime().instances.find(instance);
        const bool early = std::strcmp(name, "xrEnumerateInstanceExtensionProperties") == 0 ||
                           std::strcmp(name, "xrCreateInstance") == 0 ||
                           std::strcmp(name, "xrGetInstanceProcAddr") == 0;
        if (!known && (instance != XR_NULL_HANDLE || !early))
            return XR_ERROR_HANDLE_INVALID;
        for (const Entry &entry : kEntries)
            if (std::strcmp(entry.name, name) == 0 && (!entry.extension || known->extensions.count(entry.extension))) {
                *function = entry.function;
                return XR_SUCCESS;
            }
        return XR_ERROR_FUNCTION_UNSUPPORTED;
    });
}

} // namespace twinloom::simulated

extern "C" __attribute__((visibility("default"))) XrResult
xrNegotiateLoaderRuntimeInterface(const twinloom::simulated::LoaderInfo *loader,
                                  twinloom::simulated::RuntimeRequest *request)
{
    using namespace twinloom::simulated;
    const auto api = XR_MAKE_VERSION(1, 0, 20);
    if (!loader || !request || loader->structType != kLoaderInfoType || request->structType != kRuntimeRequestType ||
        loader->minInterfaceVersion > kInterfaceVersion || loader->maxInterfaceVersion < kInterfaceVersion ||
        loader->minApiVersion > api || loader->maxApiVersion < api)
        return XR_ERROR_INITIALIZATION_FAILED;
    request->runtimeInterfaceVersion = kInterfaceVersion;
    request->runtimeApiVersion = api;
    request->getInstanceProcAddr = &twinloom::simulated::xrGetInstanceProcAddr;
    return XR_SUCCESS;
}
