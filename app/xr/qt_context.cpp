// SPDX-License-Identifier: Apache-2.0
#include "app/xr/qt_context.h"

#include <QCoreApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QThread>

namespace twinloom::xr
{

Result<Session::MakeContext> sharedContext(QOpenGLContext *share)
{
    QSurfaceFormat format;
    format.setVersion(3, 3);
    format.setProfile(QSurfaceFormat::CoreProfile);
    if (share)
        format = share->format();
    auto surface = std::make_shared<QOffscreenSurface>();
    surface->setFormat(format);
    surface->create();
    auto context = std::make_shared<QOpenGLContext>();
    context->setFormat(format);
    context->setShareContext(share);
    if (!surface->isValid() || !context->create())
        return unexpected(ErrorCode::Peer,
                          QCoreApplication::translate("xr", "The graphics driver makes no context for the headset."),
                          QCoreApplication::translate("xr", "Update the graphics driver."));
    context->moveToThread(nullptr); // whoever has no thread may be pulled to one
    return Session::MakeContext([surface, context]() -> Result<std::shared_ptr<void>> {
        context->moveToThread(QThread::currentThread());
        if (!context->makeCurrent(surface.get()))
            return unexpected(ErrorCode::Peer,
                              QCoreApplication::translate("xr", "The headset's context cannot be used on its thread."));
        return std::shared_ptr<void>(context.get(), [context](void *) {
            context->doneCurrent();
            context->moveToThread(nullptr);
        });
    });
}

} // namespace twinloom::xr
