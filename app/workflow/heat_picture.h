// SPDX-License-Identifier: Apache-2.0
// A placement map as a picture to lay over a floor.
#pragma once

#include "scenegen/graph/suggest.h"

#include <QImage>

namespace twinloom::workflow
{

/// The heats of a map's floor, told apart by their ratios: a place that is ten times less likely is as far below the
/// best one wherever that is.
struct HeatScale {
    float least = 1, most = 1; ///< both above 0

    explicit HeatScale(const scenegen::PlacementMap &map);
    /// 0 for the least, 1 for the best.
    float share(float heat) const;
    /// How many times likelier the best place is than the worst.
    double range() const { return double(most) / double(least); }
};

/// From a faint violet (worst) over green to a strong yellow (best); transparent where no floor is. Its first row is
/// the map's last one, so that up in the picture is along +y.
QImage heatPicture(const scenegen::PlacementMap &map);
/// The colours from the worst, on the left, to the best.
QImage heatRamp(const QSize &size);

} // namespace twinloom::workflow
