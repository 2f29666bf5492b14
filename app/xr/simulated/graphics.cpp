// SPDX-License-Identifier: Apache-2.0
#include "app/xr/simulated/graphics.h"

#include <dlfcn.h>

#include <EGL/egl.h>
#include <GL/glcorearb.h>
#include <GL/glx.h>

#define XR_USE_GRAPHICS_API_OPENGL
#define XR_USE_PLATFORM_XLIB
#define XR_USE_PLATFORM_EGL
#include <openxr/openxr.h>
#include <openxr/openxr_platform.h>

namespace twinloom::simulated
{
namespace
{

/// A function of a library that the application has loaded already. Never from the whole process: programs may export
/// variables named like OpenGL's functions.
template <class Function>
Function symbol(void *library, const char *name)
{
    return reinterpret_cast<Function>(library ? dlsym(library, name) : nullptr);
}

struct Egl {
    void *library = dlopen("libEGL.so.1", RTLD_NOW);
    decltype(&eglGetProcAddress) getProcAddress = symbol<decltype(&eglGetProcAddress)>(library, "eglGetProcAddress");
    decltype(&eglMakeCurrent) makeCurrent = symbol<decltype(&eglMakeCurrent)>(library, "eglMakeCurrent");
    decltype(&eglGetCurrentContext) currentContext =
        symbol<decltype(&eglGetCurrentContext)>(library, "eglGetCurrentContext");
    decltype(&eglGetCurrentDisplay) currentDisplay =
        symbol<decltype(&eglGetCurrentDisplay)>(library, "eglGetCurrentDisplay");
    decltype(&eglGetCurrentSurface) currentSurface =
        symbol<decltype(&eglGetCurrentSurface)>(library, "eglGetCurrentSurface");
    bool complete() const
    {
        return getProcAddress && makeCurrent && currentContext && currentDisplay && currentSurface;
    }
};

struct Glx {
    void *library = dlopen("libGLX.so.0", RTLD_NOW);
    decltype(&glXGetProcAddressARB) getProcAddress =
        symbol<decltype(&glXGetProcAddressARB)>(library, "glXGetProcAddressARB");
    decltype(&glXMakeCurrent) makeCurrent = symbol<decltype(&glXMakeCurrent)>(library, "glXMakeCurrent");
    decltype(&glXGetCurrentContext) currentContext =
        symbol<decltype(&glXGetCurrentContext)>(library, "glXGetCurrentContext");
    decltype(&glXGetCurrentDisplay) currentDisplay =
        symbol<decltype(&glXGetCurrentDisplay)>(library, "glXGetCurrentDisplay");
    decltype(&glXGetCurrentDrawable) currentDrawable =
        symbol<decltype(&glXGetCurrentDrawable)>(library, "glXGetCurrentDrawable");
    bool complete() const
    {
        return getProcAddress && makeCurrent && currentContext && currentDisplay && currentDrawable;
    }
};

struct Gl {
    PFNGLGENTEXTURESPROC genTextures = nullptr;
    PFNGLDELETETEXTURESPROC deleteTextures = nullptr;
    PFNGLBINDTEXTUREPROC bindTexture = nullptr;
    PFNGLTEXIMAGE2DPROC texImage2D = nullptr;
    PFNGLTEXIMAGE3DPROC texImage3D = nullptr;
    PFNGLTEXPARAMETERIPROC texParameteri = nullptr;
    PFNGLGETTEXIMAGEPROC getTexImage = nullptr;
    PFNGLGETINTEGERVPROC getIntegerv = nullptr;
    PFNGLPIXELSTOREIPROC pixelStorei = nullptr;
    PFNGLBINDBUFFERPROC bindBuffer = nullptr;
    PFNGLFINISHPROC finish = nullptr;

