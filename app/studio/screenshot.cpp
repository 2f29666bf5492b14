// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/screenshot.h"

#include "app/studio/window/main_window.h"
#include "app/workflow/picture_file.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QCoreApplication>

#include <cstdio>

namespace twinloom::studio
{

namespace
{
constexpr int kPatienceMs = 60'000, kSettleMs = 700; // the camera has come to rest and messages have been laid out
}

bool saveScreenshot(MainWindow &window, const QString &path)
{
    window.show();
    const QDeadlineTimer patience(kPatienceMs);
    QDeadlineTimer settled(kSettleMs);
    while (!patience.hasExpired() && (!settled.hasExpired() || (window.document() && !window.viewport().drawnOnce())))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
    if (window.document() && !window.viewport().drawnOnce()) {
        std::fputs("The window was not drawn within a minute.\n", stderr);
        return false;
    }
    const auto saved = workflow::savePicture(window.grab().toImage(), path);
    if (!saved)
        std::fputs(qPrintable(saved.error().text() + u'\n'), stderr);
    return saved.has_value();
}

} // namespace twinloom::studio
