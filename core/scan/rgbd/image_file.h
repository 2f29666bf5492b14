// SPDX-License-Identifier: Apache-2.0
// Pictures of a depth camera: 16-bit depth (PNG, PGM) and 8-bit colour (PNG, JPEG).
#pragma once

#include "core/result.h"
#include "core/scan/point_cloud.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace twinloom::scan
{

/// Rows from the top, without padding.
template <class Pixel>
struct Raster {
    int width = 0, height = 0;
    std::vector<Pixel> pixels;

    const Pixel &at(int x, int y) const
    {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
};

using DepthImage = Raster<std::uint16_t>; ///< in the camera's steps; 0: nothing was measured
using ColourImage = Raster<Rgb>;

/// A 16-bit grey PNG or a binary PGM. NotFound, Io; BadInput for another kind of picture, one that is cut off, or more
/// than 8192 pixels a side. Thread: any.
Result<DepthImage> readDepthImage(const QString &path);
/// An 8-bit PNG or JPEG; errors as above.
Result<ColourImage> readColourImage(const QString &path);
/// The same from the bytes of such a file; `name` is what errors call it.
Result<ColourImage> decodeColourImage(const QByteArray &bytes, const QString &name);

} // namespace twinloom::scan
