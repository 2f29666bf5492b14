// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/random.h"

#include <cmath>

namespace twinloom::geometry
{

Random::Random(std::uint64_t seed, std::uint64_t stream) : m_state(0), m_increment((stream << 1U) | 1U)
{
    bits();
    m_state += seed;
    bits();
}

std::uint32_t Random::bits()
{
    const std::uint64_t old = m_state;
    m_state = old * 6364136223846793005ULL + m_increment;
    const auto shifted = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
    const auto rotation = static_cast<std::uint32_t>(old >> 59U);
    return (shifted >> rotation) | (shifted << ((32U - rotation) & 31U));
}

double Random::uniform()
{
    const std::uint64_t high = bits() >> 5U, low = bits() >> 6U;
    return static_cast<double>((high << 26U) | low) * 0x1p-53;
}

std::uint32_t Random::below(std::uint32_t n)
{
    // Lemire 2019, "Fast Random Integer Generation in an Interval": no bias, rarely a division.
    std::uint64_t product = std::uint64_t(bits()) * n;
    if (static_cast<std::uint32_t>(product) < n) {
        const std::uint32_t threshold = (0U - n) % n;
        while (static_cast<std::uint32_t>(product) < threshold)
            product = std::uint64_t(bits()) * n;
    }
    return static_cast<std::uint32_t>(product >> 32U);
}

double Random::normal()
{
    if (m_hasSpare) {
        m_hasSpare = false;
        return m_spare;
    }
    double x, y, squared;
    do {
        x = uniform(-1, 1);
        y = uniform(-1, 1);
        squared = x * x + y * y;
    } while (squared >= 1 || squared == 0);
    const double factor = std::sqrt(-2 * std::log(squared) / squared);
    m_spare = y * factor;
    m_hasSpare = true;
    return x * factor;
}

std::size_t Random::weighted(std::span<const double> weights)
{
    double total = 0;
    for (const double weight : weights)
        total += weight;
    if (!(total > 0))
        return weights.size();
    double left = uniform() * total;
    std::size_t last = weights.size();
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] <= 0)
            continue;
        last = i;
        left -= weights[i];
        if (left < 0)
            return i;
    }
    return last; // rounding left a crumb: the last one that can be drawn
}

} // namespace twinloom::geometry
