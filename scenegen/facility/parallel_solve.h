// SPDX-License-Identifier: Apache-2.0
// Several searches for one benchmark instance at once.
#pragma once

#include "scenegen/facility/instance_json.h"

namespace twinloom::facility
{

/// The best of `threads` searches (at least one) that begin from different seeds, the first from `seed` itself, each
/// for as long as the limits say on a thread of its own: at no time worse than solve(). With a limit of steps the
/// result depends on the seed and the number of threads alone. Errors as solve(), of the first search.
Result<Solution> solveOnThreads(const Instance &instance, std::uint64_t seed, const SearchLimits &limits, int threads,
                                Progress &progress);

} // namespace twinloom::facility
