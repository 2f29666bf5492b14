// SPDX-License-Identifier: Apache-2.0
// How long a search may look for something better: by the clock for people, by steps for results that must repeat.
#pragma once

#include "core/progress.h"

#include <chrono>

namespace twinloom::facility
{

struct SearchLimits {
    double seconds = 10.0;  ///< wall time; ignored when `steps` is set
    std::int64_t steps = 0; ///< moves tried; above 0 the result depends on the seed alone
};

/// Polls clock, steps and Progress at little cost. One a search, on its thread.
class SearchBudget
{
public:
    SearchBudget(const SearchLimits &limits, Progress &progress)
        : m_limits(limits), m_progress(progress), m_start(std::chrono::steady_clock::now())
    {
    }
    /// Counts `steps` more moves and looks at the clock. False: stop.
    bool spend(std::int64_t steps)
    {
        m_done += steps;
        m_share = m_limits.steps > 0 ? double(m_done) / double(m_limits.steps) : elapsed() / m_limits.seconds;
        m_progress.set(std::min(1.0, m_share));
        return m_share < 1.0 && !m_progress.cancelled();
    }
    /// 0 at the start, 1 at the end.
    double share() const { return m_share; }
    bool cancelled() const { return m_progress.cancelled(); }
    double elapsed() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count(); }

private:
    SearchLimits m_limits;
    Progress &m_progress;
    std::chrono::steady_clock::time_point m_start;
    std::int64_t m_done = 0;
    double m_share = 0;
};

} // namespace twinloom::facility