    template <class Resolve>
    bool load(Resolve resolve)
    {
        const auto one = [&](auto &function, const char *name) {
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(resolve(name));
            return function != nullptr;
        };
        return one(genTextures, "glGenTextures") && one(deleteTextures, "glDeleteTextures") &&
               one(bindTexture, "glBindTexture") && one(texImage2D, "glTexImage2D") &&
               one(texImage3D, "glTexImage3D") && one(texParameteri, "glTexParameteri") &&
               one(getTexImage, "glGetTexImage") && one(getIntegerv, "glGetIntegerv") &&
               one(pixelStorei, "glPixelStorei") && one(bindBuffer, "glBindBuffer") && one(finish, "glFinish");
    }
};

template <class Binding>
const Binding *find(const XrSessionCreateInfo &info, XrStructureType type)
{
    for (auto *next = static_cast<const XrBaseInStructure *>(info.next); next; next = next->next)
        if (next->type == type)
            return reinterpret_cast<const Binding *>(next);
    return nullptr;
}

} // namespace

struct Graphics::Impl {
    Egl egl;
    Glx glx;
    bool isEgl = false;
    EGLDisplay eglDisplay = EGL_NO_DISPLAY;
    EGLContext eglContext = EGL_NO_CONTEXT;
    Display *display = nullptr;
    GLXDrawable drawable = 0;
    GLXContext glxContext = nullptr;
    Gl gl;
};

/// Makes the session's context current, and what was current before again at the end.
class Graphics::Current
{
public:
    explicit Current(const Impl &impl) : m(impl)
    {
        if (m.isEgl) {
            m_context = m.egl.currentContext();
            if (m_context == m.eglContext)
                return;
            m_display = m.egl.currentDisplay();
            m_draw = m.egl.currentSurface(EGL_DRAW);
            m_read = m.egl.currentSurface(EGL_READ);
            m_switched = m.egl.makeCurrent(m.eglDisplay, EGL_NO_SURFACE, EGL_NO_SURFACE, m.eglContext);
        } else {
            m_glxContext = m.glx.currentContext();
            if (m_glxContext == m.glxContext)
                return;
            m_glxDisplay = m.glx.currentDisplay();
            m_drawable = m.glx.currentDrawable();
            m_switched = m.glx.makeCurrent(m.display, m.drawable, m.glxContext);
        }
    }
    ~Current()
    {
        if (!m_switched)
            return;
        if (m.isEgl)
            m.egl.makeCurrent(m_display == EGL_NO_DISPLAY ? m.eglDisplay : m_display, m_draw, m_read, m_context);
        else
            m.glx.makeCurrent(m_glxDisplay ? m_glxDisplay : m.display, m_drawable, m_glxContext);
    }
    Current(const Current &) = delete;
    Current &operator=(const Current &) = delete;

private:
    const Impl &m;
    bool m_switched = false;
    EGLContext m_context = EGL_NO_CONTEXT;
    EGLDisplay m_display = EGL_NO_DISPLAY;
    EGLSurface m_draw = EGL_NO_SURFACE, m_read = EGL_NO_SURFACE;
    GLXContext m_glxContext = nullptr;
    Display *m_glxDisplay = nullptr;
    GLXDrawable m_drawable = 0;
};

Graphics::Graphics(std::unique_ptr<Impl> impl) : m(std::move(impl)) {}
Graphics::~Graphics() = default;

Graphics::Outcome Graphics::create(const XrSessionCreateInfo &info, std::unique_ptr<Graphics> &graphics)
{
    auto impl = std::make_unique<Impl>();
    if (const auto *egl = find<XrGraphicsBindingEGLMNDX>(info, XR_TYPE_GRAPHICS_BINDING_EGL_MNDX)) {
        impl->isEgl = true;
        impl->eglDisplay = egl->display;
        impl->eglContext = egl->context;
        if (!egl->getProcAddress || !egl->display || !egl->context || !egl->config || !impl->egl.complete())
            return Outcome::Refused;
        const Current current(*impl);
        if (!impl->gl.load([&](const char *name) { return impl->egl.getProcAddress(name); }))
            return Outcome::Refused;
    } else if (const auto *glx = find<XrGraphicsBindingOpenGLXlibKHR>(info, XR_TYPE_GRAPHICS_BINDING_OPENGL_XLIB_KHR)) {
        impl->display = glx->xDisplay;
        impl->drawable = glx->glxDrawable;
        impl->glxContext = glx->glxContext;
        if (!glx->xDisplay || !glx->glxDrawable || !glx->glxContext || !glx->glxFBConfig || !glx->visualid ||
            !impl->glx.complete())
            return Outcome::Refused;
        const Current current(*impl);
        if (!impl->gl.load(
                [&](const char *name) { return impl->glx.getProcAddress(reinterpret_cast<const GLubyte *>(name)); }))
            return Outcome::Refused;
    } else {
        return Outcome::Headless;
    }
    graphics.reset(new Graphics(std::move(impl)));
    return Outcome::Made;
}

unsigned Graphics::makeTexture(std::int64_t format, int width, int height, int layers, int samples)
{
    if (samples > 1)
        return 0;
    const Current current(*m);
    const bool array = layers > 1;
    const GLenum target = array ? GL_TEXTURE_2D_ARRAY : GL_TEXTURE_2D;
    GLint bound = 0;
    m->gl.getIntegerv(array ? GL_TEXTURE_BINDING_2D_ARRAY : GL_TEXTURE_BINDING_2D, &bound);
    GLuint texture = 0;
    m->gl.genTextures(1, &texture);
    m->gl.bindTexture(target, texture);
    const bool isFloat = format == GL_RGBA16F;
    const GLenum type = isFloat ? GL_HALF_FLOAT : GL_UNSIGNED_BYTE;
    if (array)
        m->gl.texImage3D(target, 0, GLint(format), width, height, layers, 0, GL_RGBA, type, nullptr);
    else
        m->gl.texImage2D(target, 0, GLint(format), width, height, 0, GL_RGBA, type, nullptr);
    m->gl.texParameteri(target, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    m->gl.texParameteri(target, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    m->gl.bindTexture(target, GLuint(bound));
    return texture;
}

void Graphics::deleteTextures(const std::vector<unsigned> &textures)
{
    const Current current(*m);
    m->gl.deleteTextures(GLsizei(textures.size()), textures.data());
}

std::vector<std::uint8_t> Graphics::read(unsigned texture, int width, int height)
{
    const Current current(*m);
    std::vector<std::uint8_t> bytes(std::size_t(width) * std::size_t(height) * 4);
    GLint bound = 0, packBuffer = 0, alignment = 4;
    m->gl.getIntegerv(GL_TEXTURE_BINDING_2D, &bound);
    m->gl.getIntegerv(GL_PIXEL_PACK_BUFFER_BINDING, &packBuffer);
    m->gl.getIntegerv(GL_PACK_ALIGNMENT, &alignment);
    m->gl.bindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    m->gl.pixelStorei(GL_PACK_ALIGNMENT, 1);
    m->gl.bindTexture(GL_TEXTURE_2D, texture);
    m->gl.getTexImage(GL_TEXTURE_2D, 0, GL_RGBA, GL_UNSIGNED_BYTE, bytes.data());
    m->gl.bindTexture(GL_TEXTURE_2D, GLuint(bound));
    m->gl.pixelStorei(GL_PACK_ALIGNMENT, alignment);
    m->gl.bindBuffer(GL_PIXEL_PACK_BUFFER, GLuint(packBuffer));
    return bytes;
}

std::vector<std::int64_t> Graphics::formats()
{
    return {GL_RGBA16F, GL_RGBA8,
            GL_SRGB8_ALPHA8}; // as others list them: the application must choose, not take the first
}

} // namespace twinloom::simulated
