// SPDX-License-Identifier: GPL-3.0-or-later
// A placement map as a picture to lay over a floor.
#pragma once

#include "scenegen/graph/suggest.h"

#include <QImage>

namespace twinloom::studio
{

/// From a faint violet (hardly) over green to a strong yellow (best); transparent where no floor is. Its first row is
/// the map's last one, so that up in the picture is along +y.
QImage heatPicture(const scenegen::PlacementMap &map);

} // namespace twinloom::studio
