// SPDX-License-Identifier: Apache-2.0
// A recording of a depth camera: a folder with pictures of depth and colour, and where each was taken.
#pragma once

#include "core/scan/formats/reader.h"

namespace twinloom::scan
{

/// Whether the folder has a "depth" folder in it.
bool isRgbdFolder(const QString &path);
/// The files that make the recording, in an order that does not depend on the disk.
QStringList filesOfRgbdFolder(const QString &path);

/// All pictures of "depth" (with those of "color", "colour", "rgb" or "image", as many, in the same order) as one scan
/// in the trajectory's frame, in metres. Left out: depth beyond 5 m, where a structured-light sensor errs by 3.6 cm
/// (Khoshelham and Oude Elberink 2012), and pixels beside a jump in depth, which lie in the air between. See camera.h
/// for what must lie beside the pictures. Issues: "camera-guessed", "no-colour". Errors as of readScans, naming the
/// picture. Memory: two pictures. Thread: any.
Result<void> readRgbdFolder(const QString &path, PointSink &sink, Progress &progress);

} // namespace twinloom::scan
