// SPDX-License-Identifier: Apache-2.0
// Which points of a cloud hang together.
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"

#include <cstdint>
#include <vector>

namespace twinloom::scan
{

using Indices = std::vector<std::uint32_t>; ///< of points in a cloud
constexpr double kConnected = 1.1;          ///< spacings of the points: cells in which surfaces hang together

/// Parts of `points` whose cells of `cell` metres touch (26 neighbours), ordered by their first point. Cancelled.
/// Deterministic. Thread: any.
Result<std::vector<Indices>> connectedParts(const PointCloud &cloud, const Indices &points, double cell,
                                            Progress &progress);

/// The same, and parts whose points lie farther apart than the cells are large, as on what is far from all scanners,
/// hang together where they are as near to each other as their own points are; up to three cells. Time: n log n.
Result<std::vector<Indices>> linkedParts(const PointCloud &cloud, const Indices &points, double cell,
                                         Progress &progress);

} // namespace twinloom::scan
