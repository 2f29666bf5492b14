// SPDX-License-Identifier: Apache-2.0
// Runs the event loop until something is true.
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>

#include <thread>

namespace twinloom::source
{

template <class Condition>
bool waitFor(Condition condition, int milliseconds = 10'000)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > milliseconds)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1);
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    return true;
}

} // namespace twinloom::source
