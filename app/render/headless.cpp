// SPDX-License-Identifier: Apache-2.0
#include "app/render/headless.h"

#include "app/render/gl_objects.h"

#include <epoxy/egl.h>

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

namespace twinloom::render
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("render", source);
}

Unexpected eglFailure(const char *what)
{
    return unexpected(ErrorCode::Peer,
                      text("Cannot draw without a display: %1 failed (EGL error 0x%2).")
                          .arg(QLatin1String(what))
                          .arg(eglGetError(), 0, 16),
                      text("Install Mesa's EGL driver (libegl-mesa0, libgl1-mesa-dri)."));
}

/// Mesa's surfaceless platform, else the first device, else the default display.
EGLDisplay openDisplay()
{
    const char *names = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    const auto has = [names](const char *name) { return names && std::strstr(names, name) != nullptr; };
    if (has("EGL_EXT_platform_base")) {
        if (has("EGL_MESA_platform_surfaceless")) {
            const EGLDisplay display =
                eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
            if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr))
                return display;
        }
        if (has("EGL_EXT_platform_device") && has("EGL_EXT_device_enumeration")) {
            EGLDeviceEXT device = nullptr;
            EGLint count = 0;
            if (eglQueryDevicesEXT(1, &device, &count) && count > 0) {
                const EGLDisplay display = eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, device, nullptr);
                if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr))
                    return display;
            }
        }
    }
    const EGLDisplay display = eglGetDisplay(EGL_DEFAULT_DISPLAY);
    return display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) ? display : EGL_NO_DISPLAY;
}

} // namespace

struct HeadlessContext::Impl {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
};

HeadlessContext::HeadlessContext(std::unique_ptr<Impl> impl) : m(std::move(impl)) {}

HeadlessContext::~HeadlessContext()
{
    doneCurrent();
    if (m->context != EGL_NO_CONTEXT)
        eglDestroyContext(m->display, m->context);
    // The display stays: EGL counts no references to it, and another context of this process may use it.
}

Result<std::unique_ptr<HeadlessContext>> HeadlessContext::create()
{
    auto impl = std::make_unique<Impl>();
    impl->display = openDisplay();
    if (impl->display == EGL_NO_DISPLAY)
        return eglFailure("eglInitialize");
    if (!eglBindAPI(EGL_OPENGL_API))
        return eglFailure("eglBindAPI");
    const EGLint wanted[] = {EGL_SURFACE_TYPE, 0, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (!eglChooseConfig(impl->display, wanted, &config, 1, &count) || count == 0)
        return eglFailure("eglChooseConfig");
    for (const auto &[major, minor] : {std::pair(4, 5), std::pair(3, 3)}) {
        const EGLint attributes[] = {EGL_CONTEXT_MAJOR_VERSION,
                                     major,
                                     EGL_CONTEXT_MINOR_VERSION,
                                     minor,
                                     EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                     EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                     EGL_NONE};
        impl->context = eglCreateContext(impl->display, config, EGL_NO_CONTEXT, attributes);
        if (impl->context != EGL_NO_CONTEXT)
            break;
    }
    if (impl->context == EGL_NO_CONTEXT)
        return eglFailure("eglCreateContext");
    std::unique_ptr<HeadlessContext> context(new HeadlessContext(std::move(impl)));
    if (const auto current = context->makeCurrent(); !current)
        return unexpected(current.error());
    return context;
}

Result<void> HeadlessContext::makeCurrent()
{
    if (!eglBindAPI(EGL_OPENGL_API) || !eglMakeCurrent(m->display, EGL_NO_SURFACE, EGL_NO_SURFACE, m->context))
        return eglFailure("eglMakeCurrent");
    return {};
}

QString HeadlessContext::driver() const
{
    return QString::fromUtf8(reinterpret_cast<const char *>(glGetString(GL_RENDERER)));
}

void HeadlessContext::doneCurrent()
{
    if (eglGetCurrentContext() == m->context)
        eglMakeCurrent(m->display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
}

namespace
{

QImage readBack(const RenderTarget &target)
{
    QImage image(target.width(), target.height(), QImage::Format_RGBA8888_Premultiplied);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, target.framebuffer());
    glReadBuffer(GL_COLOR_ATTACHMENT0);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, target.width(), target.height(), GL_RGBA, GL_UNSIGNED_BYTE, image.bits());
    return image.mirrored(); // OpenGL's first row is the lowest
}

} // namespace

Result<QImage> renderPicture(const scene::Hierarchy &hierarchy, const Resources &resources, const Picture &picture)
{
    if (picture.width <= 0 || picture.height <= 0 || picture.supersample < 1)
        return unexpected(ErrorCode::Usage, text("A picture of %1 x %2 pixels with %3 samples cannot be drawn.")
                                                .arg(picture.width)
                                                .arg(picture.height)
                                                .arg(picture.supersample));
    constexpr double kMostSamples = 34e6; // an 8K picture; more would take gigabytes
    const double pixels = static_cast<double>(picture.width) * picture.height;
    if (pixels > kMostSamples)
        return unexpected(
            ErrorCode::Usage,
            QCoreApplication::translate("render", "A picture of %1 x %2 pixels is too large to be drawn.")
                .arg(picture.width)
                .arg(picture.height),
            QCoreApplication::translate("render", "Ask for at most 34 million pixels, 7680 x 4320 for example."));
    auto context = HeadlessContext::create();
    if (!context)
        return unexpected(context.error());
    auto renderer = Renderer::create();
    if (!renderer)
        return unexpected(renderer.error());
    GLint side = 4096;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &side);
    if (std::max(picture.width, picture.height) > side)
        return unexpected(ErrorCode::Usage,
                          QCoreApplication::translate(
                              "render", "A picture of %1 x %2 pixels cannot be drawn by this graphics driver.")
                              .arg(picture.width)
                              .arg(picture.height),
                          QCoreApplication::translate("render", "Ask for at most %1 pixels a side.").arg(side));
    int samples = picture.supersample; // fewer where that many do not fit
    while (samples > 1 &&
           (pixels * samples * samples > kMostSamples || std::max(picture.width, picture.height) * samples > side))
        --samples;
    Options options = picture.options;
    options.waitForPoints = true;
    if (pixels * samples * samples > kMostSamples / 4)
        options.multisample = 0;
    const int width = picture.width * samples, height = picture.height * samples;
    RenderTarget target({TextureFormat()}, false);
    if (const auto made = target.ensure(width, height, 0); !made)
        return unexpected(made.error());
    (*renderer)->setScene(hierarchy, resources);
    (*renderer)->setOverlays(picture.overlays);
    (*renderer)->setSelection(picture.selection);
    const auto [low, high] = (*renderer)->bounds();
    const double aspect = static_cast<double>(width) / height;
    const Camera camera = picture.camera ? *picture.camera : (*renderer)->overview(options, aspect);
    (*renderer)->draw(eyeOf(camera, aspect, low, high), {target.framebuffer(), width, height, false}, options);
    QImage image = readBack(target);
    if (const GLenum error = glGetError(); error != GL_NO_ERROR)
        return unexpected(ErrorCode::Peer,
                          text("The graphics driver failed while drawing (OpenGL error 0x%1).").arg(error, 0, 16));
    if (samples > 1)
        image = image.scaled(picture.width, picture.height, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

} // namespace twinloom::render
