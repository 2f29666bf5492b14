// SPDX-License-Identifier: Apache-2.0
// Reproducible random numbers: the same seed gives the same numbers with every compiler and library, which the
// distributions of <random> do not promise. Generator: PCG32 (O'Neill 2014, "PCG: A Family of Simple Fast
// Space-Efficient Statistically Good Algorithms for Random Number Generation").
#pragma once

#include <cstdint>
#include <cstddef>
#include <span>
#include <utility>

namespace twinloom::geometry
{

/// Not thread-safe; give each thread or each item its own, with its own stream.
class Random
{
public:
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

    std::uint32_t bits();
    /// Uniform in [0, 1).
    double uniform();
    double uniform(double from, double to) { return from + (to - from) * uniform(); }
    /// Uniform in [0, n); n > 0.
    std::uint32_t below(std::uint32_t n);
    /// Standard normal (polar method).
    double normal();
    /// Index drawn in proportion to non-negative weights; their count when all are zero.
    std::size_t weighted(std::span<const double> weights);

    template <class Range>
    void shuffle(Range &range)
    {
        for (auto i = static_cast<std::uint32_t>(range.size()); i > 1; --i)
            std::swap(range[i - 1], range[below(i)]);
    }

private:
    std::uint64_t m_state;
    std::uint64_t m_increment;
    double m_spare = 0.0;
    bool m_hasSpare = false;
};

} // namespace twinloom::geometry
