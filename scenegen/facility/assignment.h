// SPDX-License-Identifier: Apache-2.0
// Which machine goes to which of the given places: the quadratic assignment problem (Koopmans and Beckmann 1957).
#pragma once

#include "scenegen/facility/search_budget.h"

#include <Eigen/Core>

#include <cstdint>
#include <vector>

namespace twinloom::facility
{

/// Minimise the sum over i, j of distance(i, j) * flow(p(i), p(j)): facility p(i) stands at place i.
struct AssignmentInstance {
    Eigen::MatrixXd distance, flow; ///< n x n, need not be symmetric
};

struct Assignment {
    std::vector<int> permutation; ///< p, counted from 0
    double objective = 0;
};

double assignmentCost(const AssignmentInstance &instance, const std::vector<int> &permutation);

/// Robust tabu search with the full swap table (Taillard 1991, "Robust taboo search for the quadratic assignment
/// problem"), restarted from the best after a while without success. Memory: O(n^2). Thread: any. Cancelled gives an
/// Error.
Result<Assignment> solveAssignment(const AssignmentInstance &instance, std::uint64_t seed, const SearchLimits &limits,
                                   Progress &progress);

} // namespace twinloom::facility
