// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/surface.h"

#include "app/render/headless.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QOpenGLContext>
#include <QOpenGLWidget>
#include <QPainter>
#include <QTimer>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kLoadingMs = 40; // between pictures while more points are coming

class GlWidget;

/// Draws with a Renderer that lives as long as the widget's context.
class GlSurface : public Surface
{
public:
    GlSurface(const FrameState &state, QWidget *parent);
    ~GlSurface() override;
    QWidget *widget() override;
    QImage picture() override;

    void start(QOpenGLContext *context);
    void stop();
    void draw(unsigned framebuffer, const QSize &pixels);

private:
    const FrameState &m_state;
    GlWidget *m_widget;
    std::unique_ptr<render::Renderer> m_renderer;
    int m_scene = -1, m_overlay = -1, m_selection = -1;
    int m_frame = -1; ///< revision that the framebuffer holds
    QSize m_pixels;
};

class GlWidget : public QOpenGLWidget
{
public:
    GlWidget(GlSurface &surface, QWidget *parent) : QOpenGLWidget(parent), m_surface(surface)
    {
        QSurfaceFormat format;
        format.setVersion(3, 3);
        format.setProfile(QSurfaceFormat::CoreProfile);
        format.setDepthBufferSize(24);
        setFormat(format);
        setUpdateBehavior(PartialUpdate); // keeps the picture, so that it need not be drawn for every menu above it
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void initializeGL() override { m_surface.start(context()); }
    void paintGL() override { m_surface.draw(defaultFramebufferObject(), size() * devicePixelRatioF()); }

private:
    GlSurface &m_surface;
};

GlSurface::GlSurface(const FrameState &state, QWidget *parent) : m_state(state), m_widget(new GlWidget(*this, parent))
{
}

GlSurface::~GlSurface()
{
    m_widget->makeCurrent();
    stop();
    m_widget->doneCurrent();
    delete m_widget;
}

QWidget *GlSurface::widget()
{
    return m_widget;
}

QImage GlSurface::picture()
{
    return m_widget->grabFramebuffer();
}

void GlSurface::start(QOpenGLContext *context)
{
    // A view that is moved to another window may get a new context: what belonged to the old one must go with it.
    QObject::connect(context, &QOpenGLContext::aboutToBeDestroyed, m_widget, [this] {
        m_widget->makeCurrent();
        stop();
        m_widget->doneCurrent();
    });
    auto renderer = render::Renderer::create();
    if (!renderer) {
        m_failure = renderer.error().text();
        return;
    }
    m_failure.clear();
    m_renderer = std::move(*renderer);
}

void GlSurface::stop()
{
    m_renderer.reset();
    m_scene = m_overlay = m_selection = m_frame = -1;
}

void GlSurface::draw(unsigned framebuffer, const QSize &pixels)
{
    if (!m_renderer || !m_state.hierarchy || pixels.isEmpty())
        return;
    if (m_frame == m_state.revision && m_pixels == pixels && !m_statistics.pointsMissing)
        return;
    m_frame = m_state.revision;
    m_pixels = pixels;
    QElapsedTimer timer;
    timer.start();
    if (m_scene != m_state.sceneRevision)
        m_renderer->setScene(*m_state.hierarchy, m_state.resources);
    if (m_overlay != m_state.overlayRevision)
        m_renderer->setOverlays(m_state.overlays);
    if (m_selection != m_state.selectionRevision)
        m_renderer->setSelection(m_state.selection);
    m_scene = m_state.sceneRevision;
    m_overlay = m_state.overlayRevision;
    m_selection = m_state.selectionRevision;
    const double aspect = double(pixels.width()) / pixels.height();
    const auto [low, high] = m_renderer->bounds();
    m_statistics = m_renderer->draw(render::eyeOf(m_state.camera, aspect, low, high),
                                    {.framebuffer = framebuffer, .width = pixels.width(), .height = pixels.height()},
                                    m_state.options);
    m_lastFrame = double(timer.nsecsElapsed()) / 1e6;
    if (m_statistics.pointsMissing)
        QTimer::singleShot(kLoadingMs, m_widget, qOverload<>(&QWidget::update));
    if (drawn)
        drawn();
}

/// Qt's offscreen platform cannot show a QOpenGLWidget (6.4.2 crashes): a picture is made without it.
class HeadlessSurface : public Surface
{
public:
    HeadlessSurface(const FrameState &state, QWidget *parent) : m_state(state), m_widget(new Canvas(*this, parent)) {}
    ~HeadlessSurface() override { delete m_widget; }
    QWidget *widget() override { return m_widget; }
    QImage picture() override { return current(m_widget->size() * m_widget->devicePixelRatioF()); }

private:
    class Canvas : public QWidget
    {
    public:
        Canvas(HeadlessSurface &surface, QWidget *parent) : QWidget(parent), m_surface(surface)
        {
            setAttribute(Qt::WA_TransparentForMouseEvents);
        }

    protected:
        void paintEvent(QPaintEvent *) override
        {
            const QImage &image = m_surface.current(size() * devicePixelRatioF());
            QPainter painter(this);
            if (image.isNull())
                painter.fillRect(rect(), palette().window());
            else
                painter.drawImage(rect(), image);
        }

    private:
        HeadlessSurface &m_surface;
    };

    const QImage &current(const QSize &pixels)
    {
        if (m_frame != m_state.revision || m_image.size() != pixels)
            m_image = render(pixels);
        m_frame = m_state.revision;
        return m_image;
    }

    QImage render(const QSize &pixels)
    {
        if (!m_state.hierarchy || pixels.isEmpty())
            return {};
        QElapsedTimer timer;
        timer.start();
        render::Picture picture;
        picture.width = pixels.width();
        picture.height = pixels.height();
        picture.camera = m_state.camera;
        picture.options = m_state.options;
        picture.overlays = m_state.overlays;
        picture.selection = m_state.selection;
        auto image = render::renderPicture(*m_state.hierarchy, m_state.resources, picture);
        m_lastFrame = double(timer.nsecsElapsed()) / 1e6;
        m_failure = image ? QString() : image.error().text();
        if (drawn)
            drawn();
        return image ? *image : QImage();
    }

    const FrameState &m_state;
    QWidget *m_widget;
    QImage m_image;
    int m_frame = -1;
};

} // namespace

std::unique_ptr<Surface> makeSurface(const FrameState &state, QWidget *parent)
{
    const QString platform = QGuiApplication::platformName();
    if (platform == "offscreen"_L1 || platform == "minimal"_L1)
        return std::make_unique<HeadlessSurface>(state, parent);
    return std::make_unique<GlSurface>(state, parent);
}

} // namespace twinloom::studio
