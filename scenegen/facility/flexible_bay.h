// SPDX-License-Identifier: Apache-2.0
// Where departments of unequal area go: flexible bays (Tate and Smith 1995, "Unequal-area facility layout by genetic
// search"). The plant is cut into parallel bays of varying width, each bay into departments that fill it.
#pragma once

#include "scenegen/facility/search_budget.h"

#include <Eigen/Core>

#include <array>
#include <cstdint>
#include <vector>

namespace twinloom::facility
{

struct FlexibleBayInstance {
    double width = 0, height = 0;       ///< of the plant, metres
    std::vector<double> area;           ///< by department
    std::vector<double> maxAspectRatio; ///< longer side over shorter, by department
    Eigen::MatrixXd flow;               ///< n x n; flow(i, j) + flow(j, i) counts for the pair
};

struct FlexibleBayLayout {
    std::vector<std::array<double, 4>> rectangles; ///< x, y, width, height by department, in [0, width] x [0, height]
    double objective = 0;                          ///< sum of flow times rectilinear distance between centroids
};

double flexibleBayCost(const FlexibleBayInstance &instance, const std::vector<std::array<double, 4>> &rectangles);

/// Simulated annealing over the order of departments, the breaks between bays and the side that bays run along: half of
/// the time from many random layouts, then, less hot, again and again from the best one. Only layouts that keep every
/// aspect ratio are returned. BadInput when none was found. Thread: any.
Result<FlexibleBayLayout> solveFlexibleBay(const FlexibleBayInstance &instance, std::uint64_t seed,
                                           const SearchLimits &limits, Progress &progress);

} // namespace twinloom::facility
