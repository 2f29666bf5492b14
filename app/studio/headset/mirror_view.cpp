// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/headset/mirror_view.h"

#include "app/studio/theme/theme.h"

#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>

namespace twinloom::studio
{

MirrorView::MirrorView(QWidget *parent) : QOpenGLWidget(parent)
{
    setMinimumHeight(120);
}

MirrorView::~MirrorView()
{
    release();
}

void MirrorView::release()
{
    if (!m_framebuffer)
        return;
    makeCurrent();
    context()->extraFunctions()->glDeleteFramebuffers(1, &m_framebuffer);
    doneCurrent();
    m_framebuffer = 0;
}

void MirrorView::initializeGL()
{
    // A panel that is moved to another window gets a new context.
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, [this] { release(); });
}

void MirrorView::show(const xr::Session::Mirror &picture)
{
    m_picture = picture;
    update();
}

void MirrorView::clear()
{
    m_picture.reset();
    update();
}

void MirrorView::paintGL()
{
    QOpenGLExtraFunctions *gl = context()->extraFunctions();
    const QColor back = theme().field;
    gl->glClearColor(back.redF(), back.greenF(), back.blueF(), 1);
    gl->glClear(GL_COLOR_BUFFER_BIT);
    if (!m_picture)
        return;
    if (!m_framebuffer)
        gl->glGenFramebuffers(1, &m_framebuffer);
    gl->glBindFramebuffer(GL_READ_FRAMEBUFFER, m_framebuffer);
    gl->glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, m_picture->texture, 0);
    const QSize view = size() * devicePixelRatioF();
    const QSize fitted = QSize(m_picture->width, m_picture->height).scaled(view, Qt::KeepAspectRatio);
    const int left = (view.width() - fitted.width()) / 2, low = (view.height() - fitted.height()) / 2;
    if (gl->glCheckFramebufferStatus(GL_READ_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE)
        gl->glBlitFramebuffer(0, 0, m_picture->width, m_picture->height, left, low, left + fitted.width(),
                              low + fitted.height(), GL_COLOR_BUFFER_BIT, GL_LINEAR);
    gl->glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, 0, 0);
    gl->glBindFramebuffer(GL_READ_FRAMEBUFFER, defaultFramebufferObject());
}

} // namespace twinloom::studio
