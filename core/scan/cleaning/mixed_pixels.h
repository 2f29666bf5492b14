// SPDX-License-Identifier: Apache-2.0
// Mixed pixels: where a beam met the edge of something and what is behind it, the scanner reports a range between.
// Compare Tang, Huber, Akinci 2007, "A comparative analysis of depth-discontinuity and mixed-pixel detection
// algorithms".
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"

#include <span>

namespace twinloom::scan
{

/// For each point of one station 1 where it is a mixed pixel: among the eight beams next to it some end clearly
/// nearer, some clearly farther, and fewer than two at about its range. (A surface, however slanted, has neighbours
/// at a point's own range; a thin thing has none that are nearer.) Where beams are far apart, or crowded above a
/// scanner that turns, nothing is said.
/// `positions` and `station` in one frame, metres. Cancelled. Time: about 0.3 microseconds a point. Thread: any.
Result<std::vector<std::uint8_t>> findMixedPixels(std::span<const Eigen::Vector3f> positions,
                                                  const Eigen::Vector3f &station, Progress &progress);

} // namespace twinloom::scan
