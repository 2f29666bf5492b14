// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/mixed_pixels.h"

#include "core/scan/cleaning/beams.h"

#include <algorithm>
#include <cmath>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kPoll = 8192;
constexpr std::size_t kBeams = 8;    // next to a point
constexpr std::size_t kFewBeams = 5; // with fewer nothing is said
constexpr int kOnSurface = 2;        // neighbours at a point's own range that make it one of a surface
constexpr float kWide = 0.05f;       // metres between beams from which they tell nothing of each other

struct Neighbour {
    float apart = 0; ///< squared, of unit directions
    float range = 0;
};

/// The beams next to one, nearest first.
class Nearby
{
public:
    void clear() { m_count = 0; }
    void add(const Neighbour &beam)
    {
        if (m_count == kBeams && beam.apart >= m_beams[kBeams - 1].apart)
            return;
        std::size_t i = m_count < kBeams ? m_count++ : kBeams - 1;
        for (; i > 0 && m_beams[i - 1].apart > beam.apart; --i)
            m_beams[i] = m_beams[i - 1];
        m_beams[i] = beam;
    }
    bool showMixedPixel(float range) const
    {
        if (m_count < kFewBeams)
            return false;
        int same = 0, nearer = 0, farther = 0;
        for (std::size_t i = 0; i < m_count; ++i) {
            const float apart = std::sqrt(m_beams[i].apart), step = m_beams[i].range - range;
            const float surface = Beams::stepOnSurface(apart * range);
            if (apart * range > kWide)
                return false;
            same += std::abs(step) <= surface;
            nearer += step < -surface;
            farther += step > surface;
        }
        return same < kOnSurface && nearer > 0 && farther > 0;
    }

private:
    std::array<Neighbour, kBeams> m_beams{};
    std::size_t m_count = 0;
};

} // namespace

Result<std::vector<std::uint8_t>> findMixedPixels(std::span<const Eigen::Vector3f> positions,
                                                  const Eigen::Vector3f &station, Progress &progress)
{
    const auto beams = Beams::sorted(positions, station, progress);
    if (!beams)
        return unexpected(beams.error());
    std::vector<std::uint8_t> mixed(positions.size(), 0);
    Nearby nearby;
    std::size_t done = 0;
    for (std::uint32_t cell = 0; cell < beams->cells(); ++cell) {
        const std::span<const Beams::Beam> own = beams->in(cell);
        if (own.empty())
            continue;
        const Beams::Around around = beams->around(cell);
        if (around.isCrowded())
            continue;
        for (const Beams::Beam &beam : own) {
            if (++done % kPoll == 0) {
                if (progress.cancelled())
                    return cancelledError();
                progress.set(static_cast<double>(done) / static_cast<double>(positions.size()));
            }
            nearby.clear();
            for (const std::span<const Beams::Beam> run : around.runs)
                for (const Beams::Beam &other : run)
                    if (other.point != beam.point)
                        nearby.add({(other.direction - beam.direction).squaredNorm(), other.range});
            mixed[beam.point] = nearby.showMixedPixel(beam.range);
        }
    }
    return mixed;
}

} // namespace twinloom::scan
