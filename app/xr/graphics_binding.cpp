// SPDX-License-Identifier: Apache-2.0
#include "app/xr/graphics_binding.h"

#include "app/xr/structure.h"

#include <dlfcn.h>

#include <EGL/egl.h>
#include <GL/glx.h>

#define XR_USE_GRAPHICS_API_OPENGL
#define XR_USE_PLATFORM_XLIB
#define XR_USE_PLATFORM_EGL
#include <openxr/openxr_platform.h>

namespace twinloom::xr
{
namespace
{

/// The libraries that the context's owner has loaded already; nothing is loaded for the question alone.
template <class Function>
Function symbol(const char *library, const char *name)
{
    void *loaded = dlopen(library, RTLD_NOW | RTLD_NOLOAD);
    if (!loaded)
        return nullptr;
    void *found = dlsym(loaded, name);
    dlclose(loaded); // it stays loaded: others hold it
    return reinterpret_cast<Function>(found);
}
#define TWINLOOM_EGL(name) symbol<decltype(&name)>("libEGL.so.1", #name)
#define TWINLOOM_GLX(name) symbol<decltype(&name)>("libGLX.so.0", #name)

} // namespace

struct GraphicsBinding::Impl {
    bool isEgl = false;
    XrGraphicsBindingEGLMNDX egl = typed<XrGraphicsBindingEGLMNDX>(XR_TYPE_GRAPHICS_BINDING_EGL_MNDX);
    XrGraphicsBindingOpenGLXlibKHR glx =
        typed<XrGraphicsBindingOpenGLXlibKHR>(XR_TYPE_GRAPHICS_BINDING_OPENGL_XLIB_KHR);
    decltype(&eglGetProcAddress) eglResolve = nullptr;
    decltype(&glXGetProcAddressARB) glxResolve = nullptr;

    bool takeEgl()
    {
        const auto context = TWINLOOM_EGL(eglGetCurrentContext);
        const auto display = TWINLOOM_EGL(eglGetCurrentDisplay);
        const auto query = TWINLOOM_EGL(eglQueryContext);
        const auto choose = TWINLOOM_EGL(eglChooseConfig);
        eglResolve = TWINLOOM_EGL(eglGetProcAddress);
        if (!context || !display || !query || !choose || !eglResolve || context() == EGL_NO_CONTEXT)
            return false;
        isEgl = true;
        egl.display = display();
        egl.context = context();
        EGLint id = 0, count = 0;
        query(egl.display, egl.context, EGL_CONFIG_ID, &id);
        const EGLint wanted[] = {EGL_CONFIG_ID, id, EGL_NONE};
        choose(egl.display, wanted, &egl.config, 1, &count);
        egl.getProcAddress =
            reinterpret_cast<decltype(egl.getProcAddress)>(eglResolve); // its type differs between headers
        return true;
    }

    bool takeGlx()
    {
        const auto context = TWINLOOM_GLX(glXGetCurrentContext);
        const auto display = TWINLOOM_GLX(glXGetCurrentDisplay);
        const auto drawable = TWINLOOM_GLX(glXGetCurrentDrawable);
        const auto query = TWINLOOM_GLX(glXQueryContext);
        const auto choose = TWINLOOM_GLX(glXChooseFBConfig);
        const auto attribute = TWINLOOM_GLX(glXGetFBConfigAttrib);
        glxResolve = TWINLOOM_GLX(glXGetProcAddressARB);
        if (!context || !display || !drawable || !query || !choose || !attribute || !glxResolve || !context())
            return false;
        glx.xDisplay = display();
        glx.glxContext = context();
        glx.glxDrawable = drawable();
        int id = 0, screen = 0, count = 0, visual = 0;
        query(glx.xDisplay, glx.glxContext, GLX_FBCONFIG_ID, &id);
        query(glx.xDisplay, glx.glxContext, GLX_SCREEN, &screen);
        const int wanted[] = {GLX_FBCONFIG_ID, id, 0};
        GLXFBConfig *configs = choose(glx.xDisplay, screen, wanted, &count);
        if (configs && count > 0) {
            glx.glxFBConfig = configs[0];
            attribute(glx.xDisplay, configs[0], GLX_VISUAL_ID, &visual);
            glx.visualid = std::uint32_t(visual);
        }
        if (const auto release = symbol<decltype(&XFree)>("libX11.so.6", "XFree"); configs && release)
            release(configs);
        return true;
    }
};

GraphicsBinding::GraphicsBinding(std::unique_ptr<Impl> impl) : m(std::move(impl)) {}
GraphicsBinding::~GraphicsBinding() = default;

std::unique_ptr<GraphicsBinding> GraphicsBinding::ofCurrentContext()
{
    auto impl = std::make_unique<Impl>();
    if (!impl->takeEgl() && !impl->takeGlx())
        return nullptr;
    return std::unique_ptr<GraphicsBinding>(new GraphicsBinding(std::move(impl)));
}

const void *GraphicsBinding::chain() const
{
    return m->isEgl ? static_cast<const void *>(&m->egl) : &m->glx;
}

const char *GraphicsBinding::extension() const
{
    return m->isEgl ? XR_MNDX_EGL_ENABLE_EXTENSION_NAME : nullptr;
}

void *GraphicsBinding::resolve(const char *name) const
{
    return m->isEgl ? reinterpret_cast<void *>(m->eglResolve(name))
                    : reinterpret_cast<void *>(m->glxResolve(reinterpret_cast<const GLubyte *>(name)));
}

XrResult GraphicsBinding::requirements(XrInstance instance, XrSystemId system, XrVersion &least)
{
    PFN_xrGetOpenGLGraphicsRequirementsKHR get = nullptr;
    XrResult result = xrGetInstanceProcAddr(instance, "xrGetOpenGLGraphicsRequirementsKHR",
                                            reinterpret_cast<PFN_xrVoidFunction *>(&get));
    if (XR_FAILED(result) || !get)
        return XR_FAILED(result) ? result : XR_ERROR_FUNCTION_UNSUPPORTED;
    auto requirements = typed<XrGraphicsRequirementsOpenGLKHR>(XR_TYPE_GRAPHICS_REQUIREMENTS_OPENGL_KHR);
    result = get(instance, system, &requirements);
    least = requirements.minApiVersionSupported;
    return result;
}

XrResult GraphicsBinding::images(XrSwapchain swapchain, std::vector<std::uint32_t> &textures)
{
    std::uint32_t count = 0;
    XrResult result = xrEnumerateSwapchainImages(swapchain, 0, &count, nullptr);
    if (XR_FAILED(result))
        return result;
    std::vector<XrSwapchainImageOpenGLKHR> images(count,
                                                  typed<XrSwapchainImageOpenGLKHR>(XR_TYPE_SWAPCHAIN_IMAGE_OPENGL_KHR));
    result = xrEnumerateSwapchainImages(swapchain, count, &count,
                                        reinterpret_cast<XrSwapchainImageBaseHeader *>(images.data()));
    textures.clear();
    for (std::uint32_t i = 0; XR_SUCCEEDED(result) && i < count; ++i)
        textures.push_back(images[i].image);
    return result;
}

} // namespace twinloom::xr
