// SPDX-License-Identifier: Apache-2.0
// How far a thing turned between two scans, by its points: boxes are known but for quarters of a turn, and which side
// is the front is a guess.
#pragma once

#include "core/geometry/box.h"
#include "core/progress.h"

#include <optional>
#include <span>

namespace twinloom::scan
{

/// Radians about z in (-pi, pi] that bring the points `before` onto those `after` (both of one thing, evenly thinned,
/// metres, z up; `lift`: how much higher it stands). Each scan may have seen it from one side, so that one turn is told
/// from another by heights alone: by points at whose places the other scan saw what is below them. None where no
/// turn is clearly better than all others, as of round or rectangular things; and where points are too few to tell.
/// Some ten milliseconds. A point-to-point ICP (Besl, McKay 1992) from all around. None when cancelled, too. Thread:
/// any.
std::optional<double> turnOfThing(std::span<const geometry::Vec3> before, std::span<const geometry::Vec3> after,
                                  double lift, const Progress &progress);

} // namespace twinloom::scan
