// SPDX-License-Identifier: GPL-3.0-or-later
// A room from above, small: outline, openings, and the footprints of what stands in it.
#pragma once

#include "core/scene/room.h"

#include <QColor>
#include <QImage>

namespace twinloom::studio
{

/// One colour a category, even around the circle and soft, the same in every picture.
QColor categoryColour(const QString &category);

/// In the colours of the theme in use, fitted into `pixels` with a margin; transparent around.
QImage planPicture(const scene::Room &room, const QSize &pixels);

} // namespace twinloom::studio
