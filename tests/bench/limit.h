// SPDX-License-Identifier: Apache-2.0
// How a benchmark states what it has to keep to: `twinloom bench` prints the verdict. The limit is for the counter
// `median_ms` where the benchmark sets one (what a person waits), else for its CPU time an iteration.
#pragma once

#include <benchmark/benchmark.h>

namespace twinloom::bench
{

inline void limit(benchmark::State &state, double milliseconds)
{
    state.counters["limit_ms"] = milliseconds;
}

} // namespace twinloom::bench
