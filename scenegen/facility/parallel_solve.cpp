// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/parallel_solve.h"

#include <algorithm>
#include <thread>

namespace twinloom::facility
{

namespace
{

constexpr std::uint64_t kApart = 0x9e3779b97f4a7c15; ///< seeds in a row begin nothing alike

/// A search beside the caller's.
struct Companion {
    Progress progress; ///< of its own: whoever looks at the caller's need not stand other threads
    Result<Solution> found = Solution{};
    std::thread thread;
};

} // namespace

Result<Solution> solveOnThreads(const Instance &instance, std::uint64_t seed, const SearchLimits &limits, int threads,
                                Progress &progress)
{
    std::vector<Companion> companions(static_cast<std::size_t>(std::max(1, threads) - 1));
    for (std::size_t k = 0; k < companions.size(); ++k)
        companions[k].thread = std::thread([&instance, &limits, &one = companions[k], from = seed + (k + 1) * kApart] {
            one.found = solve(instance, from, limits, one.progress);
        });
    Result<Solution> best = solve(instance, seed, limits, progress);
    for (Companion &one : companions) {
        if (!best)
            one.progress.cancel();
        one.thread.join();
        if (best && one.found && one.found->objective < best->objective)
            best = std::move(one.found);
    }
    return best;
}

} // namespace twinloom::facility
