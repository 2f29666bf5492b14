// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace twinloom::studio
{

class MainWindow;

/// Shows the window, waits until its view has been drawn at full quality, and saves a picture of it. False, with a line
/// on standard error, when that fails within 60 s.
bool saveScreenshot(MainWindow &window, const QString &path);

} // namespace twinloom::studio
