// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace twinloom::studio
{

class MainWindow;

/// Shows the window, waits until its view has been drawn at full quality, and saves a picture of it. Peer when nothing
/// is drawn within 60 s; Io when the file cannot be written.
Result<void> saveScreenshot(MainWindow &window, const QString &path);

} // namespace twinloom::studio
