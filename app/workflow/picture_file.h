// SPDX-License-Identifier: Apache-2.0
// Pictures as files.
#pragma once

#include "core/result.h"

class QImage;

namespace twinloom::workflow
{

/// In the form that the path's suffix names: .png, .jpg and what else Qt writes. An older file stays as it is until the
/// new one is complete. Usage for a suffix that stands for no form; Io with the system's words.
Result<void> savePicture(const QImage &image, const QString &path);

} // namespace twinloom::workflow
