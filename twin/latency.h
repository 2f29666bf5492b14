// SPDX-License-Identifier: Apache-2.0
// How long values take, as quantiles: counts in steps of 2 % from a microsecond to a quarter of an hour, so memory does
// not grow. Thread: one at a time.
#pragma once

#include <QtGlobal>

#include <array>

namespace twinloom::twin
{

class Latency
{
public:
    /// Negative ones (a source whose clock is ahead) count as 0.
    void add(qint64 nanoseconds);
    qint64 count() const { return m_count; }
    /// Milliseconds; at most 2 % too high. 0 without any.
    double quantile(double share) const;
    double maximum() const { return double(m_maximum) / 1e6; }

private:
    static constexpr std::size_t kSteps = 1050;
    std::array<qint64, kSteps> m_counts{};
    qint64 m_count = 0;
    qint64 m_maximum = 0;
};

} // namespace twinloom::twin
