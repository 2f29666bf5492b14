// SPDX-License-Identifier: Apache-2.0
// The OpenXR functions that the runtime offers, in its own namespace: only the negotiation function is exported. Their
// meaning is the specification's.
#pragma once

#include "app/xr/simulated/runtime.h"

// Declares the specification's functions anew within the namespace, from their own types.
#define TWINLOOM_DECLARE(name) std::remove_pointer_t<PFN_##name> name

struct XrGraphicsRequirementsOpenGLKHR;

namespace twinloom::simulated
{

TWINLOOM_DECLARE(xrGetInstanceProcAddr);
TWINLOOM_DECLARE(xrEnumerateInstanceExtensionProperties);
TWINLOOM_DECLARE(xrCreateInstance);
TWINLOOM_DECLARE(xrDestroyInstance);
TWINLOOM_DECLARE(xrGetInstanceProperties);
TWINLOOM_DECLARE(xrPollEvent);
TWINLOOM_DECLARE(xrResultToString);
TWINLOOM_DECLARE(xrStructureTypeToString);
TWINLOOM_DECLARE(xrStringToPath);
TWINLOOM_DECLARE(xrPathToString);
TWINLOOM_DECLARE(xrGetSystem);
TWINLOOM_DECLARE(xrGetSystemProperties);
TWINLOOM_DECLARE(xrEnumerateEnvironmentBlendModes);
TWINLOOM_DECLARE(xrEnumerateViewConfigurations);
TWINLOOM_DECLARE(xrGetViewConfigurationProperties);
TWINLOOM_DECLARE(xrEnumerateViewConfigurationViews);
TWINLOOM_DECLARE(xrCreateSession);
TWINLOOM_DECLARE(xrDestroySession);
TWINLOOM_DECLARE(xrBeginSession);
TWINLOOM_DECLARE(xrEndSession);
TWINLOOM_DECLARE(xrRequestExitSession);
TWINLOOM_DECLARE(xrWaitFrame);
TWINLOOM_DECLARE(xrBeginFrame);
TWINLOOM_DECLARE(xrEndFrame);
TWINLOOM_DECLARE(xrLocateViews);
TWINLOOM_DECLARE(xrEnumerateSwapchainFormats);
TWINLOOM_DECLARE(xrCreateSwapchain);
TWINLOOM_DECLARE(xrDestroySwapchain);
TWINLOOM_DECLARE(xrEnumerateSwapchainImages);
TWINLOOM_DECLARE(xrAcquireSwapchainImage);
TWINLOOM_DECLARE(xrWaitSwapchainImage);
TWINLOOM_DECLARE(xrReleaseSwapchainImage);
TWINLOOM_DECLARE(xrEnumerateReferenceSpaces);
TWINLOOM_DECLARE(xrCreateReferenceSpace);
TWINLOOM_DECLARE(xrGetReferenceSpaceBoundsRect);
TWINLOOM_DECLARE(xrCreateActionSpace);
TWINLOOM_DECLARE(xrLocateSpace);
TWINLOOM_DECLARE(xrDestroySpace);
TWINLOOM_DECLARE(xrCreateActionSet);
TWINLOOM_DECLARE(xrDestroyActionSet);
TWINLOOM_DECLARE(xrCreateAction);
TWINLOOM_DECLARE(xrDestroyAction);
TWINLOOM_DECLARE(xrSuggestInteractionProfileBindings);
TWINLOOM_DECLARE(xrAttachSessionActionSets);
TWINLOOM_DECLARE(xrGetCurrentInteractionProfile);
TWINLOOM_DECLARE(xrSyncActions);
TWINLOOM_DECLARE(xrGetActionStateBoolean);
TWINLOOM_DECLARE(xrGetActionStateFloat);
TWINLOOM_DECLARE(xrGetActionStateVector2f);
TWINLOOM_DECLARE(xrGetActionStatePose);
TWINLOOM_DECLARE(xrEnumerateBoundSourcesForAction);
TWINLOOM_DECLARE(xrGetInputSourceLocalizedName);
TWINLOOM_DECLARE(xrApplyHapticFeedback);
TWINLOOM_DECLARE(xrStopHapticFeedback);
XrResult getOpenGLGraphicsRequirements(XrInstance instance, XrSystemId system,
                                       XrGraphicsRequirementsOpenGLKHR *requirements);

} // namespace twinloom::simulated
#undef TWINLOOM_DECLARE
