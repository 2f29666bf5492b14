// SPDX-License-Identifier: Apache-2.0
// The current OpenGL context (GLX or EGL) as OpenXR wants to be told of it. No Qt and no Eigen: its source includes
// X11.
#pragma once

#include <openxr/openxr.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace twinloom::xr
{

/// Belongs to the thread on which the context is current. The context must live longer.
class GraphicsBinding
{
public:
    /// Null when no context is current on this thread.
    static std::unique_ptr<GraphicsBinding> ofCurrentContext();
    ~GraphicsBinding();

    /// For the chain of XrSessionCreateInfo.
    const void *chain() const;
    /// The extension that it needs beside XR_KHR_opengl_enable; null with GLX.
    const char *extension() const;
    /// An OpenGL function by name.
    void *resolve(const char *name) const;

    /// The call that OpenXR demands before a session: which OpenGL versions the runtime takes.
    static XrResult requirements(XrInstance instance, XrSystemId system, XrVersion &least);
    /// Names of a swapchain's textures.
    static XrResult images(XrSwapchain swapchain, std::vector<std::uint32_t> &textures);

private:
    struct Impl;
    explicit GraphicsBinding(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m;
};

} // namespace twinloom::xr
