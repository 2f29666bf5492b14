// SPDX-License-Identifier: Apache-2.0
// Files that people name to be read, and what is said when they cannot be.
#pragma once

#include "core/result.h"

#include <QFile>

namespace twinloom
{

/// Opens the file for reading (`also`: Unbuffered, Text). NotFound: there is none; BadInput: it is a folder; Io with
/// the system's words. Thread: any.
Result<void> openInput(QFile &file, QIODevice::OpenMode also = {});
/// For readers that go back and forth: Io also for a pipe or a device, whose opening might wait for its other end.
Result<void> openRegularInput(QFile &file, QIODevice::OpenMode also = {});

} // namespace twinloom
