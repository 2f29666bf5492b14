// SPDX-License-Identifier: Apache-2.0
// Things that were found in pieces: a chair seen from one side may be its seat and its foot, an armchair two halves.
#pragma once

#include "core/geometry/box.h"

#include <span>
#include <vector>

namespace twinloom::scan
{

struct Assembly {
    std::vector<std::size_t> pieces; ///< the largest first
    geometry::Box box;               ///< around the points of all
};

/// What boxes may be, each with its points (metres, z up): every one by itself, in their order, then pairs of boxes
/// that touch or stand over each other, then all of what hangs together so where that is three or four. Of what has no
/// points, only by itself. Time: the square of the boxes. Thread: any.
std::vector<Assembly> assembliesOf(std::span<const geometry::Box> boxes,
                                   std::span<const std::vector<geometry::Vec3>> points);

} // namespace twinloom::scan
