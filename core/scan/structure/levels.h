// SPDX-License-Identifier: Apache-2.0
// Heights of horizontal surfaces: which is the floor, which the ceiling.
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"

#include <functional>

namespace twinloom::scan
{

struct Level {
    double height = 0; ///< median height of its points
    double area = 0;   ///< square metres that it covers, seen from above
};

/// Horizontal surfaces of at least `leastArea`, lowest first. `accepts`, if given, chooses the points by index. When
/// cancelled it ends early, and what it returns says nothing.
std::vector<Level> findLevels(const PointCloud &cloud, double spacing, double leastArea,
                              const std::function<bool(std::size_t)> &accepts = {}, const Progress &progress = {});

struct FloorAndCeiling {
    std::optional<double> floor, ceiling;
};
/// Floor: the lowest level with a fair share of the largest level's area. Ceiling: the level that covers the most, at
/// least `leastHeadroom` metres above the floor (the highest level is often a lamp or what is seen through a skylight).
FloorAndCeiling chooseFloorAndCeiling(const std::vector<Level> &levels, double leastHeadroom = 1.8);

} // namespace twinloom::scan
