// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/screenshot.h"

#include "app/studio/window/main_window.h"
#include "app/workflow/picture_file.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QCoreApplication>

namespace twinloom::studio
{

namespace
{
constexpr int kPatienceMs = 60'000, kSettleMs = 700; // the camera has come to rest and messages have been laid out
}

Result<void> saveScreenshot(MainWindow &window, const QString &path)
{
    window.show();
    const QDeadlineTimer patience(kPatienceMs);
    QDeadlineTimer settled(kSettleMs);
    while (!patience.hasExpired() && (!settled.hasExpired() || (window.document() && !window.viewport().drawnOnce())))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
    if (window.document() && !window.viewport().drawnOnce())
        return unexpected(ErrorCode::Peer, QCoreApplication::translate("twinloom::studio::main",
                                                                       "The window was not drawn within a minute."));
    return workflow::savePicture(window.grab().toImage(), path);
}

} // namespace twinloom::studio
