// SPDX-License-Identifier: Apache-2.0
#include "twin/latency.h"

#include <algorithm>
#include <cmath>

namespace twinloom::twin
{
namespace
{

constexpr double kLeast = 1000; // nanoseconds
const double kLogStep = std::log(1.02);

} // namespace

void Latency::add(qint64 nanoseconds)
{
    const qint64 time = std::max<qint64>(nanoseconds, 0);
    const double step = double(time) <= kLeast ? 0 : std::ceil(std::log(double(time) / kLeast) / kLogStep);
    ++m_counts[std::min(std::size_t(step), kSteps - 1)];
    ++m_count;
    m_maximum = std::max(m_maximum, time);
}

double Latency::quantile(double share) const
{
    const auto wanted = qint64(std::ceil(share * double(m_count)));
    qint64 seen = 0;
    for (std::size_t step = 0; step < kSteps && wanted > 0; ++step) {
        seen += m_counts[step];
        if (seen >= wanted)
            return std::min(kLeast * std::exp(double(step) * kLogStep) / 1e6, maximum());
    }
    return 0;
}

} // namespace twinloom::twin
